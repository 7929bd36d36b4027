package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.LadderWords;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.evidence.Testimony;
import com.kallglot.console.trace.evidence.Testimony.Weight;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// On which evidence a cause rests: four sources, the strongest first, with what each says and
/// which of them decides.
public final class WeighingController {
  private static final double NUMBER = 12;
  private static final double SOURCE = 126;

  @FXML private Node card;
  @FXML private VBox rows;

  private final Messages messages;
  private final Lifetime lifetime;
  private final EvidenceWords words;
  private final LadderWords ladder;
  private @Nullable EvidenceModel model;

  public WeighingController(Messages messages, Lifetime lifetime) {
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new EvidenceWords(messages);
    this.ladder = new LadderWords(messages);
  }

  void show(EvidenceModel shown) {
    model = shown;
    lifetime.watch(shown.reading(), this::show);
  }

  private void show(@Nullable Reading reading) {
    rows.getChildren().clear();
    boolean some = reading != null && !reading.weighing().testimonies().isEmpty();
    Nodes.show(card, Showing.when(some));
    if (reading != null) {
      int number = 0;
      for (Testimony testimony : reading.weighing().testimonies()) {
        rows.getChildren().add(row(reading, testimony, ++number));
      }
    }
  }

  private HBox row(Reading reading, Testimony testimony, int number) {
    Label place = Nodes.label(String.valueOf(number), "kg-caption", "kg-muted");
    place.setMinWidth(NUMBER);
    place.setPrefWidth(NUMBER);
    var source =
        new VBox(
            Nodes.wrapped(messages.of("evidence.source", testimony.source()), "kg-body"),
            Nodes.wrapped(messages.of("evidence.source.rests", testimony.source()), "kg-tiny"));
    source.setMinWidth(SOURCE);
    source.setPrefWidth(SOURCE);
    var said = new VBox(2, Nodes.wrapped(words.finding(testimony), "kg-caption"));
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    SipMessage message = testimony.message();
    if (message != null && testimony.weight() != Weight.ABSENT) {
      reading.number(message).ifPresent(shown -> said.getChildren().add(link(message, shown)));
    }
    Label weight = weight(testimony.weight());
    var row = new HBox(10, place, source, said, weight);
    row.getStyleClass().add("kg-testimony");
    if (testimony.weight() == Weight.DECIDES) {
      row.getStyleClass().add("decides");
    }
    row.setAccessibleRole(AccessibleRole.LIST_ITEM);
    row.setFocusTraversable(true);
    row.setAccessibleText(
        number
            + ", "
            + messages.of("evidence.source", testimony.source())
            + ", "
            + weight.getText()
            + ": "
            + words.finding(testimony));
    return row;
  }

  private Button link(SipMessage message, int at) {
    var link = new Button(messages.get("evidence.at_message", brief(message), at));
    link.setAccessibleText(messages.get("evidence.at_message", ladder.name(message), at));
    link.getStyleClass().addAll("kg-link", "kg-caption", "kg-testimony-link");
    link.setOnAction(_ -> Objects.requireNonNull(model).show(message));
    return link;
  }

  /// Its status or method alone.
  private String brief(SipMessage message) {
    return ladder.name(message).split(" ", 2)[0];
  }

  private Label weight(Weight weight) {
    String icon =
        switch (weight) {
          case DECIDES, AGREES -> "fth-check-circle";
          case DIFFERS -> "fth-alert-circle";
          case ADDS -> "fth-plus";
          case DEFERS, ABSENT -> "fth-minus-circle";
        };
    String style =
        switch (weight) {
          case DECIDES -> "acc";
          case AGREES -> "ok";
          case DIFFERS -> "warn";
          case ADDS, DEFERS, ABSENT -> "muted";
        };
    Label label = Nodes.marked(icon, messages.of("evidence.weight", weight), style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
