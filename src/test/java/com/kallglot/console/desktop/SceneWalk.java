package com.kallglot.console.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What lies in a scene, as tests that go over every page look at it.
final class SceneWalk {
  private SceneWalk() {}

  /// Everything below, deepest last.
  static List<Node> all(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      found.add(child);
      if (child instanceof Parent inner) {
        found.addAll(all(inner));
      }
    }
    return found;
  }

  /// Whether it is to be seen, with all that it lies in.
  static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
