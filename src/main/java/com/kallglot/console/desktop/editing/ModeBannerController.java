package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.Mode;
import java.time.Clock;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Under a page's title: where what is seen is kept, where that is not the platform, and why it
/// cannot be edited, where it cannot. Asks for consent before anything is kept here instead.
public final class ModeBannerController {
  @FXML private Region banner;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Button agree;

  private final Workspace workspace;
  private final Notices notices;
  private final Messages messages;
  private final Moments moments;
  private final Lifetime lifetime;

  public ModeBannerController(
      Workspace workspace, Notices notices, Messages messages, Lifetime lifetime, Clock clock) {
    this.workspace = workspace;
    this.notices = notices;
    this.messages = messages;
    this.moments = new Moments(messages, clock);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(workspace.standing(), this::show);
  }

  private void show(Standing standing) {
    Nodes.show(agree, Nodes.Showing.when(standing instanceof Standing.AwaitingConsent));
    switch (standing) {
      case Standing.Unread _, Standing.OnPlatform _, Standing.Unknown _ ->
          Nodes.show(banner, Nodes.Showing.NO);
      case Standing.MayOnlyRead(var said) ->
          show(messages.get("mode.may_only_read"), messages.get("mode.may_only_read.detail", said));
      case Standing.NoAccess(var said) ->
          show(messages.get("mode.no_access"), messages.get("mode.no_access.detail", said));
      case Standing.AwaitingConsent(var said) ->
          show(messages.get("mode.consent"), messages.get("mode.consent.detail", said));
      case Standing.Offline(var readAt, var why) ->
          show(messages.get("mode.offline", moments.at(readAt)), why.detail());
      case Standing.OnInventory(var mode) -> show(messages.get("mode.inventory"), detail(mode));
    }
  }

  private String detail(Mode.OnInventory mode) {
    String plain = messages.get("mode.inventory.detail");
    return mode.doubt() == null
        ? plain
        : plain
            + " "
            + messages.get("mode.inventory.doubt", moments.at(mode.seen().seenAt()), mode.doubt());
  }

  private void show(String head, String rest) {
    title.setText(head);
    detail.setText(rest);
    banner.setAccessibleText(head + ". " + rest);
    Nodes.show(banner, Nodes.Showing.YES);
  }

  @FXML
  private void agree() {
    workspace.startInventory(
        failure -> notices.tell(messages.get("mode.consent.failed", failure.detail())));
  }
}
