package com.kallglot.console.desktop.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
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

  /// Scrolls the page around a node, by no more than it takes to see all of it.
  public static void bringIntoView(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof ScrollPane page && page.getContent() instanceof Region content) {
        page.applyCss();
        page.layout();
        bringIntoView(
            content.sceneToLocal(node.localToScene(node.getLayoutBounds())), page, content);
        return;
      }
    }
  }

  private static void bringIntoView(Bounds wanted, ScrollPane page, Region content) {
    double room = page.getViewportBounds().getHeight();
    double hidden = content.getHeight() - room;
    double top = page.getVvalue() * hidden;
    if (hidden > 0 && (wanted.getMinY() < top || wanted.getMaxY() > top + room)) {
      double then = Math.min(wanted.getMinY(), Math.max(top, wanted.getMaxY() - room));
      page.setVvalue(Math.clamp(then / hidden, 0, 1));
    }
  }

  /// Runs something after the next layout: a table, for one, scrolls to no row before it has room.
  public static void onceLaidOut(Node node, Runnable then) {
    Scene scene = node.getScene();
    if (scene != null) {
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              then.run();
            }
          });
    }
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
