package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// What went wrong with the reading, over whatever page is looked at; what was read before stays.
public final class BannerController {
  @FXML private Region banner;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Label request;
  @FXML private Label stale;
  @FXML private Button startOver;

  private final Workspace workspace;
  private final Runnable setAside;
  private final Messages messages;
  private final Lifetime lifetime;

  /// @param setAside begins without the profiles whose file cannot be understood
  public BannerController(
      Workspace workspace, Runnable setAside, Messages messages, Lifetime lifetime) {
    this.workspace = workspace;
    this.setAside = setAside;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(workspace.failure(), this::show);
    lifetime.watch(this::showAge, workspace.failure(), workspace.configuration());
    lifetime.every(Duration.seconds(1), this::showAge);
  }

  /// What is looked at meanwhile.
  private void showAge() {
    Optional<java.time.Duration> age = workspace.age();
    Nodes.show(stale, Nodes.Showing.when(age.isPresent()));
    age.ifPresent(old -> stale.setText(messages.get("banner.stale", words(old))));
  }

  private String words(java.time.Duration age) {
    if (age.toDays() > 1) {
      return messages.get("banner.age.days", age.toDays());
    } else if (age.toHours() > 1) {
      return messages.get("banner.age.hours", age.toHours());
    }
    return age.toMinutes() > 1
        ? messages.get("banner.age.minutes", age.toMinutes())
        : messages.get("banner.age.seconds", age.toSeconds());
  }

  private void show(Failure failure) {
    // A key that is missing is asked for in place of this
    boolean told = failure != null && failure.kind() != Failure.Kind.KEY_MISSING;
    Nodes.show(banner, Nodes.Showing.when(told));
    if (!told) {
      return;
    }
    title.setText(messages.of("banner", failure.kind()));
    detail.setText(messages.shown(failure.detail()));
    Nodes.show(startOver, Nodes.Showing.when(failure.kind() == Failure.Kind.PROFILES_UNREADABLE));
    boolean traced = failure.code() != null || failure.requestId() != null;
    Nodes.show(request, Nodes.Showing.when(traced));
    request.setText(
        messages.get(
            "banner.request",
            failure.code() == null ? "–" : failure.code(),
            failure.requestId() == null ? "–" : failure.requestId()));
    banner.setAccessibleText(title.getText() + ". " + detail.getText());
  }

  @FXML
  private void startOver() {
    setAside.run();
  }

  @FXML
  private void tryAgain() {
    workspace.readAgain();
  }
}
