package com.kallglot.console.desktop.fx;

import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Three grey rows in place of what is being loaded. Nothing is shown for the first moment: what
/// comes at once must not flicker.
public final class Skeleton extends VBox {
  private static final Duration NOTHING_FIRST = Duration.millis(150);
  private static final int ROWS = 3;

  private final PauseTransition wait = new PauseTransition(NOTHING_FIRST);

  public Skeleton() {
    getStyleClass().add("kg-skeleton");
    for (int i = 0; i < ROWS; i++) {
      var row = new Region();
      row.getStyleClass().add("kg-skeleton-row");
      getChildren().add(row);
    }
    wait.setOnFinished(_ -> setOpacity(1));
    stop();
  }

  /// Takes room at once, shows itself a moment later.
  private void begin() {
    if (!isManaged()) {
      Nodes.show(this, Nodes.Showing.YES);
      setOpacity(0);
      wait.playFromStart();
    }
  }

  /// In place of something, as long as that is being loaded.
  public void show(Nodes.Showing showing) {
    if (showing == Nodes.Showing.YES) {
      begin();
    } else {
      stop();
    }
  }

  private void stop() {
    wait.stop();
    Nodes.show(this, Nodes.Showing.NO);
  }
}
