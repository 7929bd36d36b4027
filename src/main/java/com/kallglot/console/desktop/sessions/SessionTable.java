package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.Session;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Columns of the list, and rows that say when they come onto the screen and leave it.
final class SessionTable {
  private static final double ROW = 33;

  /// Below, mode and id are left to the detail.
  private static final double ROOMY = 640;

  private final Messages messages;
  private final SessionWords words;
  private final SessionsModel model;

  SessionTable(Messages messages, Moments moments, SessionsModel model) {
    this.messages = messages;
    this.words = new SessionWords(messages, moments);
    this.model = model;
  }

  void fill(TableView<SessionRow> table) {
    var state = new TableColumn<SessionRow, Answer<Session>>(messages.get("session.column.state"));
    state.setCellValueFactory(row -> row.getValue().session().answer());
    state.setCellFactory(_ -> new StateCell());
    add(table, state, 96, 150);
    add(table, text("session.column.made", row -> words.time(row.made().madeAt())), 132, 160);
    add(table, text("session.column.route", row -> words.route(row.made())), 160, 260);
    var mode = text("session.column.mode", row -> SessionWords.mode(row.made()));
    add(table, mode, 70, 190);
    var id = text("session.column.id", row -> row.made().id());
    id.getStyleClass().add("kg-ids");
    add(table, id, 80, 2000);
    table
        .widthProperty()
        .subscribe(width -> {
          boolean roomy = width.doubleValue() == 0 || width.doubleValue() >= ROOMY;
          mode.setVisible(roomy);
          id.setVisible(roomy);
        });
    table.setRowFactory(_ -> new Row());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("session.list"));
  }

  private TableColumn<SessionRow, String> text(String title, Function<SessionRow, String> text) {
    var column = new TableColumn<SessionRow, String>(messages.get(title));
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    return column;
  }

  private static void add(
      TableView<SessionRow> table,
      TableColumn<SessionRow, ?> column,
      double narrowest,
      double widest) {
    column.setMinWidth(narrowest);
    column.setMaxWidth(widest);
    column.setPrefWidth(Math.min(widest, 220));
    column.setSortable(false); // the newest is the first
    column.setReorderable(false);
    table.getColumns().add(column);
  }

  /// Icon and word, in the colour of the state.
  private final class StateCell extends TableCell<SessionRow, Answer<Session>> {
    StateCell() {
      setContentDisplay(ContentDisplay.LEFT);
    }

    @Override
    protected void updateItem(@Nullable Answer<Session> answer, boolean empty) {
      super.updateItem(answer, empty);
      getStyleClass().removeAll("ok", "bad", "warn", "acc", "muted");
      if (empty || answer == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      SessionWords.Mark mark = words.state(answer);
      setText(mark.word());
      setGraphic(Nodes.icon(mark.icon(), mark.style()));
      getStyleClass().add(mark.style());
    }
  }

  /// Tells the model what is seen.
  private final class Row extends TableRow<SessionRow> {
    private @Nullable SessionRow seen;

    @Override
    protected void updateItem(@Nullable SessionRow row, boolean empty) {
      super.updateItem(row, empty);
      SessionRow now = empty ? null : row;
      if (now == seen) {
        return;
      }
      if (seen != null) {
        model.disappeared(seen);
      }
      if (now != null) {
        model.appeared(now);
        setAccessibleText(
            messages.get(
                "session.accessible",
                words.route(now.made()),
                words.time(now.made().madeAt()),
                now.made().id()));
      }
      seen = now;
    }
  }
}
