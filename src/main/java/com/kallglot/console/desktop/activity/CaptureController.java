package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.evidence.NegotiatedController;
import com.kallglot.console.desktop.evidence.cause.FailedController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The calls of a capture that was made elsewhere, and of one of them all that is to be seen.
public final class CaptureController {
  /// Below, the ladder is under the call and not beside it.
  private static final double ROOMY = 1065;

  @FXML private Node pane;
  @FXML private Label title;
  @FXML private Label count;
  @FXML private Node busy;
  @FXML private Label busyFile;
  @FXML private ProgressBar progress;
  @FXML private Node broken;
  @FXML private Label brokenDetail;
  @FXML private Node cutOff;
  @FXML private Label cutOffDetail;
  @FXML private Node lacking;
  @FXML private Label lackingDetail;
  @FXML private Node nothing;
  @FXML private SplitPane calls;
  @FXML private SplitPane call;
  @FXML private ListView<CaptureRow> rows;
  @FXML private LadderController ladderController;
  @FXML private NegotiatedController negotiatedController;
  @FXML private FailedController failedController;

  private final CaptureModel model;
  private final Messages messages;
  private final Lifetime lifetime;

  public CaptureController(CaptureModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    rows.setFixedCellSize(CaptureCell.ROW);
    rows.setCellFactory(_ -> new CaptureCell(messages));
    ladderController.show(model.evidence());
    negotiatedController.show(model.evidence());
    failedController.show(model.evidence());
    lifetime.watch(calls.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(model.state(), this::show);
    lifetime.watch(
        rows.getSelectionModel().selectedItemProperty(),
        row -> {
          if (row != null) {
            model.chosen().set(row);
          }
        });
    lifetime.watch(model.chosen(), this::select);
  }

  private void fit(double width) {
    call.setOrientation(width < ROOMY ? Orientation.VERTICAL : Orientation.HORIZONTAL);
  }

  private void select(@Nullable CaptureRow row) {
    if (row != null && !row.equals(rows.getSelectionModel().getSelectedItem())) {
      rows.getSelectionModel().select(row);
    }
  }

  private void show(CaptureState state) {
    Nodes.show(pane, Showing.when(!(state instanceof CaptureState.None)));
    Nodes.show(busy, Showing.when(state instanceof CaptureState.Reading));
    Nodes.show(broken, Showing.when(state instanceof CaptureState.Broken));
    Nodes.show(calls, Showing.NO);
    Nodes.show(nothing, Showing.NO);
    Nodes.show(cutOff, Showing.NO);
    Nodes.show(lacking, Showing.NO);
    count.setText("");
    progress.progressProperty().unbind();
    switch (state) {
      case CaptureState.None _ -> rows.getItems().clear();
      case CaptureState.Reading reading -> {
        name(reading.file());
        busyFile.setText(messages.get("capture.reading", reading.file()));
        progress.progressProperty().bind(reading.part());
      }
      case CaptureState.Open open -> open(open);
      case CaptureState.Broken(var file, var problem) -> {
        name(file);
        brokenDetail.setText(words(file, problem));
      }
    }
  }

  private void name(Path file) {
    title.setText(String.valueOf(file.getFileName()));
  }

  private void open(CaptureState.Open open) {
    name(open.file());
    List<CaptureRow> found = open.rows();
    long begun = found.stream().filter(row -> row.joint() == null).count();
    count.setText(
        begun == found.size()
            ? messages.get("capture.count", begun)
            : messages.get("capture.count.legs", begun, found.size()));
    Nodes.show(calls, Showing.when(!found.isEmpty()));
    Nodes.show(nothing, Showing.when(found.isEmpty()));
    Nodes.show(cutOff, Showing.when(open.extent().isCutOff()));
    cutOffDetail.setText(
        messages.get("capture.cut_off", open.extent().packets(), open.extent().leftOver()));
    List<String> lacks = lacks(open);
    Nodes.show(lacking, Showing.when(!lacks.isEmpty()));
    lackingDetail.setText(String.join("\n", lacks));
    CaptureRow chosen = model.chosen().get();
    rows.getItems().setAll(found);
    select(chosen == null || !found.contains(chosen) ? null : chosen);
  }

  private List<String> lacks(CaptureState.Open open) {
    var lacks = new ArrayList<String>();
    if (open.begunBefore() > 0) {
      lacks.add(messages.get("capture.begun_before", open.begunBefore()));
    }
    if (open.cutOffMessages() > 0) {
      lacks.add(messages.get("capture.cut_off_messages", open.cutOffMessages()));
    }
    return lacks;
  }

  private String words(Path file, CaptureException problem) {
    return switch (problem) {
      case CaptureException.NoCapture _ -> messages.get("capture.broken.no_capture", file);
      case CaptureException.Unreadable unreadable ->
          messages.get("capture.broken.unreadable", file, FileTrouble.of(unreadable.reason()));
      case CaptureException.GivenUp _ -> ""; // whoever gave it up looks at something else
    };
  }

  @FXML
  private void cancel() {
    model.cancel();
  }

  @FXML
  private void close() {
    model.close();
  }
}
