package com.kallglot.console.desktop.preferences.network;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// Each transport with what became of every step towards it.
final class WayTable {
  private static final double ROW = 33;
  private static final double HEAD = 33;
  private static final List<String> TONES = List.of("ok", "bad");

  private final TableView<WayRow> table;
  private final Messages messages;
  private final NetworkWords words;

  WayTable(TableView<WayRow> table, Messages messages, NetworkWords words) {
    this.table = table;
    this.messages = messages;
    this.words = words;
  }

  void fill() {
    var columns = new TextColumns<WayRow>(messages, words::kind);
    table.getColumns().add(columns.of("network.transport", 90, words::kind, null));
    table.getColumns().add(columns.of("network.platform", 190, WayRow::place, "kg-code"));
    for (Step step : Step.values()) {
      table.getColumns().add(steps(step));
    }
    table.getColumns().add(columns.of("network.nat", 190, words::translation, null));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("network.ways"));
  }

  void show(List<WayRow> rows) {
    table.getItems().setAll(rows);
    double height = HEAD + ROW * rows.size() + 2;
    table.setMinHeight(height);
    table.setPrefHeight(height);
  }

  private TableColumn<WayRow, WayRow> steps(Step step) {
    var column = new TableColumn<WayRow, WayRow>(messages.of("network.step", step));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new StepCell(step));
    column.setPrefWidth(125);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// Its time, or its reason; what the system said of it is told by the tooltip.
  private final class StepCell extends TableCell<WayRow, WayRow> {
    private final Step step;

    StepCell(Step step) {
      this.step = step;
    }

    @Override
    protected void updateItem(WayRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll(TONES);
      if (empty || row == null) {
        setText(null);
        setTooltip(null);
        setAccessibleText(null);
        return;
      }
      Optional<Attempt> tried = row.attempt(step);
      setText(words.step(row, step));
      tried.ifPresent(
          attempt -> getStyleClass().add(attempt.outcome() == Outcome.OK ? "ok" : "bad"));
      setTooltip(
          tried
              .map(Attempt::detail)
              .filter(detail -> !detail.isEmpty())
              .map(Tooltip::new)
              .orElse(null));
      setAccessibleText(
          words.kind(row) + ", " + messages.of("network.step", step) + ", " + getText());
    }
  }
}
