package com.kallglot.console.desktop;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The phone's accounts and dial field in a window of their own, over the desktop's models.
final class PhoneSideOnScreen {
  private PhoneSideOnScreen() {}

  static Stage show(OpenDesktop desktop) {
    return OpenDesktop.onScreen(() -> {
      var loader = new Views(desktop.window()).loader();
      var box = new VBox(loader.load("phone/accounts/Accounts"), loader.load("phone/dial/Dial"));
      var scene = new Scene(box, 288, 620);
      scene.getStylesheets().setAll(desktop.window().scene().getStylesheets());
      var stage = new Stage();
      stage.setScene(scene);
      stage.show();
      return stage;
    });
  }
}
