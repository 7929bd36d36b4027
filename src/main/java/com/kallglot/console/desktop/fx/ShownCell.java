package com.kallglot.console.desktop.fx;

import javafx.scene.control.ListCell;

/// An entry of a list to choose from, as it may be seen; what is chosen is the real one.
public final class ShownCell extends ListCell<String> {
  private final Messages messages;

  public ShownCell(Messages messages) {
    this.messages = messages;
  }

  @Override
  protected void updateItem(String text, boolean empty) {
    super.updateItem(text, empty);
    setText(empty || text == null ? null : messages.shown(text));
  }
}
