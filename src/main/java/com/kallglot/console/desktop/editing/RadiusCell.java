package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.history.replay.BlastRadius;
import com.kallglot.console.history.replay.BlastRadius.Affected;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.TelephonyConfiguration;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A request that a change would route otherwise: which it is, before → after.
final class RadiusCell extends ListCell<Affected> {
  private final Messages messages;
  private final Moments moments;
  private final DomainWords words;
  private final BlastRadius radius;
  private final Label name = Nodes.label("", "kg-body", "kg-caption");
  private final Label before = Nodes.label("");
  private final Label after = Nodes.label("");
  private final VBox box;

  RadiusCell(Messages messages, Moments moments, BlastRadius radius) {
    this.messages = messages;
    this.moments = moments;
    this.words = new DomainWords(messages);
    this.radius = radius;
    var change = new HBox(6, before, Nodes.icon("fth-arrow-right", "muted"), after);
    change.getStyleClass().add("kg-radius-change");
    box = new VBox(2, name, change);
    box.getStyleClass().add("kg-radius-row");
  }

  @Override
  protected void updateItem(Affected affected, boolean empty) {
    super.updateItem(affected, empty);
    if (empty || affected == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(words.request(affected.request(), moments));
    show(before, affected.before(), radius.before());
    // What is gone has its name from before
    show(after, affected.after(), radius.before());
    setGraphic(box);
    setAccessibleText(
        messages.get("radius.row", name.getText(), before.getText(), after.getText()));
  }

  private void show(Label label, Outcome outcome, TelephonyConfiguration named) {
    boolean refused = outcome instanceof Outcome.Refused;
    label.setText(words.brief(outcome, named));
    label.setGraphic(Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle"));
    label.getStyleClass().setAll("label", "kg-marked", refused ? "bad" : "ok");
  }
}
