package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What the page is for and which keys there are, over the page itself; Escape closes and gives the
/// focus back.
public final class HelpController {
  /// The end of the two texts of each: how its keys are written, and what they do.
  public static final List<String> SHORTCUTS =
      List.of(
          "help",
          "read",
          "palette",
          "profile",
          "settings",
          "call",
          "save",
          "answer",
          "hang_up",
          "mute",
          "close",
          "traverse");

  @FXML private StackPane veil;
  @FXML private Label title;
  @FXML private Label purpose;
  @FXML private GridPane keys;
  @FXML private Button close;

  private final Navigation navigation;
  private final Palette doors;
  private final Messages messages;
  private @Nullable Node focusedBefore;

  public HelpController(Navigation navigation, Palette doors, Messages messages) {
    this.navigation = navigation;
    this.doors = doors;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    for (String each : SHORTCUTS) {
      var key = Nodes.label(messages.get("keys." + each), "kg-key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      keys.addRow(keys.getRowCount(), key, Nodes.wrapped(messages.get("help.key." + each)));
    }
    veil.setOnMouseClicked(event -> {
      if (veil.equals(event.getTarget())) {
        close();
      }
    });
    veil.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
            close();
            event.consume();
          } else if (event.getCode() == KeyCode.TAB) {
            event.consume(); // what lies under it is not reached
          }
        });
    doors.onHelp(this::open);
    Nodes.show(veil, Nodes.Showing.NO);
  }

  private void open() {
    Page page = navigation.page().get();
    title.setText(messages.of("page", page));
    purpose.setText(messages.of("help.page", page));
    if (!veil.isVisible()) {
      focusedBefore = veil.getScene().getFocusOwner();
    }
    Nodes.show(veil, Nodes.Showing.YES);
    close.requestFocus();
  }

  @FXML
  private void close() {
    Nodes.show(veil, Nodes.Showing.NO);
    if (focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }
}
