package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.Problem;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;

/// The line below a field: its problem, or what is known of what stands in it.
final class FieldNote {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final String path;
  private final Control field;
  private final Label note;

  FieldNote(String path, Control field, Label note) {
    this.path = path;
    this.field = field;
    this.note = note;
    hide();
  }

  /// The first problem of the draft at this field; false where it has none.
  boolean showProblem(Draft draft, ProblemWords words) {
    hide();
    Optional<Problem> found =
        draft.problems().stream().filter(problem -> problem.path().equals(path)).findFirst();
    found.ifPresent(problem -> {
      boolean error = problem.severity() == Problem.Severity.ERROR;
      field.pseudoClassStateChanged(error ? DANGER : WARNING, true);
      show(
          words.of(problem), error ? "fth-x-circle" : "fth-alert-triangle", error ? "bad" : "warn");
    });
    return found.isPresent();
  }

  void warn(String text) {
    field.pseudoClassStateChanged(WARNING, true);
    show(text, "fth-alert-triangle", "warn");
  }

  void tell(String text, String icon, String style) {
    show(text, icon, style);
  }

  private void show(String text, String icon, String style) {
    note.setText(text);
    note.setGraphic(Nodes.icon(icon));
    note.getStyleClass().setAll("label", "kg-note", style);
    field.setAccessibleHelp(text);
    Nodes.show(note, Nodes.Showing.YES);
  }

  void hide() {
    field.pseudoClassStateChanged(DANGER, false);
    field.pseudoClassStateChanged(WARNING, false);
    field.setAccessibleHelp(null);
    Nodes.show(note, Nodes.Showing.NO);
  }
}
