package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.softphone.SipMessage.Heading;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// A row of the ladder as it is drawn: the time, both lifelines, and between them an arrow, a band
/// or a word.
final class RungView extends Pane {
  /// Where the lifelines stand, from the left and from the right.
  static final double LEFT = 88;

  static final double RIGHT = 36;

  private static final double TIME = 16;
  private static final double GAP = 8;
  private static final double ARROW = 21;
  private static final double HEAD = 7;
  private static final double HALF_HEAD = 3.5;

  private final LadderWords words;
  private final Label time = Nodes.label("", "kg-rung-time");
  private final Label until = Nodes.label("", "kg-rung-time");
  private final Label what = Nodes.label("", "kg-rung-what");
  private final Label counts = Nodes.label("", "kg-caption");
  private final Label digits = Nodes.label("", "kg-caption");
  private final VBox band = new VBox();
  private final Region here = lifeline();
  private final Region there = lifeline();
  private final Line arrow = new Line();
  private final Polygon head = new Polygon();
  private Heading heading = Heading.SENT;
  private double height = LadderRow.ROW;

  RungView(LadderWords words) {
    this.words = words;
    band.getStyleClass().add("kg-band");
    band.setAlignment(Pos.CENTER);
    arrow.getStyleClass().add("kg-arrow");
    head.getStyleClass().add("kg-arrow-head");
    time.setAlignment(Pos.CENTER_RIGHT);
    until.setAlignment(Pos.CENTER_RIGHT);
    what.setAlignment(Pos.CENTER);
    getChildren().setAll(here, there, time, until, arrow, head, what, band);
  }

  private static Region lifeline() {
    var line = new Region();
    line.getStyleClass().add("kg-lifeline");
    return line;
  }

  void show(LadderRow row) {
    height = row.height();
    boolean timed = !(row instanceof LadderRow.NoMedia || row instanceof LadderRow.Moment);
    time.setText(timed ? words.time(row.sinceNanos()) : "");
    until.setText(row instanceof LadderRow.Band shown ? words.time(shown.untilNanos()) : "");
    what.setText(words.what(row));
    getStyleClass().setAll("kg-rung", style(row));
    boolean arrows = row instanceof LadderRow.Message || row instanceof LadderRow.Packets;
    Nodes.show(arrow, Showing.when(arrows));
    Nodes.show(head, Showing.when(arrows));
    switch (row) {
      case LadderRow.Message message -> heading = message.rung().message().heading();
      case LadderRow.Packets packets -> heading = packets.run().heading();
      case LadderRow.Band shown -> fill(shown);
      case LadderRow.NoMedia _ -> band.getChildren().setAll(what);
      case LadderRow.Beside _, LadderRow.Moment _ -> {} // a word between the lines
    }
    boolean boxed = row instanceof LadderRow.Band || row instanceof LadderRow.NoMedia;
    Nodes.show(band, Showing.when(boxed));
    if (!boxed && !getChildren().contains(what)) {
      getChildren().add(what);
    }
    requestLayout();
  }

  private void fill(LadderRow.Band shown) {
    counts.setText(words.counts(shown));
    digits.setText(words.digits(shown));
    band.getChildren().setAll(what, counts);
    if (!digits.getText().isEmpty()) {
      band.getChildren().add(digits);
    }
  }

  private static String style(LadderRow row) {
    return switch (row) {
      case LadderRow.Message _ -> "message";
      case LadderRow.Band _ -> "sound";
      case LadderRow.Packets _ -> "packets";
      case LadderRow.Beside _ -> "beside";
      case LadderRow.Moment _ -> "moment";
      case LadderRow.NoMedia _ -> "none";
    };
  }

  @Override
  protected double computePrefHeight(double width) {
    return height;
  }

  @Override
  protected double computeMinWidth(double anyHeight) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double right = getWidth() - RIGHT;
    here.resizeRelocate(LEFT, 0, 1, getHeight());
    there.resizeRelocate(right, 0, 1, getHeight());
    boolean arrows = arrow.isVisible();
    double line = Math.min(LadderRow.ROW, height);
    place(time, TIME / 2, arrows ? ARROW - line / 2 : 0, LEFT - GAP - TIME / 2, line);
    place(
        until,
        TIME / 2,
        height - line,
        LEFT - GAP - TIME / 2,
        until.getText().isEmpty() ? 0 : line);
    double between = Math.max(0, right - LEFT - 2 * GAP);
    if (band.isVisible()) {
      band.resizeRelocate(LEFT, 3, Math.max(0, right - LEFT + 1), height - 6);
    } else {
      place(what, LEFT + GAP, arrows ? 1 : 0, between, arrows ? ARROW - 3 : line);
    }
    if (arrows) {
      arrow(right);
    }
  }

  private static void place(Label label, double x, double y, double width, double height) {
    label.resizeRelocate(x, y, width, height);
  }

  private void arrow(double right) {
    boolean sent = heading == Heading.SENT;
    double tip = sent ? right : LEFT + 1;
    double back = sent ? tip - HEAD : tip + HEAD;
    arrow.setStartX(sent ? LEFT : right);
    arrow.setEndX(back);
    arrow.setStartY(ARROW);
    arrow.setEndY(ARROW);
    head.getPoints().setAll(tip, ARROW, back, ARROW - HALF_HEAD, back, ARROW + HALF_HEAD);
  }
}
