package com.kallglot.console.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small things that are made in code rather than in a view.
public final class Nodes {
  private Nodes() {}

  /// @param literal such as `fth-check`
  public static FontIcon icon(String literal, String... styleClasses) {
    var icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }

  public static Label label(String text, String... styleClasses) {
    var label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /// A label that breaks into lines instead of being cut.
  public static Label wrapped(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /// Icon and word of a state, both in its colour.
  public static Label marked(String literal, String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setGraphic(icon(literal));
    label.getStyleClass().add("kg-marked");
    return label;
  }

  /// Takes a node in or out of the layout and of keyboard traversal.
  public static void show(Node node, Showing showing) {
    node.setVisible(showing == Showing.YES);
    node.setManaged(showing == Showing.YES);
  }

  /// Whether a node takes part.
  public enum Showing {
    YES,
    NO;

    public static Showing when(boolean condition) {
      return condition ? YES : NO;
    }
  }
}
