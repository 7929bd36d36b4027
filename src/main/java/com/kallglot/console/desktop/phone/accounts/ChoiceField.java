package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A choice with its name over it and a note below it. Letters that are typed go to the first word
/// that begins so.
final class ChoiceField extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final ComboBox<String> box = new ComboBox<>();
  private final Function<String, String> words;
  private final Label note = Nodes.wrapped("", "kg-note", "muted");

  /// @param values what is chosen from, each as it is kept
  /// @param words what is shown for one
  ChoiceField(String id, String name, List<String> values, Function<String, String> words) {
    this.words = words;
    Label label = Nodes.label(name, "kg-body");
    label.setLabelFor(box);
    box.setId(id);
    box.setAccessibleText(name);
    box.setConverter(new Named<>(words));
    box.getItems().setAll(values);
    box.setMaxWidth(Double.MAX_VALUE);
    box.addEventHandler(KeyEvent.KEY_TYPED, this::jump);
    getStyleClass().add("kg-field");
    getChildren().setAll(label, box, note);
    right();
  }

  private void jump(KeyEvent event) {
    String letter = event.getCharacter().toLowerCase(Locale.ROOT);
    if (!letter.isBlank()) {
      box.getItems().stream()
          .filter(each -> words.apply(each).toLowerCase(Locale.ROOT).startsWith(letter))
          .findFirst()
          .ifPresent(box::setValue);
    }
  }

  void onChosen(Consumer<String> told) {
    box.valueProperty().subscribe((_, now) -> told.accept(now == null ? "" : now));
  }

  void set(String value) {
    box.setValue(value);
  }

  void right() {
    say("");
  }

  void wrong(String problem) {
    say(problem);
    note.getStyleClass().setAll("label", "kg-note", "bad");
  }

  private void say(String problem) {
    note.setText(problem);
    box.setAccessibleHelp(problem);
    box.pseudoClassStateChanged(DANGER, !problem.isEmpty());
    Nodes.show(note, Nodes.Showing.when(!problem.isEmpty()));
  }
}
