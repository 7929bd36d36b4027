package com.kallglot.console.desktop.quality;

import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Second;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// One figure over the last sixty seconds: a line that breaks where nothing is known, the dashed
/// threshold, the second that is read. Shapes, so that both themes colour it; nothing moves between
/// two seconds.
final class FigureChart extends Region {
  private static final double HEIGHT = 42;
  private static final double DOT = 3;
  private static final double HEADROOM = 1.25;
  private static final double BEST_MOS = 4.5;
  private static final double WORST_MOS = 1;

  private final Figure figure;
  private final Line floor = new Line();
  private final Line threshold = new Line();
  private final Line pin = new Line();
  private final Path curve = new Path();
  private final Circle dot = new Circle(DOT);
  private List<Second> seconds = List.of();
  private @Nullable Second pinned;

  FigureChart(Figure figure, Consumer<Duration> pins) {
    this.figure = figure;
    String series = figure.name().toLowerCase(Locale.ROOT);
    getStyleClass().addAll("kg-chart", series);
    floor.getStyleClass().add("kg-chart-floor");
    threshold.getStyleClass().add("kg-chart-threshold");
    pin.getStyleClass().add("kg-chart-pin");
    curve.getStyleClass().addAll("kg-chart-curve", series);
    dot.getStyleClass().addAll("kg-chart-dot", series);
    getChildren().addAll(floor, threshold, pin, curve, dot);
    getChildren().forEach(shape -> shape.setManaged(false));
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(80);
    setOnMousePressed(pressed -> pins.accept(back(pressed.getX())));
    setOnMouseDragged(dragged -> pins.accept(back(dragged.getX())));
  }

  void show(List<Second> shown, @Nullable Second held) {
    seconds = shown;
    pinned = held;
    requestLayout();
  }

  private double right() {
    return getWidth() - DOT - 1;
  }

  private Duration back(double x) {
    double share = Math.clamp(1 - x / right(), 0, 1);
    return Duration.ofNanos(Math.round(share * QualityModel.SHOWN.toNanos()));
  }

  private double x(Second second) {
    long back = seconds.getLast().atNanos() - second.atNanos();
    return right() * (1 - (double) back / QualityModel.SHOWN.toNanos());
  }

  /// What is worse than the picture has room for lies at its edge.
  private double y(double value) {
    double least = figure == Figure.MOS ? WORST_MOS : 0;
    double most = figure == Figure.MOS ? BEST_MOS : figure.threshold() * HEADROOM;
    double share = Math.clamp((value - least) / (most - least), 0, 1);
    return DOT + (getHeight() - 2 * DOT) * (1 - share);
  }

  @Override
  protected void layoutChildren() {
    across(floor, getHeight() - DOT);
    across(threshold, y(figure.threshold()));
    drawCurve();
    Second held = pinned;
    pin.setVisible(held != null);
    if (held != null) {
      pin.setStartX(x(held));
      pin.setEndX(x(held));
      pin.setEndY(getHeight());
    }
    Second read = held != null || seconds.isEmpty() ? held : seconds.getLast();
    boolean known = read != null && read.of(figure) instanceof Known;
    dot.setVisible(known);
    if (read != null && read.of(figure) instanceof Known(var value, var _)) {
      dot.setCenterX(x(read));
      dot.setCenterY(y(value));
    }
  }

  private void across(Line line, double y) {
    double crisp = Math.floor(y) + 0.5;
    line.setStartY(crisp);
    line.setEndY(crisp);
    line.setEndX(right());
  }

  private void drawCurve() {
    curve.getElements().clear();
    Second before = null;
    for (Second second : seconds) {
      if (second.of(figure) instanceof Known(var value, var _)) {
        double x = x(second);
        if (before == null || isBroken(before, second)) {
          curve.getElements().add(new MoveTo(x - 1, y(value)));
        }
        curve.getElements().add(new LineTo(x, y(value)));
      }
      before = second;
    }
  }

  /// Estimates of another codec are not to be compared.
  private boolean isBroken(Second before, Second second) {
    return second.followsGap()
        || !(before.of(figure) instanceof Known)
        || (figure == Figure.MOS && !before.codec().equals(second.codec()));
  }
}
