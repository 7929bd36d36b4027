package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A line to type in and what it finds; Enter does it, Escape closes and gives the focus back.
public final class PaletteController {
  @FXML private StackPane veil;
  @FXML private TextField search;
  @FXML private ListView<Command> found;
  @FXML private Label nothing;

  private final Commands commands;
  private final Palette palette;
  private final Messages messages;
  private @Nullable Node focusedBefore;

  public PaletteController(Commands commands, Palette palette, Messages messages) {
    this.commands = commands;
    this.palette = palette;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    found.setCellFactory(_ -> new Cell());
    found.setAccessibleText(messages.get("palette.found"));
    search.textProperty().subscribe(this::find);
    veil.setOnMouseClicked(event -> {
      if (veil.equals(event.getTarget())) {
        close();
      }
    });
    veil.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    palette.onOpen(this::open);
    Nodes.show(veil, Nodes.Showing.NO);
  }

  private void open() {
    focusedBefore = veil.getScene().getFocusOwner();
    search.clear();
    find("");
    Nodes.show(veil, Nodes.Showing.YES);
    search.requestFocus();
  }

  private void close() {
    Nodes.show(veil, Nodes.Showing.NO);
    if (focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }

  private void find(String typed) {
    found.getItems().setAll(commands.all().stream().filter(each -> each.matches(typed)).toList());
    found.getSelectionModel().selectFirst();
    Nodes.show(nothing, Nodes.Showing.when(found.getItems().isEmpty()));
  }

  private void pressed(KeyEvent event) {
    int selected = found.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case KeyCode.ESCAPE -> close();
      case KeyCode.ENTER -> act();
      case KeyCode.DOWN -> select(selected + 1);
      case KeyCode.UP -> select(selected - 1);
      case KeyCode.TAB -> search.requestFocus(); // what lies under it is not reached
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    int last = found.getItems().size() - 1;
    found.getSelectionModel().select(Math.clamp(index, 0, Math.max(0, last)));
    found.scrollTo(found.getSelectionModel().getSelectedIndex());
  }

  @FXML
  private void act() {
    Command chosen = found.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close();
      chosen.action().run();
    }
  }

  /// Icon, title, shortcut.
  private static final class Cell extends ListCell<Command> {
    private final Label title = Nodes.label("");
    private final Label keys = Nodes.label("", "kg-key");
    private final HBox row = new HBox(8, title, new Region(), keys);

    Cell() {
      HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      title.setText(command.title());
      title.setGraphic(Nodes.icon(command.icon()));
      keys.setText(command.keys());
      Nodes.show(keys, Nodes.Showing.when(!command.keys().isEmpty()));
      setGraphic(row);
      setAccessibleText(command.title());
    }
  }
}
