package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.Problem;
import com.kallglot.console.settings.SavedDrafts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/// The draft, as a form or as text: one of the two is looked at, both are always up to date.
public final class DraftController {
  @FXML private Label saved;
  @FXML private ToggleGroup view;
  @FXML private ToggleButton asForm;
  @FXML private ToggleButton asJson;
  @FXML private Node formPane;
  @FXML private Node jsonPane;
  @FXML private JsonEditor json;
  @FXML private Label verdict;
  @FXML private VBox problems;

  private final LabModel lab;
  private final DraftShelf shelf;
  private final CurlPaste curl;
  private final Messages messages;
  private final ProblemWords words;
  private final Lifetime lifetime;

  public DraftController(
      LabModel lab, DraftShelf shelf, Notices notices, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.shelf = shelf;
    this.curl = new CurlPaste(lab, notices, messages);
    this.messages = messages;
    this.words = new ProblemWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    json.setAccessibleText(messages.get("draft.json"));
    json.seenAs(messages::shown);
    json.onTyped(text -> {
      if (!lifetime.isOver()) {
        lab.type(text);
      }
    });
    json.onPaste(curl::takes);
    view.selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen == null && before != null) {
            before.setSelected(true);
          }
          Nodes.show(formPane, Nodes.Showing.when(asForm.isSelected()));
          Nodes.show(jsonPane, Nodes.Showing.when(asJson.isSelected()));
        });
    Nodes.show(jsonPane, Nodes.Showing.NO);
    lifetime.watch(lab.draft(), this::show);
    lifetime.watch(this::showName, lab.name(), lab.draft(), shelf.drafts());
  }

  private void showName() {
    String name = lab.name().get();
    if (name == null) {
      saved.setText(messages.get("draft.unsaved"));
    } else {
      var now = new SavedDrafts.Saved(name, lab.draft().get().text());
      boolean isKept = shelf.drafts().contains(now);
      saved.setText(isKept ? messages.shown(name) : messages.get("draft.changed", name));
    }
    saved.setTooltip(new Tooltip(saved.getText()));
  }

  private void show(Draft draft) {
    json.show(draft.text(), draft.problems());
    boolean broken =
        draft.problems().stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
    verdict.setText(messages.get(broken ? "draft.invalid" : "draft.valid"));
    verdict.setGraphic(Nodes.icon(broken ? "fth-x-circle" : "fth-check-circle"));
    verdict.getStyleClass().setAll("label", "kg-marked", broken ? "bad" : "ok");
    problems.getChildren().setAll(draft.problems().stream().map(this::row).toList());
  }

  private Button row(Problem problem) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    var row = new Button(problem.line() + ":" + problem.column() + "  " + words.of(problem));
    row.getStyleClass().setAll("kg-problem", error ? "bad" : "warn");
    row.setGraphic(Nodes.icon(error ? "fth-x-circle" : "fth-alert-triangle"));
    row.setMnemonicParsing(false); // names of fields have underscores
    row.setWrapText(true);
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(_ -> json.goTo(problem));
    return row;
  }

  @FXML
  private void copy() {
    var content = new ClipboardContent();
    content.putString(lab.draft().get().text());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
