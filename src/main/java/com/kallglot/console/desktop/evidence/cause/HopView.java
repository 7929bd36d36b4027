package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.trace.evidence.Hop;
import com.kallglot.console.trace.evidence.Hop.Kind;
import com.kallglot.console.trace.evidence.Hop.State;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One hop: its state by shape, icon, word and colour, and what is known of it.
final class HopView extends VBox {
  private static final double NARROW = 40;
  private static final double USUAL = 64;
  private static final int LONGEST_WHOLE = "255.255.255.255".length();

  /// The line of one hop touches that of the next.
  private static final Insets OVER_THE_BORDER = new Insets(0, -2, 0, -2);

  private final Hop hop;

  HopView(EvidenceWords words, Hop hop) {
    this.hop = hop;
    String detail = words.detail(hop);
    getStyleClass().addAll("kg-hop", hop.state().name().toLowerCase(Locale.ROOT));
    setId("hop-" + hop.kind().name().toLowerCase(Locale.ROOT));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    setAccessibleText(words.spoken(hop));
    setAlignment(Pos.TOP_CENTER);
    setPrefWidth(USUAL);
    Label name = Nodes.label(words.name(hop), "kg-hop-name");
    name.setMinWidth(USE_PREF_SIZE);
    Label known = Nodes.wrapped(detail, "kg-hop-detail");
    if (detail.length() <= LONGEST_WHOLE && !detail.contains(" ")) {
      known.setMinWidth(USE_PREF_SIZE); // an address is not broken within a number
    }
    known.setTooltip(new Tooltip(words.spoken(hop)));
    getChildren().setAll(track(), name, known);
    if (!words.took(hop).isEmpty()) {
      getChildren().add(Nodes.wrapped(words.took(hop), "kg-hop-detail"));
    }
    setOnMousePressed(_ -> requestFocus());
  }

  private StackPane track() {
    boolean reached = hop.state() != State.NOT_REACHED;
    var before = line(reached ? "travelled" : "untravelled");
    var after = line(reached && hop.state() != State.TO_BLAME ? "travelled" : "untravelled");
    before.setVisible(hop.kind() != Kind.API);
    after.setVisible(hop.kind() != Kind.MEDIA);
    var lines = new HBox(before, after);
    lines.setAlignment(Pos.CENTER);
    HBox.setHgrow(before, Priority.ALWAYS);
    HBox.setHgrow(after, Priority.ALWAYS);
    var circle = new StackPane(Nodes.icon(icon()));
    circle.getStyleClass().add("kg-hop-circle");
    var track = new StackPane(lines, circle);
    track.getStyleClass().add("kg-hop-track");
    setMargin(track, OVER_THE_BORDER);
    return track;
  }

  private String icon() {
    return switch (hop.state()) {
      case PASSED -> "fth-check";
      case TO_BLAME -> "fth-x";
      case NOT_NEEDED -> "fth-minus";
      case NOT_REACHED -> "fth-more-horizontal";
    };
  }

  private static Region line(String style) {
    var line = new Region();
    line.getStyleClass().addAll("kg-hop-line", style);
    line.setPrefWidth(NARROW);
    return line;
  }
}
