package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.draft.JsonText;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The request that would be sent, as body or as curl.
public final class RequestController {
  @FXML private ToggleGroup form;
  @FXML private TextFlow text;

  private final LabModel lab;
  private final Workspace workspace;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public RequestController(
      LabModel lab, Workspace workspace, Notices notices, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.workspace = workspace;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    form.selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen == null && before != null) {
            before.setSelected(true);
          }
        });
    lifetime.watch(this::show, lab.shown(), lab.draft(), form.selectedToggleProperty());
  }

  private void show() {
    JsonText.show(text, messages.shown(isCurl(form.getSelectedToggle()) ? curl() : draft().text()));
  }

  private static boolean isCurl(@Nullable Toggle chosen) {
    return chosen != null && "curl".equals(chosen.getUserData());
  }

  private Draft draft() {
    Explained shown = lab.shown().get();
    return shown == null ? lab.draft().get() : shown.draft();
  }

  private String curl() {
    Workspace.Opened opened = workspace.opened().get();
    return Curl.of(opened == null ? "https://…" : opened.profile().apiBase(), draft().text());
  }

  @FXML
  private void copyCurl() {
    var content = new ClipboardContent();
    content.putString(curl());
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get("curl.copied"));
  }
}
