package com.kallglot.console.desktop.fx;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of text that a screen reader can tell cell by cell: row, column, value. What is given is
/// the real text; it is shown as it may be.
public final class TextColumns<T> {
  private static final double NARROWEST = 48;

  private final Messages messages;
  private final Function<T, String> rowName;

  public TextColumns(Messages messages, Function<T, String> rowName) {
    this.messages = messages;
    this.rowName = rowName;
  }

  public TableColumn<T, T> of(
      String title, double width, Function<T, String> text, @Nullable String styleClass) {
    var column = new TableColumn<T, T>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, styleClass));
    column.setPrefWidth(width);
    column.setMinWidth(NARROWEST);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// What is cut off is told by its tooltip.
  private final class Cell extends TableCell<T, T> {
    private final Function<T, String> text;

    Cell(Function<T, String> text, @Nullable String styleClass) {
      this.text = text;
      if (styleClass != null) {
        getStyleClass().add(styleClass);
      }
    }

    @Override
    protected void updateItem(T row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setTooltip(null);
        setAccessibleText(null);
        return;
      }
      setText(messages.shown(text.apply(row)));
      setTooltip(getText().isEmpty() ? null : new Tooltip(getText()));
      setAccessibleText(
          messages.shown(rowName.apply(row))
              + ", "
              + getTableColumn().getText()
              + ", "
              + getText());
    }
  }
}
