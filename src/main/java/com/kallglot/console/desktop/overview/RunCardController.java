package com.kallglot.console.desktop.overview;

import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.trial.ExposureWords;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.desktop.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedBar;

/// The last run, or the one under way: how far it is, what each route came to.
public final class RunCardController {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  @FXML private Label caption;
  @FXML private Node empty;
  @FXML private Button first;
  @FXML private Node asking;
  @FXML private Label exposure;
  @FXML private Button agree;
  @FXML private Node progress;
  @FXML private SegmentedBar<SegmentedBar.Segment> bar;
  @FXML private Label progressText;
  @FXML private Node problem;
  @FXML private Label problemText;
  @FXML private Node summary;
  @FXML private Label passed;
  @FXML private Label failed;
  @FXML private Label refused;
  @FXML private Label skipped;
  @FXML private TableView<RunRow> table;

  private final RouteTrial trial;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Clock clock;

  public RunCardController(
      RouteTrial trial, Workspace workspace, Messages messages, Lifetime lifetime, Clock clock) {
    this.trial = trial;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @FXML
  private void initialize() {
    new RunTable(messages, workspace).fill(table);
    bar.setSegmentViewFactory(RunCardController::part);
    bar.setInfoNodeFactory(null);
    lifetime.watch(trial.state(), this::show);
    lifetime.watch(workspace.configuration(), known -> first.setDisable(known == null));
    lifetime.every(javafx.util.Duration.seconds(1), this::showElapsed);
  }

  private void show(TrialState state) {
    Nodes.show(empty, when(state, TrialState.Nothing.class, TrialState.Cancelled.class));
    Nodes.show(asking, when(state, TrialState.Asking.class));
    Nodes.show(progress, when(state, TrialState.Planning.class, TrialState.Running.class));
    Nodes.show(problem, when(state, TrialState.Broken.class));
    Nodes.show(summary, when(state, TrialState.Done.class));
    Nodes.show(table, when(state, TrialState.Running.class, TrialState.Done.class));
    caption.setText("");
    switch (state) {
      case TrialState.Nothing _ -> {}
      case TrialState.Cancelled _ -> caption.setText(messages.get("run.cancelled"));
      case TrialState.Planning _ -> progressText.setText(messages.get("run.planning"));
      case TrialState.Asking ask -> show(ask);
      case TrialState.Running running -> follow(running);
      case TrialState.Broken(var failure) -> problemText.setText(failure.detail());
      case TrialState.Done(var report) -> show(report);
    }
  }

  private static Nodes.Showing when(TrialState state, Class<?>... kinds) {
    return Nodes.Showing.when(List.of(kinds).contains(state.getClass()));
  }

  private void show(TrialState.Asking ask) {
    exposure.setText(ExposureWords.of(messages, ask));
    agree.setDisable(ask.refusal() != null);
    agree.setOnAction(_ -> ask.agree().run());
  }

  private void follow(TrialState.Running running) {
    running
        .news()
        .subscribe(_ -> {
          if (running.equals(trial.state().get())) {
            table.getItems().setAll(rows(running));
            showElapsed();
          }
        });
  }

  private void showElapsed() {
    if (trial.state().get() instanceof TrialState.Running running) {
      int all = running.plan().cases().size();
      showBar(running);
      long seconds = Duration.between(running.since(), clock.instant()).toSeconds();
      progressText.setText(messages.get("run.progress", running.finished(), all, seconds));
    }
  }

  /// As long as each kind is many: the class of a part is its text, for the stylesheet.
  private void showBar(TrialState.Running running) {
    List<RunRow> rows = rows(running);
    List<SegmentedBar.Segment> segments = new ArrayList<>();
    for (RunRow.Ending ending : RunRow.Ending.values()) {
      long many = rows.stream().filter(row -> row.ending() == ending).count();
      if (many > 0) {
        segments.add(new SegmentedBar.Segment(many, ending.styleClass()));
      }
    }
    bar.getSegments().setAll(segments);
  }

  private static List<RunRow> rows(TrialState.Running running) {
    return running.plan().cases().stream().map(each -> RunRow.of(each, running)).toList();
  }

  private static Region part(SegmentedBar.Segment segment) {
    var part = new Region();
    part.getStyleClass().addAll("kg-run-part", segment.getText());
    return part;
  }

  private void show(RunReport report) {
    List<RunRow> rows = report.calls().stream().map(RunRow::of).toList();
    table.getItems().setAll(rows);
    caption.setText(
        messages.get(
            "run.caption",
            report.profile(),
            TIME.format(report.startedAt().atZone(ZoneId.systemDefault())),
            String.format(messages.locale(), "%.1f", report.durationMs() / 1000.0)));
    count(failed, rows, RunRow.Ending.FAILED);
    count(passed, rows, RunRow.Ending.PASSED);
    count(refused, rows, RunRow.Ending.REFUSED_AS_PREDICTED);
    count(skipped, rows, RunRow.Ending.SKIPPED);
  }

  private void count(Label badge, List<RunRow> rows, RunRow.Ending ending) {
    long many = rows.stream().filter(row -> row.ending() == ending).count();
    Nodes.show(badge, Nodes.Showing.when(many > 0));
    badge.setText(messages.get("run.count." + ending.name().toLowerCase(Locale.ROOT), many));
  }

  @FXML
  private void begin() {
    trial.begin(site -> TestPlan.everyRoute(List.of(site)));
  }

  @FXML
  private void cancel() {
    trial.cancel();
  }
}
