package com.kallglot.console.desktop.routelab;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.trial.ExposureWords;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// The test call of a draft: under way, asked about, judged; a prediction that did not hold is said
/// first.
public final class VerdictController {
  @FXML private Node strip;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Node drift;
  @FXML private Label driftText;
  @FXML private Label since;
  @FXML private FlowPane checks;
  @FXML private Button agree;
  @FXML private Button cancel;
  @FXML private Button close;

  private final RouteTrial trial;
  private final LabModel lab;
  private final Messages messages;
  private final Lifetime lifetime;
  private boolean changedSince;

  public VerdictController(RouteTrial trial, LabModel lab, Messages messages, Lifetime lifetime) {
    this.trial = trial;
    this.lab = lab;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(trial.state(), this::show);
    lab.draft()
        .subscribe((_, _) -> {
          if (!lifetime.isOver()) {
            draftChanged();
          }
        });
  }

  /// A verdict belongs to the draft that was called. A call under way is not cut off by typing.
  private void draftChanged() {
    if (trial.state().get() instanceof TrialState.Running) {
      changedSince = true;
    } else {
      trial.forget();
    }
  }

  private void show(TrialState state) {
    changedSince &= state instanceof TrialState.Done;
    Nodes.show(since, Nodes.Showing.when(changedSince));
    Nodes.show(strip, Nodes.Showing.when(!(state instanceof TrialState.Nothing)));
    boolean running = state instanceof TrialState.Running || state instanceof TrialState.Planning;
    boolean asking = state instanceof TrialState.Asking;
    Nodes.show(cancel, Nodes.Showing.when(running || asking));
    Nodes.show(agree, Nodes.Showing.when(asking));
    Nodes.show(close, Nodes.Showing.when(!running && !asking));
    Nodes.show(drift, Nodes.Showing.NO);
    Nodes.show(detail, Nodes.Showing.NO);
    checks.getChildren().clear();
    switch (state) {
      case TrialState.Nothing _ -> {}
      case TrialState.Planning _, TrialState.Running _ ->
          head(messages.get("call.under_way"), "fth-phone-outgoing", "acc");
      case TrialState.Cancelled _ -> head(messages.get("run.cancelled"), "fth-minus", "muted");
      case TrialState.Asking ask -> show(ask);
      case TrialState.Broken(var failure) -> {
        head(messages.get("call.broken"), "fth-x-circle", "bad");
        tell(failure.detail());
      }
      case TrialState.Done(var report) -> show(report.calls().getFirst());
    }
  }

  private void show(TrialState.Asking ask) {
    head(messages.get("call.ask"), "fth-alert-triangle", "warn");
    tell(ExposureWords.of(messages, ask));
    agree.setDisable(ask.refusal() != null);
    agree.setOnAction(_ -> ask.agree().run());
  }

  private void show(CallReport report) {
    if (report.verdict() == Verdict.SKIPPED) {
      head(messages.get("call.skipped"), "fth-minus", "muted");
      tell(Objects.requireNonNullElse(report.skippedReason(), ""));
      return;
    }
    boolean passed = report.verdict() == Verdict.PASS;
    head(
        messages.get(
            report.refusedAsPredicted()
                ? "run.ending.refused_as_predicted"
                : passed ? "call.passed" : "call.failed"),
        passed ? "fth-check-circle" : "fth-x-circle",
        passed ? "ok" : "bad");
    if (report.cause() != null) {
      tell(report.cause());
    } else if (report.dialed() != null) {
      tell(messages.get("call.dialed", report.dialed()));
    }
    if (Boolean.FALSE.equals(report.predictionHeld())) {
      report.checks().stream()
          .filter(check -> check.name() == Check.Name.PREDICTION)
          .findFirst()
          .ifPresent(this::showDrift);
    }
    report.checks().stream()
        .filter(check -> check.passed() != null)
        .forEach(check -> checks.getChildren().add(mark(check)));
  }

  private void showDrift(Check prediction) {
    driftText.setText(
        messages.get(
            "call.drift",
            String.valueOf(prediction.expected()),
            String.valueOf(prediction.actual())));
    Nodes.show(drift, Nodes.Showing.YES);
  }

  private Label mark(Check check) {
    boolean passed = !check.breaks();
    return Nodes.marked(
        passed ? "fth-check" : "fth-x",
        messages.of("check.name", check.name()),
        passed ? "ok" : "bad");
  }

  private void head(String text, String icon, String style) {
    title.setText(text);
    title.setGraphic(Nodes.icon(icon));
    title.getStyleClass().setAll("label", "kg-strong", "kg-marked", style);
  }

  private void tell(String text) {
    detail.setText(text);
    Nodes.show(detail, Nodes.Showing.YES);
  }

  @FXML
  private void cancel() {
    trial.cancel();
  }

  @FXML
  private void close() {
    trial.forget();
  }
}
