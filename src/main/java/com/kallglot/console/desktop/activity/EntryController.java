package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.trace.journal.Entry;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// One entry, whole: request and answer, or the message as it was on the wire.
public final class EntryController {
  @FXML private Node pane;
  @FXML private Node none;
  @FXML private Label what;
  @FXML private Label result;
  @FXML private TextArea text;
  @FXML private Button curl;
  @FXML private Button together;

  private final ActivityModel model;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public EntryController(
      ActivityModel model, Notices notices, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.chosen(), this::show);
  }

  private void show(@Nullable Entry entry) {
    Nodes.show(pane, Nodes.Showing.when(entry != null));
    Nodes.show(none, Nodes.Showing.when(entry == null));
    if (entry == null) {
      return;
    }
    var words = new EntryWords(messages);
    what.setText(messages.shown(entry.what()));
    result.setText(messages.shown(words.line(entry)));
    result.getStyleClass().removeAll("ok", "warn", "bad", "muted");
    result.getStyleClass().add(EntryWords.style(entry));
    text.setText(messages.shown(entry.detail().replace("\r", "")));
    Nodes.show(curl, Nodes.Showing.when(entry instanceof Entry.Api));
    Nodes.show(
        together, Nodes.Showing.when(!(entry instanceof Entry.Api) && !entry.id().isEmpty()));
    together.setText(messages.of("activity.together", entry.kind()));
  }

  @FXML
  private void copyCurl() {
    if (model.chosen().get() instanceof Entry.Api api) {
      copy(api.curl(), "activity.curl_copied");
    }
  }

  @FXML
  private void copyText() {
    Entry entry = model.chosen().get();
    if (entry != null) {
      copy(entry.detail(), "activity.text_copied");
    }
  }

  private void copy(String copied, String told) {
    var content = new ClipboardContent();
    content.putString(copied);
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get(told));
  }

  /// The call or the session that it belongs to.
  @FXML
  private void showTogether() {
    Entry entry = model.chosen().get();
    if (entry != null) {
      model.text().set(entry.id());
    }
  }
}
