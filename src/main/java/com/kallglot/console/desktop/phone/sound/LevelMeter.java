package com.kallglot.console.desktop.phone.sound;

import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// How loud something is, in bars of three decibels from −60 dBFS; the last few warn.
final class LevelMeter extends HBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final double QUIETEST = -60;
  private static final double STEP = 3;
  private static final int BARS = 20;
  private static final int LOUD = 17;

  private int shown;

  LevelMeter() {
    getStyleClass().add("kg-meter");
    for (int i = 0; i < BARS; i++) {
      var bar = new Region();
      bar.getStyleClass().add("kg-meter-bar");
      if (i >= LOUD) {
        bar.getStyleClass().add("loud");
      }
      getChildren().add(bar);
    }
  }

  /// Only bars that change are touched.
  void show(double dbfs) {
    int lit = (int) Math.clamp(Math.ceil((dbfs - QUIETEST) / STEP), 0, BARS);
    for (int i = Math.min(lit, shown); i < Math.max(lit, shown); i++) {
      getChildren().get(i).pseudoClassStateChanged(LIT, i < lit);
    }
    shown = lit;
  }
}
