package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.trace.evidence.Hop;
import com.kallglot.console.trace.evidence.HopChain;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Where a call stopped: seven hops on a line.
public final class HopsController {
  @FXML private Node card;
  @FXML private Label title;
  @FXML private Label summary;
  @FXML private HBox chain;

  private final Messages messages;
  private final Lifetime lifetime;
  private final EvidenceWords words;

  public HopsController(Messages messages, Lifetime lifetime) {
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new EvidenceWords(messages);
  }

  @FXML
  private void initialize() {
    chain.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  void show(EvidenceModel shown) {
    lifetime.watch(shown.reading(), this::show);
  }

  private void show(@Nullable Reading reading) {
    boolean some = reading != null && reading.evidence().cause() != null;
    Nodes.show(card, Showing.when(some));
    chain.getChildren().clear();
    if (reading == null) {
      return;
    }
    for (Hop hop : reading.hops().hops()) {
      var view = new HopView(words, hop);
      HBox.setHgrow(view, Priority.ALWAYS);
      chain.getChildren().add(view);
    }
    summary.setText(summary(reading.hops()));
    boolean stopped = !reading.hops().toBlame().isEmpty();
    title.setText(messages.get(stopped ? "evidence.hops" : "evidence.hops.way"));
  }

  private String summary(HopChain hops) {
    List<Hop> toBlame = hops.toBlame();
    return toBlame.isEmpty()
        ? messages.get("evidence.hops.passed", hops.tried())
        : messages.get(
            "evidence.hops.to_blame",
            hops.tried(),
            toBlame.stream()
                .map(words::name)
                .collect(Collectors.joining(" " + messages.get("evidence.or") + " ")));
  }

  /// Left and Right move between the hops.
  private void pressed(KeyEvent key) {
    int step = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
    List<Node> hops = chain.getChildren();
    for (int i = 0; step != 0 && i < hops.size(); i++) {
      int next = i + step;
      if (hops.get(i).isFocused() && next >= 0 && next < hops.size()) {
        hops.get(next).requestFocus();
        key.consume();
        return;
      }
    }
  }
}
