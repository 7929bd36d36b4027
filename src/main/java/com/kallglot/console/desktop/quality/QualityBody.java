package com.kallglot.console.desktop.quality;

import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// The four charts as one thing that takes the focus. A screen reader is told the figures when it
/// asks, and not once a second.
public final class QualityBody extends GridPane {
  private Supplier<String> text = () -> "";

  public QualityBody() {
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  void says(Supplier<String> words) {
    text = words;
  }

  /// After something that whoever listens did.
  void tellAgain() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? text.get()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
