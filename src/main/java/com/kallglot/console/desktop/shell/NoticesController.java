package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Notices;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The last piece of news, at the bottom right for eight seconds; it stays while it is looked at.
public final class NoticesController {
  private static final Duration SHOWN = Duration.seconds(8);

  @FXML private HBox notice;
  @FXML private Label text;
  @FXML private Button undo;

  private final Notices notices;
  private final Messages messages;
  private final PauseTransition end = new PauseTransition(SHOWN);
  private @Nullable Runnable takeBack;
  private boolean ofProfile;

  public NoticesController(Notices notices, Messages messages) {
    this.notices = notices;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    notices.to(this::show, this::withdraw);
    end.setOnFinished(_ -> close());
    notice.hoverProperty().subscribe(this::holdWhileLookedAt);
    undo.focusedProperty().subscribe(this::holdWhileLookedAt);
    close();
  }

  private void show(Notices.Notice news) {
    text.setText(messages.shown(news.text()));
    takeBack = news.undo();
    ofProfile = news.of() == Notices.Of.PROFILE;
    Nodes.show(undo, Nodes.Showing.when(takeBack != null));
    undo.setAccessibleText(messages.get("notice.undo.accessible", news.text()));
    Nodes.show(notice, Nodes.Showing.YES);
    end.playFromStart();
  }

  private void withdraw() {
    if (ofProfile) {
      close();
    }
  }

  private void holdWhileLookedAt() {
    if (notice.isHover() || undo.isFocused()) {
      end.pause();
    } else if (notice.isVisible()) {
      end.play();
    }
  }

  @FXML
  private void takeBack() {
    Runnable action = takeBack;
    close();
    if (action != null) {
      action.run();
    }
  }

  @FXML
  private void close() {
    end.stop();
    takeBack = null;
    ofProfile = false;
    Nodes.show(notice, Nodes.Showing.NO);
  }
}
