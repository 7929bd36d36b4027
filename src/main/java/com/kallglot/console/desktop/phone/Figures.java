package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.trace.CallFigures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The four times of a call side by side, each with its definition behind it.
final class Figures {
  private static final Map<String, Function<CallFigures, @Nullable Duration>> TIMES = times();

  private final Messages messages;
  private final CallWords words;
  private final Map<String, Label> values = new LinkedHashMap<>();

  Figures(Messages messages) {
    this.messages = messages;
    this.words = new CallWords(messages);
  }

  private static Map<String, Function<CallFigures, @Nullable Duration>> times() {
    Map<String, Function<CallFigures, @Nullable Duration>> times = new LinkedHashMap<>();
    times.put("pdd", CallFigures::postDialDelay);
    times.put("ring", CallFigures::ringTime);
    times.put("answer", CallFigures::answerTime);
    times.put("media", CallFigures::firstMedia);
    return times;
  }

  void fill(HBox row) {
    TIMES
        .keySet()
        .forEach(name -> {
          Label title = Nodes.label(messages.get("phone.figure." + name), "kg-caption", "kg-muted");
          title.setTooltip(new Tooltip(messages.get("phone.figure." + name + ".means")));
          Label value = Nodes.label(CallWords.UNKNOWN, "kg-strong");
          value.setId("call-figure-" + name);
          values.put(name, value);
          Label unit = Nodes.label("ms", "kg-muted");
          unit.visibleProperty().bind(value.textProperty().isNotEqualTo(CallWords.UNKNOWN));
          var both = new HBox(4, value, unit);
          var box = new VBox(2, title, both);
          box.getStyleClass().add("kg-call-figure");
          box.getStyleClass().add(row.getChildren().isEmpty() ? "first" : "next");
          HBox.setHgrow(box, Priority.ALWAYS);
          box.setPrefWidth(100);
          row.getChildren().add(box);
        });
  }

  void show(CallFigures figures) {
    TIMES.forEach((name, time) -> {
      Label value = values.get(name);
      if (value != null) {
        value.setText(words.milliseconds(time.apply(figures)));
        value.setAccessibleText(
            messages.get("phone.figure." + name) + " " + value.getText() + " ms");
      }
    });
  }
}
