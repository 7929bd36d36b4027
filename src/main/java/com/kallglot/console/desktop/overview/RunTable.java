package com.kallglot.console.desktop.overview;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Columns of the verdict table: route, outcome, a mark for each thing looked at, verdict.
final class RunTable {
  private static final double MARK_WIDTH = 54;
  private static final double VERDICT_WIDTH = 192;
  private static final double ROUTE_WIDTH = 150;

  /// The longest code there is: `phone_number_not_found`.
  private static final double OUTCOME_WIDTH = 176;

  private final Messages messages;
  private final DomainWords words;
  private final Workspace workspace;

  RunTable(Messages messages, Workspace workspace) {
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.workspace = workspace;
  }

  void fill(TableView<RunRow> table) {
    table.getColumns().add(column("run.route", ROUTE_WIDTH, this::name, _ -> null, null));
    table
        .getColumns()
        .add(column("run.outcome", OUTCOME_WIDTH, RunRow::outcome, _ -> null, "kg-code"));
    for (Check.Name name : RunRow.COLUMNS) {
      var marks =
          column(
              "run.check." + name.name().toLowerCase(Locale.ROOT),
              MARK_WIDTH,
              row -> mark(row, name),
              row -> icon(row, name),
              "kg-mark");
      marks.getStyleClass().add("kg-centred");
      table.getColumns().add(marks);
    }
    table
        .getColumns()
        .add(
            column(
                "run.verdict",
                VERDICT_WIDTH,
                row -> messages.of("run.ending", row.ending()),
                row -> Nodes.icon(row.ending().icon(), row.ending().styleClass()),
                "kg-verdict"));
    // Nothing is cut or broken into two lines: what is left over is for all
    table.getColumns().get(1).setMinWidth(OUTCOME_WIDTH);
    table.getColumns().getFirst().setMinWidth(ROUTE_WIDTH);
    table.getColumns().getLast().setMinWidth(VERDICT_WIDTH);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setFixedCellSize(33);
    table.setAccessibleText(messages.get("run.table"));
  }

  private TableColumn<RunRow, RunRow> column(
      String title,
      double width,
      Function<RunRow, String> text,
      Function<RunRow, @Nullable Node> graphic,
      @Nullable String styleClass) {
    var column = new TableColumn<RunRow, RunRow>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, graphic, styleClass));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, MARK_WIDTH));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// What a route is called here.
  String name(RunRow row) {
    return row.route().map(this::name).orElse(row.label());
  }

  private String name(Route route) {
    return switch (route) {
      case Route.Outbound(var over) -> messages.get("run.outbound", name(over));
      case Route.Sip() -> "SIP";
      case Route.Stream() -> messages.get("outcome.stream.brief");
      case Route.Default() -> messages.get("run.default");
      case Route.Managed(var number) -> words.written(number);
      case Route.Connection(var id) -> label(id);
      case Route.Drafted _ -> messages.get("run.draft");
    };
  }

  private String label(String id) {
    var configuration = workspace.configuration().get();
    return configuration == null
        ? id
        : configuration.connections().stream()
            .filter(connection -> connection.id().equals(id))
            .map(ProviderConnection::label)
            .findFirst()
            .orElse(id);
  }

  private String mark(RunRow row, Check.Name name) {
    Boolean passed = row.passed(name);
    return messages.get(
        passed == null ? "run.mark.not_run" : passed ? "run.mark.passed" : "run.mark.failed");
  }

  private Node icon(RunRow row, Check.Name name) {
    Boolean passed = row.passed(name);
    return passed == null
        ? Nodes.icon("fth-minus", "muted")
        : passed ? Nodes.icon("fth-check", "ok") : Nodes.icon("fth-x", "bad");
  }

  /// A cell that a screen reader can tell by itself: route, column, value.
  private final class Cell extends TableCell<RunRow, RunRow> {
    private final Function<RunRow, String> text;
    private final Function<RunRow, @Nullable Node> graphic;

    Cell(
        Function<RunRow, String> text,
        Function<RunRow, @Nullable Node> graphic,
        @Nullable String styleClass) {
      this.text = text;
      this.graphic = graphic;
      if (styleClass != null) {
        getStyleClass().add(styleClass);
      }
      setWrapText(!"kg-verdict".equals(styleClass));
      boolean marksOnly = "kg-mark".equals(styleClass);
      setContentDisplay(marksOnly ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    @Override
    protected void updateItem(RunRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setText(messages.shown(text.apply(row)));
      setGraphic(graphic.apply(row));
      getStyleClass().removeAll("ok", "bad", "muted", "acc");
      if (getStyleClass().contains("kg-verdict")) {
        getStyleClass().add(row.ending().styleClass());
      }
      setAccessibleText(
          messages.shown(name(row)) + ", " + getTableColumn().getText() + ", " + getText());
    }
  }
}
