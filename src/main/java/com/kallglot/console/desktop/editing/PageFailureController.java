package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Why something that a page tried was not done: what was attempted, what to do about it, code and
/// request; tries again where that makes sense, and not before the platform wants it.
public final class PageFailureController {
  @FXML private Region pane;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Label advice;
  @FXML private Label request;
  @FXML private Button again;
  @FXML private Button settings;

  private final Workspace workspace;
  private final Navigation navigation;
  private final Messages messages;
  private final Lifetime lifetime;
  private Runnable repeats = () -> {};
  private long seconds;

  public PageFailureController(
      Workspace workspace, Navigation navigation, Messages messages, Lifetime lifetime) {
    this.workspace = workspace;
    this.navigation = navigation;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    close();
    lifetime.watch(workspace.entry(), _ -> close());
    lifetime.every(javafx.util.Duration.seconds(1), this::count);
  }

  /// @param attempted what was to be done, as in `Search for numbers`
  /// @param repeats does it again; null where that makes no sense
  public void show(String attempted, Failure failure, @Nullable Runnable repeats) {
    title.setText(messages.get(titleOf(failure), attempted));
    detail.setText(messages.shown(failure.detail()));
    tell(advice, advice(failure));
    boolean traced = failure.code() != null || failure.requestId() != null;
    tell(
        request,
        traced
            ? messages.get(
                "banner.request", orNothing(failure.code()), orNothing(failure.requestId()))
            : "");
    this.repeats = repeats == null ? () -> {} : repeats;
    Nodes.show(again, Nodes.Showing.when(repeats != null));
    boolean ofKey = failure.status() == 401 || failure.isMissingRight();
    Nodes.show(settings, Nodes.Showing.when(ofKey && navigation.settings().isPresent()));
    Duration wait = failure.retryAfter();
    seconds = wait == null ? 0 : Math.max(1, wait.toSeconds());
    showWait();
    pane.setAccessibleText(title.getText() + ". " + detail.getText() + " " + advice.getText());
    Nodes.show(pane, Nodes.Showing.YES);
  }

  private static String titleOf(Failure failure) {
    return failure.effect() == Failure.Effect.PERHAPS_DONE
        ? "failure.perhaps_done"
        : "failure.not_done";
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private static void tell(Label label, String text) {
    label.setText(text);
    Nodes.show(label, Nodes.Showing.when(!text.isEmpty()));
  }

  /// What may help, by the status; empty where the platform's own words say all there is.
  private String advice(Failure failure) {
    return switch (failure.status()) {
      case 401 -> messages.get("failure.advice.key");
      case 402 -> messages.get("failure.advice.pay") + credits();
      case 403 -> failure.isMissingRight() ? messages.get("failure.advice.right") : "";
      case 429 -> messages.get("failure.advice.wait");
      default ->
          failure.effect() == Failure.Effect.PERHAPS_DONE
              ? messages.get("failure.advice.look")
              : "";
    };
  }

  private String credits() {
    Workspace.Opened opened = workspace.opened().get();
    return Optional.ofNullable(opened)
        .flatMap(reached -> reached.organization().allowance())
        .map(allowance -> allowance.creditsRemaining())
        .map(left -> " " + messages.get("failure.advice.credits", left))
        .orElse("");
  }

  private void count() {
    if (seconds > 0) {
      seconds--;
      showWait();
    }
  }

  private void showWait() {
    again.setDisable(seconds > 0);
    again.setText(
        seconds > 0 ? messages.get("failure.again.in", seconds) : messages.get("banner.again"));
  }

  @FXML
  public void close() {
    Nodes.show(pane, Nodes.Showing.NO);
  }

  @FXML
  private void tryAgain() {
    close();
    repeats.run();
  }

  @FXML
  private void openSettings() {
    navigation.settings().ifPresent(navigation::open);
  }
}
