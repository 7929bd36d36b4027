package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.numbers.NumberWords;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.Requirement;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The columns of what can be bought.
final class Offers {
  private static final double ROW = 37;
  private static final Set<String> WHOLE = Set.of("numbers.number", "numbers.monthly", "buy.setup");

  /// Below, what it costs and what it needs come first.
  private static final double ROOMY = 680;

  private final Messages messages;
  private final NumberWords words;
  private final DomainWords domain;

  Offers(Messages messages) {
    this.messages = messages;
    this.words = new NumberWords(messages);
    this.domain = new DomainWords(messages);
  }

  void fill(TableView<AvailableNumber> table) {
    add(table, "numbers.number", 140, this::written, "kg-number");
    var place = add(table, "numbers.place", 92, this::place, null);
    var provider =
        add(table, "numbers.provider", 68, offer -> domain.provider(offer.provider()), null);
    add(table, "numbers.monthly", 88, this::monthly, "kg-figure");
    add(table, "buy.setup", 96, this::setup, "kg-figure");
    add(table, "buy.needs", 264, this::needs, "kg-needs");
    table
        .widthProperty()
        .subscribe(width -> {
          place.setVisible(width.doubleValue() == 0 || width.doubleValue() >= ROOMY);
          provider.setVisible(place.isVisible());
        });
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("buy.table"));
  }

  String written(AvailableNumber offer) {
    return domain.written(offer.phoneNumber());
  }

  private String place(AvailableNumber offer) {
    return words.place(offer.locality(), offer.region(), offer.country());
  }

  String setup(AvailableNumber offer) {
    return offer.setupPrice() == null
        ? messages.get("buy.setup.none")
        : words.money(offer.setupPrice());
  }

  String monthly(AvailableNumber offer) {
    return words.money(offer.monthlyPrice());
  }

  /// What has to be given first; what is given already is not needed any more.
  String needs(AvailableNumber offer) {
    String open =
        offer.requirements().stream()
            .filter(requirement -> requirement.status() != Requirement.Status.FULFILLED)
            .map(requirement ->
                messages.of("buy.requirement", requirement.kind()) + suffix(requirement.status()))
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? messages.get("buy.needs.nothing") : open;
  }

  /// That it is missing says the column's name.
  private String suffix(Requirement.Status status) {
    return status == Requirement.Status.MISSING
        ? ""
        : " (" + messages.of("buy.requirement.status", status) + ")";
  }

  private TableColumn<AvailableNumber, AvailableNumber> add(
      TableView<AvailableNumber> table,
      String title,
      double width,
      Function<AvailableNumber, String> text,
      @Nullable String styleClass) {
    var column = new TableColumn<AvailableNumber, AvailableNumber>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, styleClass));
    column.setPrefWidth(width);
    column.setMinWidth(WHOLE.contains(title) ? width : width / 2);
    column.setSortable(false);
    column.setReorderable(false);
    if ("kg-figure".equals(styleClass)) {
      column.getStyleClass().add("kg-right");
    }
    table.getColumns().add(column);
    return column;
  }

  private final class Cell extends TableCell<AvailableNumber, AvailableNumber> {
    private final Function<AvailableNumber, String> text;

    Cell(Function<AvailableNumber, String> text, @Nullable String styleClass) {
      this.text = text;
      if (styleClass != null) {
        getStyleClass().add(styleClass);
      }
    }

    @Override
    protected void updateItem(AvailableNumber offer, boolean empty) {
      super.updateItem(offer, empty);
      getStyleClass().remove("warn");
      setGraphic(null);
      setTooltip(null);
      if (empty || offer == null) {
        setText(null);
        setAccessibleText(null);
        return;
      }
      setText(text.apply(offer));
      boolean asks = !needs(offer).equals(messages.get("buy.needs.nothing"));
      if (asks && getStyleClass().contains("kg-needs")) {
        getStyleClass().add("warn");
        setGraphic(Nodes.icon("fth-file-text", "warn"));
        setTooltip(new Tooltip(text.apply(offer)));
      }
      setAccessibleText(
          written(offer) + ", " + getTableColumn().getText() + ", " + text.apply(offer));
    }
  }
}
