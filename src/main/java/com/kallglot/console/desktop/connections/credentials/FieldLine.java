package com.kallglot.console.desktop.connections.credentials;

import com.kallglot.console.desktop.fx.Nodes;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;

/// The line below a field, in the field's own colour where something is wrong with what it holds.
public final class FieldLine {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final Control field;
  private final Label line;

  public FieldLine(Control field, Label line) {
    this.field = field;
    this.line = line;
    clear();
  }

  public void clear() {
    state("");
    field.setAccessibleHelp(null);
    Nodes.show(line, Nodes.Showing.NO);
  }

  public void bad(String text) {
    say(text, "fth-alert-circle", "bad");
  }

  public void warn(String text) {
    say(text, "fth-alert-triangle", "warn");
  }

  public void tell(String text, String icon, String style) {
    say(text, icon, style);
  }

  private void say(String text, String icon, String style) {
    state(style);
    line.setText(text);
    line.setGraphic(Nodes.icon(icon));
    line.getStyleClass().setAll("label", "kg-note", style);
    field.setAccessibleHelp(text);
    Nodes.show(line, Nodes.Showing.YES);
  }

  private void state(String style) {
    field.pseudoClassStateChanged(DANGER, "bad".equals(style));
    field.pseudoClassStateChanged(WARNING, "warn".equals(style));
  }
}
