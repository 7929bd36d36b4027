package com.kallglot.console.desktop.phone.recent;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.phone.CallWords;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.LoggedCall.Result;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Direction;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A call that is remembered: which way, with whom, what became of it, when.
final class RecentCell extends ListCell<LoggedCall> {
  private final Messages messages;
  private final Moments moments;
  private final PhoneModel model;
  private final CallWords words;
  private final Label mark = new Label();
  private final Label whom = Nodes.label("", "kg-body");
  private final Label result = Nodes.label("", "kg-caption");
  private final Label when = Nodes.label("", "kg-caption", "kg-muted");
  private final HBox item;

  RecentCell(Messages messages, Moments moments, PhoneModel model) {
    this.messages = messages;
    this.moments = moments;
    this.model = model;
    this.words = new CallWords(messages);
    var both = new VBox(whom, result);
    both.setMinWidth(0);
    HBox.setHgrow(both, Priority.ALWAYS);
    when.setMinWidth(Label.USE_PREF_SIZE);
    item = new HBox(10, mark, both, when);
    item.getStyleClass().add("kg-recent-row");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable LoggedCall call, boolean empty) {
    super.updateItem(call, empty);
    if (empty || call == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Optional<PhoneCall> up = model.up().stream().filter(call::isOf).findFirst();
    String style = up.isPresent() ? "ok" : style(call);
    mark.setGraphic(Nodes.icon(icon(call), style));
    whom.setText(words.whom(call));
    result.setText(
        up.map(each -> words.mark(each).word()).orElseGet(() -> words.result(call))
            + " · "
            + messages.shown(call.line()));
    result.getStyleClass().setAll("label", "kg-caption", style);
    when.setText(moments.brief(call.at()));
    setGraphic(item);
    setAccessibleText(
        String.join(
            ", ",
            messages.of("phone.direction", call.direction()),
            whom.getText(),
            result.getText(),
            moments.at(call.at())));
  }

  private static String icon(LoggedCall call) {
    if (call.direction() == Direction.OUTGOING) {
      return "fth-phone-outgoing";
    }
    return call.result() == Result.MISSED ? "fth-phone-missed" : "fth-phone-incoming";
  }

  private static String style(LoggedCall call) {
    return switch (call.result()) {
      case REFUSED, FAILED -> "bad";
      case MISSED -> "warn";
      case TALKED, CANCELLED, DECLINED, UNFINISHED -> "muted";
    };
  }
}
