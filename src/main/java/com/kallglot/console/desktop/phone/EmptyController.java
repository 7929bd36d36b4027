package com.kallglot.console.desktop.phone;

import javafx.fxml.FXML;

/// What to do where there is no call.
public final class EmptyController {
  private final Runnable lab;

  /// @param lab leads to where sessions are made
  public EmptyController(Runnable lab) {
    this.lab = lab;
  }

  @FXML
  private void lab() {
    lab.run();
  }
}
