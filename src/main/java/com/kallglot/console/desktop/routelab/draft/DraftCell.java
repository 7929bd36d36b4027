package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.Explained;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// A kept draft: whether it would find a route now, its name, the provider or the code.
final class DraftCell extends ListCell<Saved> {
  private final LabModel lab;
  private final Messages messages;
  private final Label name = Nodes.label("");
  private final Label outcome = Nodes.label("", "kg-mono", "kg-muted");
  private final HBox row = new HBox(8, new Region(), name, outcome);

  DraftCell(LabModel lab, Messages messages) {
    this.lab = lab;
    this.messages = messages;
    row.getStyleClass().add("kg-draft");
    name.setMinWidth(40);
    // The name is what a draft is found by: the code makes way for it
    outcome.setMinWidth(0);
    outcome.setMaxWidth(Double.MAX_VALUE);
    outcome.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(outcome, Priority.ALWAYS);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Saved saved, boolean empty) {
    super.updateItem(saved, empty);
    if (empty || saved == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(messages.shown(saved.name()));
    Explained shown = lab.now().get();
    if (shown == null) {
      outcome.setText("");
      mark(Nodes.icon("fth-minus", "muted"));
    } else {
      show(
          Explained.of(Draft.parse(saved.text()), shown.configuration(), shown.policy())
              .resolution()
              .outcome());
    }
    setGraphic(row);
    setAccessibleText(name.getText() + ", " + outcome.getText());
  }

  private void show(Outcome found) {
    boolean refused = found instanceof Outcome.Refused;
    mark(Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle", refused ? "bad" : "ok"));
    outcome.setText(
        switch (found) {
          case Outcome.Refused refusal -> refusal.code();
          case Outcome.StreamOnly() -> messages.get("outcome.stream.brief");
          case Outcome.ToProvider to -> to.provider().name().toLowerCase(Locale.ROOT);
        });
  }

  private void mark(FontIcon icon) {
    row.getChildren().set(0, icon);
  }
}
