package com.kallglot.console.desktop.quality;

import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import com.kallglot.console.trace.quality.Reading;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Reading.Unknown;
import com.kallglot.console.trace.quality.Second;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A figure with its value at the left, its last minute, and its threshold at the right.
final class FigureRow {
  private static final double ABOVE_CHART = 6;
  private static final double TOOLTIP_WIDTH = 380;

  private final Figure figure;
  private final QualityWords words;
  private final Label name = Nodes.label("", "kg-caption", "kg-muted");
  private final Label value = Nodes.label("", "kg-quality-value");
  private final Label unit = Nodes.label("", "kg-caption", "kg-muted");
  private final Label tag = Nodes.label("");
  private final Label of = Nodes.label("", "kg-tiny");
  private final Label rule = Nodes.label("", "kg-tiny");
  private final Label warning;
  private final Tooltip definition = new Tooltip();
  private final FigureChart chart;
  private final VBox left;
  private final VBox right;

  FigureRow(Figure figure, QualityWords words, Consumer<Duration> pins) {
    this.figure = figure;
    this.words = words;
    String key = figure.name().toLowerCase(Locale.ROOT);
    chart = new FigureChart(figure, pins);
    chart.setId("quality-chart-" + key);
    value.setId("quality-value-" + key);
    tag.setId("quality-tag-" + key);
    var number = new HBox(value, unit);
    number.getStyleClass().add("kg-quality-number");
    tag.setMinWidth(Label.USE_PREF_SIZE);
    of.setWrapText(true);
    left = new VBox(name, number, tag, of);
    left.getStyleClass().add("kg-quality-left");
    warning = Nodes.marked("fth-alert-triangle", words.warningWord(), "kg-tiny", "warn");
    warning.setId("quality-warning-" + key);
    right = new VBox(Nodes.label(words.threshold(figure), "kg-caption", "bad"), rule, warning);
    right.getStyleClass().add("kg-quality-right");
    definition.setWrapText(true);
    definition.setMaxWidth(TOOLTIP_WIDTH);
    definition.setShowDuration(javafx.util.Duration.INDEFINITE);
    Tooltip.install(left, definition);
    Tooltip.install(right, definition);
  }

  void addTo(GridPane grid, int row) {
    grid.addRow(row, left, chart, right);
    GridPane.setValignment(chart, VPos.TOP);
    GridPane.setMargin(chart, new Insets(ABOVE_CHART, 0, 0, 0));
  }

  void show(
      QualitySeries series, List<Second> shown, Optional<Second> read, @Nullable Second pinned) {
    chart.show(shown, pinned);
    name.setText(words.name(figure, read));
    rule.setText(words.rule(figure, series));
    boolean warned = series.warnsOf(figure);
    Nodes.show(warning, Showing.when(warned));
    warning.setAccessibleText(words.warning(figure));
    definition.setText(words.definition(figure, read));
    name.setAccessibleHelp(definition.getText());
    Reading reading = read.map(second -> second.of(figure)).orElse(null);
    show(reading, read);
    value.getStyleClass().removeAll("bad", "kg-quality-unknown");
    if (reading instanceof Unknown) {
      value.getStyleClass().add("kg-quality-unknown");
    } else if (reading != null && reading.isBeyond(figure)) {
      value.getStyleClass().add("bad");
    }
  }

  private void show(@Nullable Reading reading, Optional<Second> read) {
    Nodes.show(tag, Showing.when(reading instanceof Known));
    Nodes.show(of, Showing.NO);
    switch (reading) {
      case null -> {
        value.setText("–");
        unit.setText("");
      }
      case Unknown unknown -> {
        value.setText(words.why(unknown));
        unit.setText("");
      }
      case Known(var number, var origin) -> {
        value.setText(words.value(figure, number));
        unit.setText(words.unit(figure));
        show(origin);
        read.flatMap(Second::rated)
            .filter(_ -> figure == Figure.MOS)
            .ifPresent(rating -> {
              of.setText(words.uncertain(rating));
              Nodes.show(of, Showing.YES);
            });
      }
    }
  }

  private void show(Origin origin) {
    tag.setText(words.tag(origin));
    tag.getStyleClass().setAll("label", "kg-origin", origin.name().toLowerCase(Locale.ROOT));
  }
}
