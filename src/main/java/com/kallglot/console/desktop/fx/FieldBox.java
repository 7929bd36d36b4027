package com.kallglot.console.desktop.fx;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line to type in with its name over it and a note below it.
public final class FieldBox extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final TextField input;
  private final Label note;
  private String usual = "";

  private FieldBox(TextField input, String id, String name) {
    this.input = input;
    Label label = Nodes.label(name, "kg-body");
    label.setLabelFor(input);
    note = Nodes.wrapped("", "kg-note", "muted");
    input.setId(id);
    input.setAccessibleText(name);
    getStyleClass().add("kg-field");
    getChildren().setAll(label, input, note);
    tell("");
  }

  public static FieldBox plain(String id, String name) {
    return new FieldBox(new TextField(), id, name);
  }

  /// Shows dots for what is typed, and lets nobody copy it.
  public static FieldBox masked(String id, String name) {
    return new FieldBox(new PasswordField(), id, name);
  }

  /// With a button beside the line that asks for a file: its path need not be typed.
  ///
  /// @param what is asked for, to be told
  public void choosing(OpenDialog files, String text, String what) {
    var choose = new Button(text);
    choose.setId(input.getId() + "-choose");
    choose.setAccessibleText(what);
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(_ ->
        files
            .ask(choose.getScene().getWindow(), null)
            .ifPresent(file -> input.setText(file.toAbsolutePath().toString())));
    var line = new HBox(8, input, choose);
    HBox.setHgrow(input, Priority.ALWAYS);
    getChildren().add(1, line); // the input has left the box for it
  }

  public void onTyped(Consumer<String> told) {
    input.textProperty().subscribe((_, text) -> told.accept(text));
  }

  public void set(String text) {
    if (!input.getText().equals(text)) {
      input.setText(text);
    }
  }

  public String text() {
    return input.getText();
  }

  public TextField input() {
    return input;
  }

  /// What is said where nothing is wrong.
  public void tell(String text) {
    usual = text;
    right();
  }

  public void right() {
    say(usual);
    note.getStyleClass().setAll("label", "kg-note", "muted");
    input.pseudoClassStateChanged(DANGER, false);
  }

  public void wrong(String problem) {
    say(problem);
    note.getStyleClass().setAll("label", "kg-note", "bad");
    input.pseudoClassStateChanged(DANGER, true);
  }

  private void say(String text) {
    note.setText(text);
    input.setAccessibleHelp(text);
    Nodes.show(note, Nodes.Showing.when(!text.isEmpty()));
  }
}
