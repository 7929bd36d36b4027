package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.organization.impairment.Knob;
import com.kallglot.console.organization.impairment.Network;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// A number of the network with its slider. It is heard when it is let go, and at each key.
final class KnobRow {
  private final Knob knob;
  private final TroubleWords words;
  private final Slider slider;
  private final Label name;
  private final Label value = Nodes.label("", "kg-mono");
  private boolean showing;

  KnobRow(Knob knob, Messages messages, TroubleWords words, DoubleConsumer turned) {
    this.knob = knob;
    this.words = words;
    name = Nodes.label(messages.of("impairment.knob", knob), "kg-fact-name");
    slider = new Slider(knob.least(), knob.most(), knob.least());
    slider.setId("impairment-" + knob.name().toLowerCase(Locale.ROOT));
    slider.setBlockIncrement(knob.step());
    slider.setMajorTickUnit(knob.most() - knob.least());
    slider.setAccessibleHelp(messages.of("impairment.help", knob));
    name.setLabelFor(slider);
    name.setTooltip(new Tooltip(messages.of("impairment.help", knob)));
    slider.setTooltip(new Tooltip(messages.of("impairment.help", knob)));
    slider.valueProperty().subscribe(() -> moved(turned));
    slider.valueChangingProperty().subscribe(() -> moved(turned));
    value.setMinWidth(64);
    GridPane.setHgrow(slider, Priority.ALWAYS);
  }

  void addTo(GridPane grid, int row) {
    grid.addRow(row, name, slider, value);
  }

  private void moved(DoubleConsumer turned) {
    if (showing) {
      return;
    }
    double rounded = knob.rounded(slider.getValue());
    say(rounded);
    if (!slider.isValueChanging()) {
      turned.accept(rounded);
    }
  }

  /// What it is, which may be more than the slider goes up to.
  void show(Network network) {
    if (slider.isValueChanging()) {
      return;
    }
    showing = true;
    slider.setValue(knob.of(network));
    say(knob.of(network));
    showing = false;
  }

  private void say(double number) {
    value.setText(words.value(knob, number));
    slider.setAccessibleText(name.getText() + ", " + value.getText());
  }
}
