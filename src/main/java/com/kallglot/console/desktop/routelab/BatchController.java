package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.Batch.Row;
import com.kallglot.console.desktop.workspace.DomainWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Every kept draft against the configuration as it is: which find a route, which do not, and where
/// each is decided.
public final class BatchController {
  private static final double ROW = 31;
  private static final int MOST_ROWS = 8;

  /// More than any window has; beyond every float the widths would not add up.
  private static final double WIDEST = 4_000;

  @FXML private Node batch;
  @FXML private Label summary;
  @FXML private Node working;
  @FXML private ProgressBar progress;
  @FXML private TableView<Row> table;

  private final Batch model;
  private final LabModel lab;
  private final Messages messages;
  private final DomainWords words;
  private final Lifetime lifetime;

  public BatchController(Batch model, LabModel lab, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.lab = lab;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    table.setAccessibleText(messages.get("batch.title"));
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("batch.draft", 130, 220, row -> row.draft().name(), Cell::new);
    column("batch.outcome", 204, 240, this::outcome, OutcomeCell::new);
    column("batch.step", 64, 64, BatchController::step, Cell::new);
    column("batch.reason", 100, WIDEST, this::reason, Cell::new);
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        open(table.getSelectionModel().getSelectedItem());
      } else if (event.getCode() == KeyCode.ESCAPE) {
        model.close();
      }
    });
    lifetime.watch(model.open(), open -> Nodes.show(batch, Nodes.Showing.when(open)));
    lifetime.watch(model.state(), this::show);
  }

  private void show(Batch.State state) {
    Nodes.show(working, Nodes.Showing.when(state instanceof Batch.Working));
    switch (state) {
      case Batch.Idle() -> show(List.of());
      case Batch.Working(var done, var all) -> {
        summary.setText(messages.get("batch.working", done, all));
        progress.setProgress(all == 0 ? 0 : (double) done / all);
      }
      case Batch.GivenUp() -> {
        show(List.of());
        summary.setText(messages.get("batch.given_up"));
      }
      case Batch.Found(var rows) -> show(rows);
    }
  }

  /// Whoever walks the table stays on the draft they are on.
  private void show(List<Row> rows) {
    Row chosen = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(rows);
    table.setPrefHeight(ROW * (Math.clamp(rows.size(), 2, MOST_ROWS) + 1) + 6);
    long refused = rows.stream().filter(Row::isRefused).count();
    summary.setText(messages.get("batch.summary", rows.size() - refused, refused));
    if (chosen != null) {
      rows.stream()
          .filter(row -> row.draft().name().equals(chosen.draft().name()))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
  }

  /// Codes and steps are never cut; a reason that is can be pointed at.
  private void column(
      String title,
      double least,
      double most,
      Function<Row, String> text,
      Supplier<TableCell<Row, String>> cells) {
    var column = new TableColumn<Row, String>(messages.get(title));
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(messages.shown(text.apply(row.getValue()))));
    column.setCellFactory(_ -> cells.get());
    column.setMinWidth(least);
    column.setMaxWidth(most);
    column.setPrefWidth(Math.min(most, 2 * least));
    column.setReorderable(false);
    table.getColumns().add(column);
  }

  private static class Cell extends TableCell<Row, String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setTooltip(empty || text == null ? null : new Tooltip(text));
    }
  }

  /// Marked as in the list of the drafts.
  private final class OutcomeCell extends Cell {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      Row row = empty ? null : getTableRow().getItem();
      getStyleClass().removeAll("ok", "bad");
      setGraphic(null);
      setAccessibleText(null);
      if (row != null) {
        boolean refused = row.isRefused();
        getStyleClass().add(refused ? "bad" : "ok");
        setGraphic(Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle"));
        setAccessibleText(messages.get(refused ? "outcome.none" : "outcome.found") + ", " + text);
      }
    }
  }

  private String outcome(Row row) {
    return words.brief(row.explained().resolution().outcome(), row.explained().configuration());
  }

  private static String step(Row row) {
    return row.explained().resolution().decidedBy().map(step -> "" + step.n()).orElse("–");
  }

  private String reason(Row row) {
    var station = new StationWords(messages, row.explained());
    return Optional.of(row.explained().resolution())
        .flatMap(resolution -> resolution.decidedBy())
        .map(station::reason)
        .orElseGet(() -> messages.get(row.isRefused() ? "station.shape" : "station.stream"));
  }

  /// A click on the head or below the last row opens nothing.
  private TableRow<Row> row() {
    var row = new TableRow<Row>();
    row.setOnMouseClicked(_ -> open(row.getItem()));
    return row;
  }

  private void open(@Nullable Row chosen) {
    if (chosen != null) {
      lab.open(chosen.draft().name(), chosen.draft().text());
    }
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
