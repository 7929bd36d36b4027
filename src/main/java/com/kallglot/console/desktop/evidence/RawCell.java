package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.trace.evidence.MessageDifference.Side;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A line of a raw message: the name of its header coloured, the line that decided marked, and of a
/// difference the sign of the message that it stands in.
final class RawCell extends ListCell<RawLine> {
  private static final PseudoClass DECIDES = PseudoClass.getPseudoClass("decides");
  private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
  private static final PseudoClass SECOND = PseudoClass.getPseudoClass("second");

  private final Messages messages;
  private final Label sign = Nodes.label("", "kg-raw-sign");
  private final Label name = Nodes.label("", "kg-raw-name");
  private final Label rest = Nodes.label("", "kg-raw-rest");
  private final HBox line = new HBox(sign, name, rest);

  RawCell(Messages messages) {
    this.messages = messages;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    sign.setMinWidth(USE_PREF_SIZE);
    name.setMinWidth(USE_PREF_SIZE);
    rest.setMinWidth(USE_PREF_SIZE);
  }

  @Override
  protected void updateItem(@Nullable RawLine shown, boolean empty) {
    super.updateItem(shown, empty);
    pseudoClassStateChanged(DECIDES, shown != null && shown.weight() == RawLine.Weight.DECIDES);
    pseudoClassStateChanged(FIRST, shown != null && shown.side() == Side.FIRST);
    pseudoClassStateChanged(SECOND, shown != null && shown.side() == Side.SECOND);
    if (empty || shown == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    // Masked as one text: a number may go over the end of the name
    String text = messages.shown(shown.text());
    sign.setText(sign(shown.side()));
    name.setText(text.substring(0, shown.name().length()));
    rest.setText(text.substring(shown.name().length()));
    name.getStyleClass().setAll("label", "kg-raw-name", style(shown.kind()));
    rest.getStyleClass().setAll("label", "kg-raw-rest", style(shown.kind()));
    setGraphic(line);
    setAccessibleText(spoken(shown.side(), text));
  }

  private String spoken(Side side, String text) {
    return side == Side.BOTH ? text : messages.of("evidence.only", side) + ": " + text;
  }

  private static String sign(Side side) {
    return switch (side) {
      case BOTH -> "";
      case FIRST -> "− ";
      case SECOND -> "+ ";
    };
  }

  private static String style(RawLine.Kind kind) {
    return switch (kind) {
      case START -> "start";
      case HEADER -> "header";
      case SDP -> "sdp";
      case TEXT -> "text";
    };
  }
}
