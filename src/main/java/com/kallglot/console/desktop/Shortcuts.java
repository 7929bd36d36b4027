package com.kallglot.console.desktop;

import com.kallglot.console.desktop.shell.Page;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Keys that work wherever the focus is.
final class Shortcuts {
  private final DesktopWindow of;

  Shortcuts(DesktopWindow window) {
    this.of = window;
  }

  void install(Scene scene) {
    var keys = scene.getAccelerators();
    keys.put(control(KeyCode.K), of.palette::open);
    keys.put(control(KeyCode.E), of.palette::openProfiles);
    keys.put(control(KeyCode.COMMA), () -> of.navigation.open(Page.SETTINGS));
    keys.put(new KeyCodeCombination(KeyCode.F1), of.palette::openHelp);
    keys.put(new KeyCodeCombination(KeyCode.F5), of.workspace::readAgain);
    keys.put(control(KeyCode.COMMA), () -> of.navigation.settings().ifPresent(of.navigation::open));
    keys.put(control(KeyCode.ENTER), () -> pressFirst(scene, "#call", "#dial-call", "#call-again"));
    keys.put(controlShift(KeyCode.A), of.phone.model::answer);
    keys.put(controlShift(KeyCode.D), of.phone.model::hangUp);
    keys.put(controlShift(KeyCode.M), of.phone.model::mute);
    keys.put(control(KeyCode.S), () -> press(scene, "#draft-save"));
  }

  private static KeyCodeCombination controlShift(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCodeCombination control(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN);
  }

  /// Does what the first of these does that is there and can be pressed.
  private static void pressFirst(Scene scene, String... buttons) {
    Stream.of(buttons)
        .map(scene::lookup)
        .filter(found -> found instanceof Button shown && !shown.isDisabled() && isShown(shown))
        .findFirst()
        .ifPresent(found -> ((Button) found).fire());
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Does what a button does, where it is there and can be pressed.
  static void press(Scene scene, String button) {
    Node found = scene.lookup(button);
    if (found instanceof Button shown && !shown.isDisabled()) {
      shown.fire();
    }
  }
}
