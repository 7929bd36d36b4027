package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.impairment.ImpairmentModel.State;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Preset;
import com.kallglot.console.organization.impairment.Trouble;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The impairment lab: presets, and the parts that say each thing by itself.
public final class ImpairmentController {
  @FXML private VBox lab;
  @FXML private Button undo;
  @FXML private Button clean;
  @FXML private Button close;
  @FXML private Node elsewhere;
  @FXML private Node failed;
  @FXML private Label failedText;
  @FXML private VBox body;
  @FXML private FlowPane presets;
  @FXML private Label since;

  private final ImpairmentModel model;
  private final Notices notices;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Map<Preset, ToggleButton> buttons = new EnumMap<>(Preset.class);
  private boolean made;

  public ImpairmentController(
      ImpairmentModel model,
      Notices notices,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.moments = moments;
    this.model = model;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    for (Preset preset : Preset.values()) {
      var button = new ToggleButton(messages.of("impairment.preset", preset));
      button.setId("impairment-preset-" + preset.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("kg-chip");
      button.setOnAction(_ -> choose(preset));
      buttons.put(preset, button);
      presets.getChildren().add(button);
    }
    lifetime.watch(this::show, model.state(), model.failure(), model.canUndo(), model.since());
    lifetime.watch(model.open(), this::opened);
    lab.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    made = true;
  }

  /// The focus goes where something was opened, and back when it is closed; not while the page is
  /// made with an open lab.
  private void opened(boolean isOpen) {
    Nodes.show(lab, Showing.when(isOpen));
    if (made && isOpen) {
      Nodes.bringIntoView(lab);
      (body.isVisible() ? presets.getChildren().getFirst() : close).requestFocus();
    } else if (made && lab.getScene() != null) {
      Node chip = lab.getScene().lookup("#impairment-chip");
      if (chip != null && chip.isVisible()) {
        chip.requestFocus();
      }
    }
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      key.consume();
      leave();
    }
  }

  private void show() {
    State state = model.state().get();
    Optional<Trouble> now = model.now();
    Nodes.show(elsewhere, Showing.when(state instanceof State.Elsewhere));
    Nodes.show(body, Showing.when(now.isPresent()));
    showFailure(state instanceof State.Failed(var why) ? why : model.failure().get());
    undo.setDisable(!model.canUndo().get());
    clean.setDisable(now.filter(trouble -> !trouble.isNone()).isEmpty());
    Instant changed = model.since().get();
    boolean acts = changed != null && now.filter(trouble -> !trouble.isNone()).isPresent();
    Nodes.show(since, Showing.when(acts));
    since.setText(
        changed == null ? "" : messages.get("impairment.since", moments.toTheSecond(changed)));
    Network network = now.map(Trouble::network).orElse(Network.CLEAN);
    buttons.forEach((preset, button) -> button.setSelected(now.isPresent() && preset.is(network)));
  }

  private void showFailure(@Nullable Failure why) {
    Nodes.show(failed, Showing.when(why != null));
    failedText.setText(why == null ? "" : why.detail());
  }

  private void choose(Preset preset) {
    model
        .now()
        .ifPresent(now -> {
          model.apply(now.with(preset.seeded(now.network().seed())));
          show(); // a preset that is chosen already cannot be taken back for none
        });
  }

  @FXML
  private void undo() {
    model.undo();
  }

  @FXML
  private void clean() {
    model
        .now()
        .ifPresent(now -> {
          model.apply(Trouble.NONE);
          notices.tell(messages.get("impairment.cleaned"), () -> model.apply(now));
        });
  }

  @FXML
  private void again() {
    model.read();
  }

  @FXML
  private void leave() {
    model.open().set(false);
  }
}
