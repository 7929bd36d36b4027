package com.kallglot.console.desktop;

import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What a mouse tells of its primary button.
final class Mouse {
  private Mouse() {}

  static MouseEvent primary(EventType<MouseEvent> what, double x, double y) {
    return new MouseEvent(
        what,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}
