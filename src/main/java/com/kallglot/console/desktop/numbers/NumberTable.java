package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.PhoneNumber;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// The columns of the numbers. Cells are made for the rows that are seen, and words only for them.
final class NumberTable {
  private static final double ROW = 40;

  /// Below, place and what it can are left to the detail.
  private static final double ROOMY = 640;

  /// Below, whose number it is, too.
  private static final double TIGHT = 600;

  /// What is whole needs little more, which the others have use for.
  private static final double SPARE = 1.1;

  private static final Set<String> WHOLE =
      Set.of("numbers.number", "numbers.status", "numbers.monthly");

  private final NumberWords words;
  private final Messages messages;
  private final UnsavedWork unsaved;

  NumberTable(Messages messages, UnsavedWork unsaved) {
    this.words = new NumberWords(messages);
    this.messages = messages;
    this.unsaved = unsaved;
  }

  void fill(TableView<PhoneNumber> table) {
    table
        .getColumns()
        .add(
            column(
                "numbers.number",
                148,
                words::written,
                Comparator.comparing(number -> number.phoneNumber().value()),
                (cell, _) -> cell.getStyleClass().add("kg-number")));
    table.getColumns().add(label());
    var place = text("numbers.place", 124, this::place);
    table.getColumns().add(place);
    var provider = text("numbers.provider", 84, words::provider);
    table.getColumns().add(provider);
    var can = column("numbers.can", 68, words::can, Comparator.comparing(words::can), this::icons);
    table.getColumns().add(can);
    table
        .getColumns()
        .add(
            column(
                "numbers.status",
                124,
                words::status,
                Comparator.comparing(PhoneNumber::status),
                this::badge));
    table.getColumns().add(monthly());
    table
        .widthProperty()
        .subscribe(width -> {
          place.setVisible(width.doubleValue() == 0 || width.doubleValue() >= ROOMY);
          can.setVisible(place.isVisible());
          provider.setVisible(width.doubleValue() == 0 || width.doubleValue() >= TIGHT);
        });
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("numbers.table"));
  }

  private String place(PhoneNumber number) {
    return words.place(number.locality(), number.region(), number.country());
  }

  private TableColumn<PhoneNumber, PhoneNumber> text(
      String title, double width, Function<PhoneNumber, String> text) {
    return column(title, width, text, Comparator.comparing(text), (_, _) -> {});
  }

  private TableColumn<PhoneNumber, PhoneNumber> label() {
    return column(
        "numbers.label",
        140,
        this::label,
        Comparator.comparing(words::label),
        (cell, number) -> {
          boolean typed = typed(number).isPresent();
          cell.setGraphic(
              typed ? Nodes.label(messages.get("numbers.unsaved"), "kg-tag", "warn") : null);
          cell.setContentDisplay(ContentDisplay.RIGHT);
        });
  }

  private Optional<String> typed(PhoneNumber number) {
    return unsaved.of(number.id()).map(edit -> edit.fields().get(DetailController.LABEL));
  }

  private String label(PhoneNumber number) {
    return typed(number).orElse(words.label(number));
  }

  private TableColumn<PhoneNumber, PhoneNumber> monthly() {
    var column =
        column(
            "numbers.monthly",
            92,
            number -> words.money(number.monthlyPrice()),
            Comparator.comparing(NumberTable::amount),
            (cell, _) -> cell.getStyleClass().add("kg-figure"));
    column.getStyleClass().add("kg-right");
    return column;
  }

  private static BigDecimal amount(PhoneNumber number) {
    return number.monthlyPrice() == null ? BigDecimal.ZERO : number.monthlyPrice().amount();
  }

  private void icons(TableCell<?, ?> cell, PhoneNumber number) {
    var icons = new HBox(8);
    icons.getStyleClass().add("kg-centred-left");
    if (number.capabilities().voice()) {
      icons.getChildren().add(Nodes.icon("fth-phone"));
    }
    if (number.capabilities().sms()) {
      icons.getChildren().add(Nodes.icon("fth-message-square"));
    }
    cell.setGraphic(icons);
    cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  private void badge(TableCell<?, ?> cell, PhoneNumber number) {
    Label badge = Nodes.label(words.status(number), "kg-badge", NumberWords.tone(number.status()));
    badge.setGraphic(Nodes.icon(NumberWords.icon(number.status())));
    cell.setGraphic(badge);
    cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  private TableColumn<PhoneNumber, PhoneNumber> column(
      String title,
      double width,
      Function<PhoneNumber, String> text,
      Comparator<PhoneNumber> order,
      BiConsumer<TableCell<?, ?>, PhoneNumber> look) {
    var column = new TableColumn<PhoneNumber, PhoneNumber>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, look));
    column.setComparator(order);
    column.setPrefWidth(width);
    boolean whole = WHOLE.contains(title);
    column.setMinWidth(whole ? width : width / 2);
    if (whole) {
      column.setMaxWidth(width * SPARE);
    }
    column.setReorderable(false);
    return column;
  }

  /// A cell that a screen reader can tell by itself: number, column, value.
  private final class Cell extends TableCell<PhoneNumber, PhoneNumber> {
    private final Function<PhoneNumber, String> text;
    private final BiConsumer<TableCell<?, ?>, PhoneNumber> look;

    Cell(Function<PhoneNumber, String> text, BiConsumer<TableCell<?, ?>, PhoneNumber> look) {
      this.text = text;
      this.look = look;
    }

    @Override
    protected void updateItem(PhoneNumber number, boolean empty) {
      super.updateItem(number, empty);
      setGraphic(null);
      getStyleClass().removeAll("kg-number", "kg-figure");
      if (empty || number == null) {
        setText(null);
        setAccessibleText(null);
        return;
      }
      setText(text.apply(number));
      look.accept(this, number);
      setAccessibleText(
          words.written(number) + ", " + getTableColumn().getText() + ", " + text.apply(number));
    }
  }
}
