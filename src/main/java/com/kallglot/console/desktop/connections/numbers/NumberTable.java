package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.desktop.connections.NumberRow;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.Wiring;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The columns of an account's numbers: which it is, what answers it, where a call to it ends.
final class NumberTable {
  private static final double NUMBER = 150;
  private static final double ENDS = 150;
  private static final double SPARE = 1.2;

  /// Below, what answers a number says more than its name.
  private static final double ROOMY = 560;

  private final Messages messages;

  NumberTable(Messages messages) {
    this.messages = messages;
  }

  void fill(TableView<NumberRow> table) {
    var name =
        column("numbers_of.name", 150, row -> Objects.requireNonNullElse(row.name(), ""), null);
    var answers = column("numbers_of.answers", 240, NumberTable::answers, "kg-code");
    var number = column("numbers_of.number", NUMBER, NumberRow::written, "kg-strong");
    var ends = column("numbers_of.ends", ENDS, this::reach, "kg-reach");
    number.setMinWidth(NUMBER);
    number.setMaxWidth(NUMBER * SPARE);
    ends.setMinWidth(ENDS);
    ends.setMaxWidth(ENDS * SPARE);
    table.getColumns().add(number);
    table.getColumns().add(name);
    table.getColumns().add(answers);
    table.getColumns().add(ends);
    table
        .widthProperty()
        .subscribe(
            width -> name.setVisible(width.doubleValue() == 0 || width.doubleValue() > ROOMY));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(36);
    table.setAccessibleText(messages.get("numbers_of.table"));
  }

  /// The setting that wins, by the provider's own name, and what it holds.
  private static String answers(NumberRow row) {
    Wiring wiring = row.wiring();
    if (wiring == null) {
      return "";
    }
    return wiring.settings().stream()
        .filter(setting -> setting.standing() == Wiring.Standing.WINS)
        .findFirst()
        .map(setting -> setting.name() + " → " + Objects.requireNonNullElse(setting.value(), "–"))
        .orElse(wiring.decidedBy());
  }

  private String reach(NumberRow row) {
    return row.reach() == null
        ? messages.get("calls_reach.unread")
        : messages.of("calls_reach", row.reach());
  }

  private static String icon(@Nullable Reach reach) {
    return switch (reach) {
      case null -> "fth-minus";
      case PLATFORM -> "fth-check-circle";
      case YOUR_APP -> "fth-code";
      case ELSEWHERE -> "fth-corner-right-down";
      case NOWHERE -> "fth-x-circle";
      case UNKNOWN -> "fth-help-circle";
      case NOT_READ -> "fth-alert-circle";
    };
  }

  private static String tone(@Nullable Reach reach) {
    return switch (reach) {
      case null -> "muted";
      case PLATFORM -> "ok";
      case YOUR_APP -> "acc";
      case ELSEWHERE, NOWHERE -> "bad";
      case UNKNOWN -> "muted";
      case NOT_READ -> "warn";
    };
  }

  private TableColumn<NumberRow, NumberRow> column(
      String title, double width, Function<NumberRow, String> text, @Nullable String style) {
    var column = new TableColumn<NumberRow, NumberRow>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, style));
    column.setPrefWidth(width);
    column.setReorderable(false);
    column.setComparator((a, b) -> text.apply(a).compareTo(text.apply(b)));
    return column;
  }

  /// A cell that a screen reader can tell by itself: number, column, value.
  private final class Cell extends TableCell<NumberRow, NumberRow> {
    private final Function<NumberRow, String> text;
    private final boolean marks;

    Cell(Function<NumberRow, String> text, @Nullable String style) {
      this.text = text;
      this.marks = "kg-reach".equals(style);
      if (style != null) {
        getStyleClass().add(style);
      }
    }

    @Override
    protected void updateItem(@Nullable NumberRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("ok", "bad", "muted", "acc", "warn");
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setText(messages.shown(text.apply(row)));
      if (marks) {
        setGraphic(Nodes.icon(icon(row.reach()), tone(row.reach())));
        getStyleClass().add(tone(row.reach()));
      }
      setAccessibleText(
          messages.shown(row.written()) + ", " + getTableColumn().getText() + ", " + getText());
    }
  }
}
