package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.routelab.draft.DraftShelf;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The page: the draft at the left, what comes of it at the right.
public final class RouteLabController {
  /// Below, outcome and request stand one above the other.
  private static final double ROOMY = 720;

  private static final double LEFT_SHARE = 56;
  private static final double WIDE = 1200;
  private static final double NARROW_SIDE = 312;
  private static final double SIDE = 336;

  @FXML private SplitPane split;
  @FXML private Region side;
  @FXML private Region right;
  @FXML private Button batch;
  @FXML private Skeleton loading;
  @FXML private Node content;
  @FXML private ColumnConstraints left;
  @FXML private ColumnConstraints rest;
  @FXML private Region requestPart;
  @FXML private Node subtitle;
  @FXML private Region page;
  @FXML private Button savePicture;
  @FXML private Region picturePart;
  @FXML private Region outcomePart;

  private final Workspace workspace;
  private final DraftShelf shelf;
  private final Batch batches;
  private final PictureExport export;
  private final LabModel lab;
  private final Messages messages;
  private final Lifetime lifetime;

  public RouteLabController(
      Workspace workspace,
      DraftShelf shelf,
      Batch batches,
      PictureExport export,
      LabModel lab,
      Messages messages,
      Lifetime lifetime) {
    this.workspace = workspace;
    this.shelf = shelf;
    this.batches = batches;
    this.export = export;
    this.lab = lab;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
    lifetime.watch(
        () -> {
          batch.setText(messages.get("batch.open", shelf.drafts().size()));
          batch.setDisable(shelf.drafts().isEmpty());
        },
        shelf.drafts());
    savePicture.setTooltip(new Tooltip(messages.get("picture.save")));
    lifetime.watch(lab.shown(), shown -> savePicture.setDisable(shown == null));
    lifetime.watch(this::showLoading, workspace.configuration(), workspace.activity());
    lifetime.watch(right.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(split.widthProperty(), width -> divide(width.doubleValue()));
  }

  private void showLoading() {
    boolean known = workspace.configuration().get() != null;
    Nodes.show(content, Nodes.Showing.when(known));
    loading.show(
        Nodes.Showing.when(!known && workspace.activity().get() == Workspace.Activity.READING));
  }

  /// The draft has its width, and less where there is little.
  private void divide(double width) {
    side.setMinWidth(width >= WIDE ? SIDE : NARROW_SIDE);
  }

  private void fit(double width) {
    boolean roomy = width >= ROOMY;
    Nodes.show(subtitle, Nodes.Showing.when(roomy));
    GridPane.setConstraints(requestPart, roomy ? 1 : 0, roomy ? 0 : 1);
    left.setPercentWidth(roomy ? LEFT_SHARE : 100);
    rest.setPercentWidth(roomy ? 100 - LEFT_SHARE : 0);
  }

  @FXML
  private void showBatch() {
    batches.toggle();
  }

  @FXML
  private void savePicture() {
    String name = Objects.requireNonNullElse(lab.name().get(), "route");
    export.save(
        name.replaceAll("[^\\p{L}\\p{N}_-]+", "-"), page, List.of(picturePart, outcomePart));
  }

  @FXML
  private void readAgain() {
    workspace.readAgain();
  }
}
