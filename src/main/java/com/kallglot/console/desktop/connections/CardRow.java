package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// A row of cards side by side, as many as the page has room for. Its cards stay and are filled
/// again.
final class CardRow extends ListCell<CardRow.Row> {
  static final double HEIGHT = 244;
  static final double GAP = 12;

  private final CardTools tools;
  private final HBox box = new HBox(GAP);
  private final List<Place> places = new ArrayList<>();

  /// What stands in a row.
  sealed interface Slot {
    /// @param id of a connection
    record Of(String id) implements Slot {}

    /// Room for another account.
    record Another() implements Slot {}

    record Nothing() implements Slot {}
  }

  /// @param slots as many as the page has columns
  record Row(List<Slot> slots) {
    Row {
      slots = List.copyOf(slots);
    }
  }

  /// All connections and room for another one.
  static List<Row> rows(List<ProviderConnection> all, int columns) {
    List<Slot> slots = new ArrayList<>();
    all.forEach(connection -> slots.add(new Slot.Of(connection.id())));
    slots.add(new Slot.Another());
    while (slots.size() % columns != 0) {
      slots.add(new Slot.Nothing());
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < slots.size(); i += columns) {
      rows.add(new Row(slots.subList(i, i + columns)));
    }
    return rows;
  }

  CardRow(CardTools tools) {
    this.tools = tools;
    getStyleClass().add("kg-card-row");
    box.setFillHeight(true);
    box.prefWidthProperty().bind(widthProperty());
    tools.lifetime().watch(this::fill, tools.changes());
  }

  /// Room for one card, whichever it is.
  private final class Place extends StackPane {
    private final ConnectionCard card = new ConnectionCard(tools);
    private final Node another = another(tools);

    Place() {
      getChildren().addAll(card, another);
      setMinWidth(0);
      setPrefWidth(100);
      HBox.setHgrow(this, Priority.ALWAYS);
    }

    void show(Slot slot) {
      Nodes.show(card, Nodes.Showing.when(slot instanceof Slot.Of));
      Nodes.show(another, Nodes.Showing.when(slot instanceof Slot.Another));
      if (slot instanceof Slot.Of(var id)) {
        tools.model().find(id).ifPresent(card::show);
      }
    }
  }

  private static Node another(CardTools tools) {
    Messages messages = tools.messages();
    var add = new Button(messages.get("connections.add"), Nodes.icon("fth-plus"));
    add.setId("add-another");
    add.setOnAction(_ -> tools.model().add());
    add.disableProperty().bind(tools.workspace().standing().map(standing -> !standing.mayEdit()));
    Label text =
        Nodes.wrapped(messages.get("connections.another.detail"), "kg-caption", "kg-muted");
    text.setTextAlignment(TextAlignment.CENTER);
    text.setMaxWidth(280);
    var box =
        new VBox(
            8,
            Nodes.icon("fth-link-2", "kg-empty-icon"),
            Nodes.label(messages.get("connections.another"), "kg-strong"),
            text,
            add);
    box.getStyleClass().addAll("kg-empty", "kg-dashed");
    box.setMaxHeight(Region.USE_COMPUTED_SIZE);
    return box;
  }

  /// As wide as the list has room for, not as the row was before a scroll bar took some of it.
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void updateItem(Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    while (places.size() < row.slots().size()) {
      places.add(new Place());
    }
    box.getChildren().setAll(places.subList(0, row.slots().size()));
    setGraphic(box);
    fill();
  }

  /// What is known of the connections has changed; the cards stay where they are.
  private void fill() {
    Row row = getItem();
    if (row != null && !isEmpty()) {
      for (int i = 0; i < row.slots().size(); i++) {
        places.get(i).show(row.slots().get(i));
      }
    }
  }
}
