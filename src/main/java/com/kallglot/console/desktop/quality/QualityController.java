package com.kallglot.console.desktop.quality;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import com.kallglot.console.trace.quality.Second;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The card "Quality". It is drawn once for each second of a call, and not at all while nobody can
/// see it; nothing in it moves between two seconds, so that there is no motion to reduce.
public final class QualityController {
  private static final javafx.util.Duration LOOK = javafx.util.Duration.seconds(1);

  @FXML private Label range;
  @FXML private Button now;
  @FXML private QualityBody body;
  @FXML private HBox axis;

  private final QualityModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private final QualityWords words;
  private final List<FigureRow> rows = new ArrayList<>();
  private boolean stale = true;

  public QualityController(QualityModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new QualityWords(messages);
  }

  @FXML
  private void initialize() {
    for (Figure figure : Figure.values()) {
      var row = new FigureRow(figure, words, this::pin);
      row.addTo(body, rows.size());
      rows.add(row);
    }
    body.add(axis, 1, rows.size());
    body.says(this::spoken);
    body.setOnKeyPressed(this::pressed);
    draw();
    lifetime.watch(this::changed, model.series(), model.pinned());
    lifetime.every(LOOK, this::drawIfStale);
  }

  private void pin(Duration back) {
    body.requestFocus();
    model.pin(back);
  }

  private void changed() {
    stale = true;
    drawIfStale();
  }

  private void drawIfStale() {
    if (stale && isSeen(body)) {
      draw();
    }
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    Window window = node.getScene() == null ? null : node.getScene().getWindow();
    return window != null
        && window.isShowing()
        && !(window instanceof Stage stage && stage.isIconified());
  }

  private void draw() {
    stale = false;
    QualitySeries series = model.series().get();
    List<Second> shown = model.shown();
    Optional<Second> read = model.read();
    rows.forEach(row -> row.show(series, shown, read, model.pinned().get()));
    range.setText(when());
    Nodes.show(now, Showing.when(model.pinned().get() != null));
  }

  private String when() {
    return model
        .back()
        .map(back -> messages.get("quality.pinned", Math.round(back.toMillis() / 1000.0)))
        .orElseGet(() -> messages.get("quality.range"));
  }

  private String spoken() {
    return words.spoken(model.series().get(), model.read(), when());
  }

  @FXML
  private void release() {
    model.release();
    body.requestFocus();
  }

  private void pressed(KeyEvent key) {
    switch (key.getCode()) {
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case PAGE_UP -> model.step(-10);
      case PAGE_DOWN -> model.step(10);
      case HOME -> model.pin(QualityModel.SHOWN);
      case END -> model.release();
      case ESCAPE -> {
        if (model.pinned().get() == null) {
          return;
        }
        model.release();
      }
      default -> {
        return;
      }
    }
    key.consume();
    body.tellAgain();
  }
}
