package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// An address that called lately, ticked where the draft lets it in.
final class SeenCell extends ListCell<SeenCell.Seen> {
  private final Messages messages;
  private final Moments moments;
  private final CheckBox tick = new CheckBox();
  private final Label held = Nodes.label("", "kg-caption", "kg-muted");
  private final Label state = Nodes.label("", "kg-marked");
  private final Label at = Nodes.label("", "kg-caption", "kg-muted");
  private final HBox row = new HBox(10, tick, held, new Region(), at, state);

  /// @param here whether it is this computer, as far as the platform said
  record Seen(RecentSource source, AllowlistDraft draft, Here here) {
    boolean isTicked() {
      return draft.mode() == Mode.ANY || draft.holds(source);
    }

    Optional<String> wider() {
      return draft.mode() == Mode.LISTED ? draft.widerThan(source) : Optional.empty();
    }
  }

  /// Where a source is.
  enum Here {
    THIS_COMPUTER,
    ELSEWHERE
  }

  SeenCell(Messages messages, Moments moments, Consumer<RecentSource> toggle) {
    this.messages = messages;
    this.moments = moments;
    tick.setFocusTraversable(false);
    tick.setMnemonicParsing(false);
    tick.setOnAction(_ -> {
      if (getItem() != null) {
        toggle.accept(getItem().source());
      }
    });
    HBox.setHgrow(row.getChildren().get(2), Priority.ALWAYS);
    state.setMinWidth(Region.USE_PREF_SIZE);
    at.setMinWidth(Region.USE_PREF_SIZE);
    tick.setMinWidth(Region.USE_PREF_SIZE);
    row.getStyleClass().add("kg-seen");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Seen seen, boolean empty) {
    super.updateItem(seen, empty);
    if (empty || seen == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    tick.setText(seen.source().address());
    tick.setSelected(seen.isTicked());
    tick.setDisable(seen.draft().mode() != Mode.LISTED || seen.wider().isPresent());
    held.setText(note(seen));
    at.setText(moments.at(seen.source().lastSeenAt()));
    boolean calls = seen.isTicked();
    state.getStyleClass().setAll("label", "kg-marked", calls ? "ok" : "bad");
    state.setText(messages.get(calls ? "allow.seen.allowed" : "allow.seen.refused"));
    state.setGraphic(Nodes.icon(calls ? "fth-check" : "fth-slash"));
    setGraphic(row);
    setAccessibleText(
        String.join(", ", seen.source().address(), state.getText(), held.getText(), at.getText()));
  }

  private String note(Seen seen) {
    String here = seen.here() == Here.THIS_COMPUTER ? messages.get("allow.seen.here") : "";
    String wider = seen.wider().map(block -> messages.get("allow.seen.by", block)).orElse("");
    return here.isEmpty() || wider.isEmpty() ? here + wider : here + " · " + wider;
  }
}
