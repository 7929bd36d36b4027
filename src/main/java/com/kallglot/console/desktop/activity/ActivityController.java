package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.trace.journal.Entry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// The page of everything that was exchanged: looked through by kind and text, followed while
/// nothing is chosen, saved as it is shown.
public final class ActivityController {
  private static final Duration LOOK = Duration.millis(250);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @FXML private Node page;
  @FXML private Node own;
  @FXML private Button open;
  @FXML private Label count;
  @FXML private Button save;
  @FXML private ToggleGroup kinds;
  @FXML private TextField search;
  @FXML private TableView<Row> table;
  @FXML private Node empty;
  @FXML private Label emptyTitle;
  @FXML private Label emptyDetail;

  private final ActivityModel model;
  private final CaptureModel capture;
  private final OpenDialog dialog;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Function<String, Optional<Path>> place;

  /// @param place asks where to save; is given a name that fits
  public ActivityController(
      ActivityModel model,
      CaptureModel capture,
      OpenDialog dialog,
      Notices notices,
      Messages messages,
      Lifetime lifetime,
      Function<String, Optional<Path>> place) {
    this.model = model;
    this.capture = capture;
    this.dialog = dialog;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
    this.place = place;
  }

  @FXML
  private void initialize() {
    new ActivityTable(messages).fill(table);
    lifetime.watch(capture.state(), this::show);
    table.setItems(model.shown());
    search.setText(model.text().get());
    lifetime.watch(search.textProperty(), typed -> model.text().set(typed));
    lifetime.watch(
        model.text(),
        text -> {
          if (!search.getText().equals(text)) {
            search.setText(text);
          }
        });
    lifetime.watch(kinds.selectedToggleProperty(), this::show);
    restore(); // what was chosen before the views were built anew
    lifetime.watch(
        table.getSelectionModel().selectedItemProperty(),
        row -> model.choose(row == null ? null : row.entry()));
    lifetime.watch(this::show, model.shown(), model.all());
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    lifetime.watch(page.sceneProperty(), _ -> look());
    lifetime.watch(table.heightProperty(), _ -> Nodes.onceLaidOut(table, this::restore));
    lifetime.every(LOOK, this::look);
  }

  /// Esc follows what happens, an arrow begins with what happened last.
  private void pressed(KeyEvent key) {
    boolean arrow = key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN;
    if (key.getCode() == KeyCode.ESCAPE) {
      table.getSelectionModel().clearSelection();
      follow();
    } else if (arrow && table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().selectLast();
      key.consume();
    }
  }

  /// A page that nobody sees asks for nothing.
  private void look() {
    if (page.getScene() != null) {
      model.refresh();
    }
  }

  /// A capture stands in the place of what this console exchanged.
  private void show(CaptureState state) {
    boolean none = state instanceof CaptureState.None;
    boolean back = none && !own.isVisible();
    Nodes.show(own, Nodes.Showing.when(none));
    if (back) {
      open.requestFocus();
    }
  }

  @FXML
  private void openCapture() {
    var owner = page.getScene() == null ? null : page.getScene().getWindow();
    dialog.ask(owner, null).ifPresent(capture::open);
  }

  private void show(Toggle chosen) {
    String word = chosen == null ? "all" : String.valueOf(chosen.getUserData());
    model.kind().set(word.equals("all") ? null : Entry.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private void show() {
    int all = model.all().size();
    int shown = model.shown().size();
    count.setText(
        all == shown
            ? messages.get("activity.count", all)
            : messages.get("activity.count.of", shown, all));
    save.setDisable(shown == 0);
    Nodes.show(empty, Nodes.Showing.when(shown == 0));
    Nodes.show(table, Nodes.Showing.when(shown > 0));
    emptyTitle.setText(messages.get(all == 0 ? "activity.empty" : "activity.no_match"));
    emptyDetail.setText(
        messages.get(all == 0 ? "activity.empty.detail" : "activity.no_match.detail"));
    restore();
  }

  /// What was chosen stays so while the list changes under it.
  private void restore() {
    Entry chosen = model.chosen().get();
    Row selected = table.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      follow();
    } else if (selected == null || !selected.entry().equals(chosen)) {
      model.shown().stream()
          .filter(row -> row.entry().equals(chosen))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
  }

  private void follow() {
    if (!model.shown().isEmpty()) {
      table.scrollTo(model.shown().size() - 1);
    }
  }

  @FXML
  private void save() {
    String name =
        "kallglot-activity-" + STAMP.format(ZonedDateTime.now(ZoneId.systemDefault())) + ".jsonl";
    place
        .apply(name)
        .ifPresent(file ->
            model.save(
                file,
                saved -> notices.tell(messages.get("activity.saved", saved, file)),
                problem ->
                    notices.tell(
                        messages.get(
                            "activity.not_saved",
                            file,
                            Objects.requireNonNullElse(problem.getMessage(), "")))));
  }
}
