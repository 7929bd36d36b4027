package com.kallglot.console.desktop.overview;

import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.editing.OneClick;
import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The page a window opens on: is everything set up, and does it work.
public final class OverviewController {
  /// Below, the set-up stands over the run, no taller than what is to mend needs.
  private static final double ROOMY = 1230;

  private static final double LEFT_SHARE = 39;

  private static final double GAP = 16;
  private static final double FEW_CHECKS = 250;

  @FXML private ScrollPane page;
  @FXML private GridPane columns;
  @FXML private ColumnConstraints left;
  @FXML private ColumnConstraints rest;
  @FXML private RowConstraints below;
  @FXML private Node runs;
  @FXML private Label subtitle;
  @FXML private Button checkAll;
  @FXML private Label readyText;
  @FXML private ProgressBar ready;
  @FXML private ListView<CheckRow> checks;
  @FXML private Skeleton loading;
  @FXML private VBox profiles;

  private final Workspace workspace;
  private final RouteTrial trial;
  private final Navigation navigation;
  private final OneClick clicks;
  private final Places places;
  private final Messages messages;
  private final Lifetime lifetime;

  public OverviewController(
      Workspace workspace,
      RouteTrial trial,
      Navigation navigation,
      OneClick clicks,
      Places places,
      Messages messages,
      Lifetime lifetime) {
    this.workspace = workspace;
    this.trial = trial;
    this.navigation = navigation;
    this.clicks = clicks;
    this.places = places;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    checks.setCellFactory(_ -> new CheckCell(messages, this::mend));
    checks.setAccessibleText(messages.get("check.list"));
    checks.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        mendSelected();
      }
    });
    lifetime.watch(
        this::show,
        workspace.configuration(),
        workspace.opened(),
        workspace.activity(),
        workspace.standing());
    lifetime.watch(page.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(workspace.entry(), this::show);
    var rows = new ProfileRows(workspace, messages);
    lifetime.watch(
        () -> profiles.getChildren().setAll(rows.all()), workspace.profiles(), workspace.entry());
    lifetime.watch(
        () ->
            checkAll.setDisable(
                workspace.configuration().get() == null
                    || trial.state().get() instanceof TrialState.Planning
                    || trial.state().get() instanceof TrialState.Running),
        workspace.configuration(),
        trial.state());
  }

  private void fit(double width) {
    boolean roomy = width >= ROOMY;
    GridPane.setConstraints(runs, roomy ? 1 : 0, roomy ? 0 : 1);
    checks.setPrefHeight(roomy ? Region.USE_COMPUTED_SIZE : FEW_CHECKS);
    left.setPercentWidth(roomy ? LEFT_SHARE : 100);
    rest.setPercentWidth(roomy ? 100 - LEFT_SHARE : 0);
    columns.setHgap(roomy ? GAP : 0);
    below.setVgrow(roomy ? Priority.NEVER : Priority.ALWAYS);
  }

  private void show(ProfileEntry entry) {
    subtitle.setText(entry == null ? "" : messages.of("overview.subtitle", entry.kind()));
  }

  private void show() {
    var configuration = workspace.configuration().get();
    var opened = workspace.opened().get();
    boolean known = configuration != null && opened != null;
    Nodes.show(checks, Nodes.Showing.when(known));
    if (!known) {
      boolean reading = workspace.activity().get() == Workspace.Activity.READING;
      readyText.setText(messages.get(reading ? "status.reading" : "status.unread"));
      Nodes.show(ready, Nodes.Showing.NO);
      loading.show(Nodes.Showing.when(reading));
      return;
    }
    loading.show(Nodes.Showing.NO);
    Nodes.show(ready, Nodes.Showing.YES);
    var list = new Checklist(messages, opened.profile(), configuration, workspace.standing().get());
    int all = list.items().size();
    long done = list.items().stream().filter(i -> i.state() == CheckRow.State.READY).count();
    readyText.setText(messages.get("check.count", done, all));
    ready.setProgress((double) done / all);
    show(list.rows());
  }

  /// Whoever walks the list stays where they are while everything is read again.
  private void show(List<CheckRow> rows) {
    if (!checks.getItems().equals(rows)) {
      int chosen = checks.getSelectionModel().getSelectedIndex();
      checks.getItems().setAll(rows);
      if (chosen >= 0) {
        checks.getSelectionModel().select(Math.min(chosen, rows.size() - 1));
      }
    }
  }

  private void mendSelected() {
    if (checks.getSelectionModel().getSelectedItem() instanceof CheckRow.Item item
        && item.mend() != null) {
      mend(item.mend());
    }
  }

  private void mend(CheckRow.Mend mend) {
    switch (mend) {
      case CheckRow.Mend.Make(var _, var edit) ->
          clicks.carryOut(new DomainWords(messages).edit(edit), List.of(edit), () -> {});
      case CheckRow.Mend.Lead(var _, var edit) -> places.of(edit);
      case CheckRow.Mend.Open(var _, var page) -> navigation.open(page);
    }
  }

  @FXML
  private void checkAll() {
    trial.begin(site -> TestPlan.everyRoute(List.of(site)));
  }

  @FXML
  private void explain() {
    navigation.open(Page.ROUTE_LAB);
  }

  @FXML
  private void call() {
    navigation.open(Page.PHONE);
  }
}
