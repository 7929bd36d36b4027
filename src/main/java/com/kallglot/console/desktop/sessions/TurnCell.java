package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.telephony.conversation.Transcript.Turn;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What somebody said, and below it what the others heard instead.
final class TurnCell extends ListCell<Turn> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final double PADDING = 34;

  private final Messages messages;
  private final Label head = Nodes.label("", "kg-caption", "kg-muted");
  private final Label said = Nodes.wrapped("");
  private final Label heard = Nodes.wrapped("", "kg-heard");
  private final VBox item = new VBox(2, head, said, heard);

  TurnCell(Messages messages) {
    this.messages = messages;
    item.getStyleClass().add("kg-turn");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Turn turn, boolean empty) {
    super.updateItem(turn, empty);
    if (empty || turn == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String at =
        turn.timestamp() == null
            ? ""
            : " · " + TIME.format(turn.timestamp().atZone(ZoneId.systemDefault()));
    head.setText(messages.get("session.turn", turn.speaker(), language(turn.language())) + at);
    said.setText(messages.shown(turn.text()));
    Transcript.Translation translation = turn.translation();
    Nodes.show(heard, Nodes.Showing.when(translation != null));
    if (translation != null) {
      heard.setText(
          "→ " + language(translation.language()) + "  " + messages.shown(translation.text()));
    }
    setGraphic(item);
    setAccessibleText(
        head.getText()
            + ": "
            + said.getText()
            + (translation == null ? "" : ". " + heard.getText()));
  }

  private static String language(@Nullable String code) {
    return Objects.requireNonNullElse(code, "–");
  }

  /// As tall as its texts need at the width the list has.
  @Override
  protected double computePrefHeight(double width) {
    double available = getListView() == null ? width : getListView().getWidth() - PADDING;
    return super.computePrefHeight(Math.max(available, 0));
  }
}
