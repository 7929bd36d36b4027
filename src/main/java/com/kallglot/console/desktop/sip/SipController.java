package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.workspace.Workspace;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// The page as a whole: settings beside the network, or over it where there is little width.
public final class SipController {
  /// Below, the network stands under the settings.
  private static final double ROOMY = 1100;

  private static final double LEFT_SHARE = 43;
  private static final double GAP = 16;

  @FXML private ScrollPane page;
  @FXML private Skeleton loading;
  @FXML private GridPane columns;
  @FXML private ColumnConstraints left;
  @FXML private ColumnConstraints rest;
  @FXML private Node settings;
  @FXML private Node network;
  @FXML private PageFailureController failureController;
  @FXML private ConflictController conflictController;

  private final Workspace workspace;
  private final SipEdits edits;
  private final Lifetime lifetime;

  public SipController(Workspace workspace, SipEdits edits, Lifetime lifetime) {
    this.workspace = workspace;
    this.edits = edits;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(page.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(edits.trouble(), this::tell);
    lifetime.watch(this::show, workspace.configuration(), workspace.activity());
  }

  private void show() {
    boolean known = workspace.configuration().get() != null;
    Nodes.show(columns, Nodes.Showing.when(known));
    loading.show(
        Nodes.Showing.when(!known && workspace.activity().get() == Workspace.Activity.READING));
  }

  private void tell(@Nullable Trouble trouble) {
    failureController.close();
    conflictController.close();
    switch (trouble) {
      case null -> {}
      case Trouble.Failed(var attempted, var failure, var again) ->
          failureController.show(attempted, failure, again);
      case Trouble.Overtaken(var what, var fields, var chosen, var discard) ->
          conflictController.show(what, fields, chosen, discard);
    }
    if (trouble != null) {
      page.setVvalue(0);
    }
  }

  private void fit(double width) {
    boolean roomy = width >= ROOMY;
    GridPane.setConstraints(settings, 0, 0);
    GridPane.setConstraints(network, roomy ? 1 : 0, roomy ? 0 : 1);
    left.setPercentWidth(roomy ? LEFT_SHARE : 100);
    rest.setPercentWidth(roomy ? 100 - LEFT_SHARE : 0);
    columns.setHgap(roomy ? GAP : 0);
  }
}
