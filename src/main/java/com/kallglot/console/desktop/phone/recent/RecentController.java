package com.kallglot.console.desktop.phone.recent;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.phone.LoggedCall;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The calls that are remembered. One that can still be looked at is shown when it is selected;
/// Enter fills the dial field with whom it was with, and dials nobody.
public final class RecentController {
  @FXML private VBox pane;
  @FXML private Button clear;
  @FXML private Label none;
  @FXML private ListView<LoggedCall> list;

  private final RecentCalls recent;
  private final PhoneModel model;
  private final Consumer<LoggedCall> fill;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Clock clock;

  /// @param fill takes whom to call again
  public RecentController(
      RecentCalls recent,
      PhoneModel model,
      Consumer<LoggedCall> fill,
      Messages messages,
      Lifetime lifetime,
      Clock clock) {
    this.recent = recent;
    this.model = model;
    this.fill = fill;
    this.messages = messages;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @FXML
  private void initialize() {
    var moments = new Moments(messages, clock);
    list.setItems(recent.calls());
    list.setCellFactory(_ -> new RecentCell(messages, moments, model));
    clear.setTooltip(new Tooltip(messages.get("phone.recent.clear")));
    lifetime.watch(this::show, recent.calls(), recent.reading());
    lifetime.watch(model.calls(), _ -> list.refresh());
    lifetime.watch(list.getSelectionModel().selectedItemProperty(), this::look);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    pane.sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            recent.read();
          }
        });
  }

  private void show() {
    boolean empty = recent.calls().isEmpty();
    Nodes.show(list, Showing.when(!empty));
    Nodes.show(clear, Showing.when(!empty));
    Nodes.show(none, Showing.when(empty && recent.reading().get() != RecentCalls.Reading.UNREAD));
    none.setText(
        messages.get(
            recent.reading().get() == RecentCalls.Reading.FAILED
                ? "phone.recent.failed"
                : "phone.recent.none"));
  }

  private void look(@Nullable LoggedCall call) {
    if (call != null) {
      model.calls().get().stream().filter(call::isOf).findFirst().ifPresent(model::show);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && fillSelected()) {
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getClickCount() == 2) {
      var _ = fillSelected();
    }
  }

  private boolean fillSelected() {
    Optional<LoggedCall> call = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    call.ifPresent(fill);
    return call.isPresent();
  }

  @FXML
  private void clear() {
    recent.clear();
  }
}
