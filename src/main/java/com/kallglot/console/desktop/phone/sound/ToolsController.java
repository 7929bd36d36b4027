package com.kallglot.console.desktop.phone.sound;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import javafx.fxml.FXML;
import javafx.scene.control.MenuButton;

/// What the phone has besides calls: the sound of this computer and what was recorded.
public final class ToolsController {
  @FXML private MenuButton menu;

  private final SoundModel sound;
  private final OpenDialog dialog;
  private final Messages messages;

  public ToolsController(SoundModel sound, OpenDialog dialog, Messages messages) {
    this.sound = sound;
    this.dialog = dialog;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    new SoundMenu(sound, dialog, messages).fill(menu);
  }

  @FXML
  private void showRecordings() {
    sound.showRecordings();
  }
}
