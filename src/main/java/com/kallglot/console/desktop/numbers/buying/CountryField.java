package com.kallglot.console.desktop.numbers.buying;

import atlantafx.base.theme.Styles;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.writing.Country;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A country that is chosen or typed, by name, code or prefix.
final class CountryField {
  private final ComboBox<@Nullable Country> field;
  private final Label note;
  private final Messages messages;
  private final CountryWords words;

  /// @param kept what was typed outlives the field: by its code, which every language has, where it
  ///   is a country
  CountryField(
      ComboBox<@Nullable Country> field,
      Label note,
      StringProperty kept,
      Messages messages,
      Lifetime lifetime) {
    this.field = field;
    this.note = note;
    this.messages = messages;
    var all = Country.all(messages.locale());
    this.words = new CountryWords(messages.locale(), all);
    field.getItems().setAll(all);
    field.setConverter(words);
    field.setValue(words.fromString(kept.get()));
    if (field.getValue() == null) {
      field.getEditor().setText(kept.get());
    }
    tell("");
    field
        .getEditor()
        .textProperty()
        .subscribe((_, text) -> {
          if (!lifetime.isOver()) {
            Country meant = words.fromString(text);
            kept.set(meant == null ? text : meant.code());
            tell("");
          }
        });
  }

  /// Where nothing is chosen or typed yet.
  ///
  /// @param code of the country that is most likely meant
  void suggest(String code) {
    if (field.getValue() == null && field.getEditor().getText().isBlank()) {
      field.setValue(words.of(code).orElse(null));
    }
  }

  /// Null where what is typed is none; then the field says so and has the focus.
  @Nullable Country chosen() {
    Country wanted = words.fromString(field.getEditor().getText());
    field.setValue(wanted);
    if (wanted == null) {
      tell(messages.get("buy.country.which"));
      field.requestFocus();
    }
    return wanted;
  }

  private void tell(String wrong) {
    note.setText(wrong);
    Nodes.show(note, Nodes.Showing.when(!wrong.isEmpty()));
    field.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty());
  }
}
