package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.editing.ConflictField.Side;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// Both sides of an edit that somebody overtook, field by field: one is chosen for each, and the
/// choice saved on what is there now. Nothing that was typed is lost meanwhile.
public final class ConflictController {
  private static final int MINE = 1;
  private static final int THEIRS = 2;

  @FXML private Region pane;
  @FXML private Label title;
  @FXML private GridPane rows;
  @FXML private Button save;

  private final Messages messages;
  private final Map<String, ToggleGroup> choices = new LinkedHashMap<>();
  private Consumer<Set<String>> saves = _ -> {};
  private Runnable discards = () -> {};

  public ConflictController(Messages messages) {
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    close();
  }

  /// Asks.
  ///
  /// @param object what it is about, as `+49 30 23125001`
  /// @param saves is told the keys of the fields whose own value was chosen; none where all are as
  ///   the other left them
  /// @param discards the own values are given up
  public void show(
      String object, List<ConflictField> fields, Consumer<Set<String>> saves, Runnable discards) {
    this.saves = saves;
    this.discards = discards;
    title.setText(messages.get("conflict.title", object));
    choices.clear();
    rows.getChildren().clear();
    rows.addRow(
        0,
        new Region(),
        Nodes.label(messages.get("conflict.mine"), "kg-caption", "kg-muted"),
        Nodes.label(messages.get("conflict.theirs"), "kg-caption", "kg-muted"));
    fields.stream().filter(ConflictField::isChanged).forEach(this::add);
    enableSave();
    Nodes.show(pane, Nodes.Showing.YES);
    choices.values().stream()
        .findFirst()
        .ifPresent(group -> ((RadioButton) group.getToggles().getFirst()).requestFocus());
  }

  private void add(ConflictField field) {
    int row = rows.getRowCount();
    var group = new ToggleGroup();
    RadioButton mine = choice(field.mine(), group, Side.MINE);
    RadioButton theirs = choice(field.theirs(), group, Side.THEIRS);
    mine.setId("mine-" + field.key());
    theirs.setId("theirs-" + field.key());
    mine.setAccessibleText(messages.get("conflict.mine.of", field.name(), field.mine()));
    theirs.setAccessibleText(messages.get("conflict.theirs.of", field.name(), field.theirs()));
    Side evident = field.evident();
    if (evident != null) {
      group.selectToggle(evident == Side.MINE ? mine : theirs);
    }
    group.selectedToggleProperty().subscribe(_ -> enableSave());
    choices.put(field.key(), group);
    rows.add(Nodes.label(field.name(), "kg-caption", "kg-strong"), 0, row);
    rows.add(mine, MINE, row);
    rows.add(theirs, THEIRS, row);
  }

  private RadioButton choice(String value, ToggleGroup group, Side side) {
    var choice =
        new RadioButton(value.isEmpty() ? messages.get("conflict.nothing") : messages.shown(value));
    choice.setMnemonicParsing(false);
    choice.setWrapText(true);
    choice.setToggleGroup(group);
    choice.setUserData(side);
    return choice;
  }

  private void enableSave() {
    save.setDisable(choices.values().stream().anyMatch(group -> group.getSelectedToggle() == null));
  }

  public void close() {
    Nodes.show(pane, Nodes.Showing.NO);
  }

  @FXML
  private void save() {
    Set<String> mine = new LinkedHashSet<>();
    choices.forEach((key, group) -> {
      if (group.getSelectedToggle().getUserData() == Side.MINE) {
        mine.add(key);
      }
    });
    close();
    saves.accept(mine);
  }

  @FXML
  private void discard() {
    close();
    discards.run();
  }
}
