package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the small tables of offers: text with a mark that says what became of it, told to a
/// screen reader row by row.
public final class MarkedColumns<T> {
  /// Two lines: what is offered is longer than a column where three stand beside it.
  private static final double ROW = 44;

  private static final double HEAD = 33;
  private static final double NARROWEST = 60;

  private final Messages messages;
  private final Function<T, String> rowName;

  public MarkedColumns(Messages messages, Function<T, String> rowName) {
    this.messages = messages;
    this.rowName = rowName;
  }

  /// What became of something that was offered.
  public enum Mark {
    NONE(null, ""),
    TAKEN("fth-check", "ok"),
    CHANGED("fth-edit-2", "warn"),
    REFUSED("fth-x", "bad"),
    LEFT_OUT("fth-minus", "muted");

    private final @Nullable String icon;
    private final String style;

    Mark(@Nullable String icon, String style) {
      this.icon = icon;
      this.style = style;
    }
  }

  /// A table without scrolling, for it has a few rows only.
  public static void asTallAsItsRows(TableView<?> table) {
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.prefHeightProperty().bind(Bindings.size(table.getItems()).multiply(ROW).add(HEAD));
    table.minHeightProperty().bind(table.prefHeightProperty());
  }

  public TableColumn<T, T> plain(String title, double width, Function<T, String> text) {
    return marked(title, width, text, _ -> Mark.NONE);
  }

  public TableColumn<T, T> marked(
      String title, double width, Function<T, String> text, Function<T, Mark> mark) {
    var column = new TableColumn<T, T>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, mark));
    column.setPrefWidth(width);
    column.setMinWidth(NARROWEST);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private final class Cell extends TableCell<T, T> {
    private final Function<T, String> text;
    private final Function<T, Mark> mark;

    Cell(Function<T, String> text, Function<T, Mark> mark) {
      this.text = text;
      this.mark = mark;
      setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("ok", "warn", "bad", "muted");
      setGraphic(null);
      if (empty || row == null) {
        setText(null);
        setTooltip(null);
        setAccessibleText(null);
        return;
      }
      Mark shown = mark.apply(row);
      setText(messages.shown(text.apply(row)));
      setTooltip(new Tooltip(getText()));
      if (shown.icon != null) {
        setGraphic(Nodes.icon(shown.icon, shown.style));
        getStyleClass().add(shown.style);
      }
      setAccessibleText(
          rowName.apply(row)
              + ", "
              + getTableColumn().getText()
              + ", "
              + spoken(shown)
              + getText());
    }

    private String spoken(Mark shown) {
      return shown == Mark.NONE ? "" : messages.of("evidence.outcome", shown) + ", ";
    }
  }
}
