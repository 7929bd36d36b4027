package com.kallglot.console.desktop.impairment;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// A field whose text is taken with Enter and when it is left; what makes no sense is marked and
/// not taken.
final class TypedField {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final TextField field;
  private final Predicate<String> makesSense;
  private String shown = "";

  /// @param takes null for an empty field
  TypedField(TextField field, Predicate<String> makesSense, Consumer<@Nullable String> takes) {
    this.field = field;
    this.makesSense = makesSense;
    field.setOnAction(_ -> take(takes));
    field
        .focusedProperty()
        .subscribe(isFocused -> {
          if (!isFocused) {
            take(takes);
          }
        });
    field.textProperty().subscribe(_ -> field.pseudoClassStateChanged(DANGER, !isFine()));
  }

  private boolean isFine() {
    String text = field.getText().strip();
    return text.isEmpty() || makesSense.test(text);
  }

  private void take(Consumer<@Nullable String> takes) {
    String text = field.getText().strip();
    if (isFine() && !text.equals(shown)) {
      shown = text;
      takes.accept(text.isEmpty() ? null : text);
    }
  }

  /// What is being typed stays.
  void show(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.equals(shown) || !field.isFocused()) {
      shown = text;
      field.setText(text);
    }
  }
}
