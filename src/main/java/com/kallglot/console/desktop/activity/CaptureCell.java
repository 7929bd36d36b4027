package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.trace.foreign.LegJoint;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A leg in the list of a capture: who called whom, when, what came of it, and of which other leg
/// it is the rest.
final class CaptureCell extends ListCell<CaptureRow> {
  static final double ROW = 76;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final double INDENT = 16;

  private final Messages messages;
  private final Region indent = new Region();
  private final Label ends = Nodes.label("", "kg-body");
  private final Label result = Nodes.label("", "kg-caption");
  private final Label joint = Nodes.wrapped("", "kg-tiny");
  private final HBox item = new HBox(8, indent, new Region(), new VBox(2, ends, result, joint));

  CaptureCell(Messages messages) {
    this.messages = messages;
    item.getStyleClass().add("kg-capture-row");
    HBox.setHgrow(item.getChildren().getLast(), Priority.ALWAYS);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable CaptureRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    indent.setMinWidth(row.depth() * INDENT);
    item.getChildren().set(1, icon(row));
    ends.setText(
        messages.get(
            "capture.row", row.number(), brief(row.call().from()), brief(row.call().to())));
    result.setText(
        TIME.format(row.began().atZone(ZoneId.systemDefault()))
            + " · "
            + (row.result().isEmpty()
                ? messages.get("evidence.no_final")
                : messages.shown(row.result())));
    result.getStyleClass().setAll("label", "kg-caption", row.isFault() ? "bad" : "muted");
    LegJoint joined = row.joint();
    joint.setText(joined == null ? "" : words(row, joined));
    Nodes.show(joint, Nodes.Showing.when(joined != null));
    setGraphic(item);
    setAccessibleText(
        ends.getText()
            + ", "
            + result.getText()
            + (joined == null
                ? ""
                : ", " + joint.getText() + ", " + messages.shown(joined.detail())));
  }

  private static FontIcon icon(CaptureRow row) {
    if (row.isFault()) {
      return Nodes.icon("fth-x-circle", "bad");
    }
    return row.cause().isKnown()
        ? Nodes.icon("fth-check-circle", "ok")
        : Nodes.icon("fth-help-circle", "muted");
  }

  private String words(CaptureRow row, LegJoint joined) {
    return messages.get(
        joined.isTriedAgain() ? "capture.tried_again" : "capture.joined",
        row.earlier(),
        messages.of("capture.sureness", joined.sureness()),
        messages.of("capture.by", joined.by()));
  }

  /// The user of an address; the whole where it has none.
  private static String brief(String address) {
    String rest = address.replaceFirst("(?i)^(sips?|tel):", "");
    int at = rest.indexOf('@');
    return at > 0 ? rest.substring(0, at) : rest;
  }
}
