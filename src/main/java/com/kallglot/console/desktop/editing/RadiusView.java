package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.history.replay.BlastRadius;
import com.kallglot.console.history.replay.BlastRadius.Affected;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a change would route otherwise, for whoever is about to save it: how many of the known
/// requests, and on demand which, each before and after.
public final class RadiusView extends VBox {
  private static final double ROW = 44;
  private static final int MOST_ROWS = 5;

  private final Label count = Nodes.wrapped("", "kg-marked");
  private final Label more = Nodes.wrapped("", "kg-caption", "kg-muted");
  private final Button which = new Button();
  private final ListView<Affected> list = new ListView<>();

  public RadiusView() {
    getStyleClass().add("kg-radius");
    which.getStyleClass().add("kg-link");
    which.setMinWidth(USE_PREF_SIZE);
    which.setId("radius-which");
    list.setId("radius-list");
    list.setFixedCellSize(ROW);
    list.getStyleClass().add("kg-radius-list");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox.setHgrow(count, Priority.SOMETIMES);
    count.setId("radius-count");
    getChildren().addAll(new HBox(8, count, space, which), more, list);
    clear();
  }

  /// Shows nothing.
  public void clear() {
    Nodes.show(this, Nodes.Showing.NO);
    list.getItems().clear();
  }

  /// It is being found out.
  public void begin(Messages messages) {
    only(messages.get("radius.reading"), "fth-clock", "muted");
  }

  /// It could not be found out; the change can be made all the same.
  public void show(Messages messages, Failure failure) {
    only(messages.get("radius.failed", failure.detail()), "fth-alert-triangle", "warn");
  }

  private void only(String text, String icon, String style) {
    list.getItems().clear();
    tell(text, icon, style);
    Nodes.show(which, Nodes.Showing.NO);
    Nodes.show(list, Nodes.Showing.NO);
    Nodes.show(more, Nodes.Showing.NO);
    Nodes.show(this, Nodes.Showing.YES);
  }

  private void tell(String text, String icon, String style) {
    count.setText(text);
    count.setGraphic(Nodes.icon(icon));
    count.getStyleClass().setAll("label", "kg-marked", style);
  }

  /// Shows the count; the list stays closed until it is asked for.
  public void show(Messages messages, Moments moments, BlastRadius radius) {
    boolean some = radius.changed() > 0;
    String text = messages.get("radius.count", radius.changed(), radius.replayed());
    if (radius.replayed() == 0) {
      tell(messages.get("radius.nothing"), "fth-info", "muted");
    } else if (radius.lost() > 0) {
      String lost = messages.get("radius.lost", radius.lost());
      tell(text + " " + lost, "fth-alert-triangle", "bad");
    } else {
      tell(text, some ? "fth-info" : "fth-check-circle", some ? "acc" : "ok");
    }
    more.setText(messages.get("radius.untold", radius.untold()));
    Nodes.show(more, Nodes.Showing.when(radius.untold() > 0));
    list.setAccessibleText(messages.get("radius.list"));
    list.setCellFactory(_ -> new RadiusCell(messages, moments, radius));
    list.getItems().setAll(radius.affected());
    double rows = Math.clamp(radius.affected().size(), 1, MOST_ROWS);
    list.setMinHeight(rows * ROW + 2);
    list.setPrefHeight(rows * ROW + 2);
    Nodes.show(which, Nodes.Showing.when(some));
    toggle(messages, Nodes.Showing.NO);
    Nodes.show(this, Nodes.Showing.YES);
  }

  private void toggle(Messages messages, Nodes.Showing showing) {
    boolean open = showing == Nodes.Showing.YES;
    Nodes.show(list, showing);
    which.setText(messages.get(open ? "radius.hide" : "radius.show"));
    which.setOnAction(_ -> toggle(messages, Nodes.Showing.when(!open)));
  }
}
