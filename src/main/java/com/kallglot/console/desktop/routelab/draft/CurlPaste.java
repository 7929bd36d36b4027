package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.draft.curl.CurlCommand;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/// A curl command that is pasted becomes the draft it would send. The command itself is shown
/// nowhere: there may be a key in it.
final class CurlPaste {
  private final LabModel lab;
  private final Notices notices;
  private final Messages messages;

  CurlPaste(LabModel lab, Notices notices, Messages messages) {
    this.lab = lab;
    this.notices = notices;
    this.messages = messages;
  }

  /// Takes what was copied last.
  void paste() {
    String copied = Clipboard.getSystemClipboard().getString();
    if (copied == null || !takes(copied)) {
      notices.tell(messages.get("paste.none"));
    }
  }

  /// Takes a text where it is a curl command, or says why there is no draft in it; false where it
  /// is something else.
  boolean takes(String text) {
    return switch (CurlCommand.of(text)) {
      case CurlCommand.NoCommand() -> false;
      case CurlCommand.NoBody(var reason, var argument) -> {
        notices.tell(
            switch (reason) {
              case NOTHING_SENT -> messages.get("paste.nothing_sent");
              case IN_A_FILE -> messages.get("paste.in_a_file", argument);
              case FROM_A_PROGRAM -> messages.get("paste.from_a_program");
              case NO_JSON -> messages.get("paste.no_json", argument);
            });
        yield true;
      }
      case CurlCommand.Body(var body, var key) -> {
        open(body, key);
        yield true;
      }
    };
  }

  private void open(String body, CurlCommand.Key key) {
    @Nullable String name = lab.name().get();
    String before = lab.draft().get().text();
    lab.open(null, body);
    notices.tellHere(
        messages.get(key == CurlCommand.Key.DROPPED ? "paste.done.key" : "paste.done"),
        () -> lab.open(name, before));
  }
}
