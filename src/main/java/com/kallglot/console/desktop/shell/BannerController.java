package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What went wrong with the reading, over whatever page is looked at; what was read before stays.
public final class BannerController {
  @FXML private Region banner;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Label request;

  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;

  public BannerController(Workspace workspace, Messages messages, Lifetime lifetime) {
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(workspace.failure(), this::show);
  }

  private void show(Failure failure) {
    Nodes.show(banner, Nodes.Showing.when(failure != null));
    if (failure == null) {
      return;
    }
    title.setText(messages.of("banner", failure.kind()));
    detail.setText(failure.detail());
    boolean traced = failure.code() != null || failure.requestId() != null;
    Nodes.show(request, Nodes.Showing.when(traced));
    request.setText(
        messages.get(
            "banner.request",
            failure.code() == null ? "–" : failure.code(),
            failure.requestId() == null ? "–" : failure.requestId()));
    banner.setAccessibleText(title.getText() + ". " + failure.detail());
  }

  @FXML
  private void tryAgain() {
    workspace.readAgain();
  }
}
