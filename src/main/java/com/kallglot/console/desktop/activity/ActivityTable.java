package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.trace.journal.Entry;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Columns of the activity table: when, on which wire, what, what came of it, how long.
final class ActivityTable {
  private static final double ROW = 31;
  private static final double TIME = 108; // whole, however narrow the window is
  private static final double NARROWEST = 78;
  private static final double RESULT = 148; // a status with its reason phrase

  /// Below, how long it took is left to the entry.
  private static final double ROOMY = 600;

  private final Messages messages;
  private final EntryWords words;

  ActivityTable(Messages messages) {
    this.messages = messages;
    this.words = new EntryWords(messages);
  }

  private enum Look {
    CODE,
    PLAIN,
    TONE,
    FIGURE
  }

  void fill(TableView<Row> table) {
    table.getColumns().add(column("activity.time", TIME, words::time, Look.CODE));
    table.getColumns().add(column("activity.kind", 68, words::kind, Look.PLAIN));
    table.getColumns().add(column("activity.what", 320, Entry::what, Look.CODE));
    table.getColumns().add(column("activity.result", 190, words::result, Look.TONE));
    var took = column("activity.took", 84, words::took, Look.FIGURE);
    table.getColumns().add(took);
    table
        .widthProperty()
        .subscribe(
            width -> took.setVisible(width.doubleValue() == 0 || width.doubleValue() >= ROOMY));
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    table.setAccessibleText(messages.get("activity.table"));
  }

  private TableColumn<Row, Entry> column(
      String title, double width, Function<Entry, String> text, Look look) {
    var column = new TableColumn<Row, Entry>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().entry()));
    column.setCellFactory(_ -> new Cell(text, look));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, narrowest(title)));
    column.setSortable(false);
    column.setReorderable(false);
    if (look == Look.FIGURE) {
      column.getStyleClass().add("kg-figures");
    }
    return column;
  }

  private static double narrowest(String title) {
    return switch (title) {
      case "activity.time" -> TIME;
      case "activity.result" -> RESULT;
      default -> NARROWEST;
    };
  }

  /// A cell that a screen reader can tell by itself: what, column, value.
  private final class Cell extends TableCell<Row, Entry> {
    private final Function<Entry, String> text;
    private final Look look;

    Cell(Function<Entry, String> text, Look look) {
      this.text = text;
      this.look = look;
      switch (look) {
        case CODE -> getStyleClass().add("kg-code");
        case FIGURE -> getStyleClass().addAll("kg-code", "kg-figures");
        case PLAIN, TONE -> {} // as any cell
      }
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      getStyleClass().removeAll("ok", "warn", "bad", "muted");
      if (empty || entry == null) {
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setText(messages.shown(text.apply(entry)));
      if (look == Look.TONE) {
        String style = EntryWords.style(entry);
        setGraphic(Nodes.icon(EntryWords.icon(entry), style));
        getStyleClass().add(style);
      }
      setAccessibleText(
          messages.shown(entry.what()) + ", " + getTableColumn().getText() + ", " + getText());
    }
  }
}
