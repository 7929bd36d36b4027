package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.conversation.Recording;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A recording as the platform describes it: whether it is ready, how long, in which format.
final class RecordingCell extends ListCell<Recording> {
  private final Messages messages;
  private final Label state = Nodes.label("", "kg-marked");
  private final Label facts = Nodes.label("", "kg-caption", "kg-muted");
  private final Label id = Nodes.label("", "kg-mono", "kg-muted");
  private final HBox item = new HBox(12, state, facts, new Region(), id);

  RecordingCell(Messages messages) {
    this.messages = messages;
    item.getStyleClass().add("kg-recording");
    HBox.setHgrow(item.getChildren().get(2), Priority.ALWAYS);
    id.setMinWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Recording recording, boolean empty) {
    super.updateItem(recording, empty);
    if (empty || recording == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    state.setText(messages.of("recording.status", recording.status()));
    state.setGraphic(Nodes.icon(icon(recording.status())));
    facts.setText(length(recording) + " · " + Objects.requireNonNullElse(recording.format(), "–"));
    id.setText(recording.id());
    setGraphic(item);
    setAccessibleText(state.getText() + ", " + facts.getText() + ", " + recording.id());
  }

  private static String icon(Recording.Status status) {
    return switch (status) {
      case READY -> "fth-check-circle";
      case PROCESSING -> "fth-clock";
      case FAILED -> "fth-x-circle";
      case UNKNOWN -> "fth-help-circle";
    };
  }

  private static String length(Recording recording) {
    return recording.duration() == null
        ? "–"
        : SessionWords.length(Duration.ofMillis(Math.round(recording.duration() * 1000)));
  }
}
