package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.routing.Step;
import com.kallglot.console.routing.Step.State;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One of the five stations: what it looks at, whether the path passes or ends here, and a card
/// with the reason. Its state is told by shape, icon, word and colour.
final class StationView extends VBox {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /// The line of one station touches that of the next.
  private static final Insets OVER_THE_BORDER = new Insets(0, -2, 0, -2);

  private final Messages messages;
  private final Step step;
  private final StationWords words;

  StationView(Messages messages, Step step, StationWords words) {
    this.messages = messages;
    this.step = step;
    this.words = words;
    getStyleClass().addAll("kg-station", style());
    setId("station-" + step.n());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    setAccessibleText(spoken());
    setMinWidth(0);
    setMaxHeight(Double.MAX_VALUE);
    VBox card = card();
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(title(), field(), track(), word(), card);
    setOnMousePressed(_ -> requestFocus());
  }

  int number() {
    return step.n();
  }

  /// For the stylesheet: the state in lower case.
  private String style() {
    return step.state().name().toLowerCase(Locale.ROOT);
  }

  private String name() {
    return messages.get("station.title." + step.n());
  }

  private String spoken() {
    var text = new StringBuilder(step.n() + ", " + name() + ": " + words.state(step) + ". ");
    text.append(words.reason(step));
    for (StationWords.Fact fact : words.facts(step)) {
      text.append(' ')
          .append(fact.name())
          .append(": ")
          .append(messages.shown(fact.value()))
          .append('.');
    }
    return text.toString();
  }

  private Label title() {
    return Nodes.wrapped(step.n() + " · " + name(), "kg-station-title");
  }

  private Label field() {
    return Nodes.label(messages.get("station.field." + step.n()), "kg-mono", "kg-station-field");
  }

  private StackPane track() {
    var before = line(isReached());
    var after = line(passes());
    var lines = new HBox(before, after);
    HBox.setHgrow(before, Priority.ALWAYS);
    HBox.setHgrow(after, Priority.ALWAYS);
    var circle = new StackPane(Nodes.icon(inCircle()));
    circle.getStyleClass().add("kg-station-circle");
    var track = new StackPane(lines, circle);
    track.getStyleClass().add("kg-track");
    setMargin(track, OVER_THE_BORDER);
    return track;
  }

  private boolean isReached() {
    return step.state() != State.NOT_REACHED;
  }

  /// Whether the path goes on behind it.
  private boolean passes() {
    return step.state() == State.NOT_REQUESTED || step.state() == State.NONE;
  }

  private static Region line(boolean travelled) {
    var line = new Region();
    line.getStyleClass().addAll("kg-track-line", travelled ? "travelled" : "untravelled");
    line.setPrefWidth(50);
    return line;
  }

  private String inCircle() {
    return switch (step.state()) {
      case MATCHED -> "fth-check";
      case BLOCKED -> "fth-slash";
      case NOT_REQUESTED, NONE, NOT_REACHED -> "fth-minus";
    };
  }

  private Label word() {
    String icon =
        switch (step.state()) {
          case MATCHED -> "fth-check-circle";
          case BLOCKED -> "fth-slash";
          case NOT_REQUESTED, NONE -> "fth-minus-circle";
          case NOT_REACHED -> "fth-more-horizontal";
        };
    return Nodes.marked(icon, words.state(step), "kg-station-word");
  }

  private VBox card() {
    var rule = new Region();
    rule.getStyleClass().add("kg-rule");
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    var card =
        new VBox(
            Nodes.wrapped(words.reason(step), "kg-station-reason"), rule, facts(), space, footer());
    card.getStyleClass().add("kg-station-card");
    return card;
  }

  /// A value stands beside its name where it fits, otherwise below.
  private VBox facts() {
    var facts = new VBox();
    facts.getStyleClass().add("kg-facts");
    for (StationWords.Fact fact : words.facts(step)) {
      Label value = Nodes.wrapped(messages.shown(fact.value()), "kg-fact-value");
      var row = new FlowPane(Nodes.label(fact.name(), "kg-fact-name"), value);
      row.getStyleClass().add("kg-fact");
      value.maxWidthProperty().bind(row.widthProperty());
      facts.getChildren().add(row);
    }
    return facts;
  }

  private Label footer() {
    String source = messages.get("station.source." + step.n());
    String read = TIME.format(step.readAt().atZone(ZoneId.systemDefault()));
    return Nodes.wrapped(
        step.n() == 5 ? source : messages.get("station.read", source, read), "kg-tiny");
  }
}
