package com.kallglot.console.desktop;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The phone's accounts, editor and dial field alone in the window, over the desktop's models.
final class PhoneSideOnScreen {
  private static final double SIDE = 288;
  private static final double EDITOR = 480;
  private static final double HEIGHT = 800;

  private PhoneSideOnScreen() {}

  static void show(OpenDesktop desktop) {
    OpenDesktop.doOnScreen(() -> {
      var loader = new Views(desktop.window()).loader();
      var side = new VBox(loader.load("phone/accounts/Accounts"), loader.load("phone/dial/Dial"));
      side.setMinWidth(SIDE);
      side.setMaxWidth(SIDE);
      side.setStyle("-fx-background-color: -color-bg-default;");
      var editor = (Region) loader.load("phone/accounts/Editor");
      editor.setMinWidth(EDITOR);
      editor.setMaxHeight(HEIGHT);
      var both = new HBox(12, side, editor);
      desktop.window().scene().setRoot(both);
      both.applyCss();
      both.layout();
    });
  }
}
