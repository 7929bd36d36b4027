package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.organization.order.OrderIntent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Orders that are not known to have ended, of this run or of one before; none is ever sent twice
/// without a look.
public final class OrdersController {
  private static final double ROW = 56;
  private static final int MOST_SEEN = 3;

  @FXML private Node card;
  @FXML private ListView<OpenOrder> list;

  private final Purchases purchases;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Pending pending;

  /// Which of them may be given up, when that was asked about; null while nothing is.
  private final SimpleObjectProperty<@Nullable OrderIntent> asked = new SimpleObjectProperty<>();

  public OrdersController(
      Purchases purchases, Pending pending, Messages messages, Lifetime lifetime) {
    this.purchases = purchases;
    this.pending = pending;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    list.setItems(purchases.orders().list());
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new Row());
    list.setAccessibleText(messages.get("buy.orders"));
    pending.follow(lifetime);
    lifetime.watch(
        () -> {
          int orders = purchases.orders().list().size();
          Nodes.show(card, Nodes.Showing.when(orders > 0));
          list.setPrefHeight(ROW * Math.min(MOST_SEEN, Math.max(1, orders)) + 2);
        },
        purchases.orders().list());
  }

  /// Number and state, and what can be done.
  private final class Row extends ListCell<OpenOrder> {
    private final Label number = Nodes.label("", "kg-strong");
    private final Label state = Nodes.label("", "kg-caption", "kg-muted");
    private final Button look = new Button(messages.get("buy.order.look"));
    private final Button forget = new Button(messages.get("buy.order.forget"));
    private final HBox row;

    Row() {
      var words = new VBox(2, number, state);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      look.setMinWidth(Button.USE_PREF_SIZE);
      forget.setMinWidth(Button.USE_PREF_SIZE);
      row = new HBox(8, words, look, forget);
      row.getStyleClass().add("kg-order");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      lifetime.watch(() -> updateItem(getItem(), isEmpty()), asked);
    }

    @Override
    protected void updateItem(OpenOrder order, boolean empty) {
      super.updateItem(order, empty);
      if (empty || order == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String written = messages.shown(order.intent().number().international());
      number.setText(written);
      state.setText(words(order));
      offer(order, written);
      state.setTooltip(new Tooltip(state.getText()));
      setGraphic(row);
      setAccessibleText(written + ", " + state.getText());
    }

    private void offer(OpenOrder order, String written) {
      look.setDisable(order.state() == OpenOrder.State.UNDER_WAY);
      forget.setDisable(order.state() == OpenOrder.State.UNDER_WAY);
      boolean asking = order.intent().equals(asked.get());
      look.setText(messages.get(asking ? "buy.order.keep" : "buy.order.look"));
      look.setAccessibleText(look.getText() + ", " + written);
      forget.setAccessibleText(messages.get("buy.order.forget") + ", " + written);
      look.setOnAction(_ -> {
        if (asking) {
          asked.set(null);
        } else {
          purchases.resume(order);
        }
      });
      forget.setOnAction(_ -> {
        if (asking) {
          asked.set(null);
          purchases.orders().forget(order.intent());
        } else {
          asked.set(order.intent()); // since ordering anew could buy a second time
        }
      });
      if (asking) {
        state.setText(messages.get("buy.order.forget.question"));
      }
    }
  }

  private String words(OpenOrder order) {
    var time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(messages.locale());
    String begun = time.format(order.intent().begunAt().atZone(ZoneId.systemDefault()));
    String until = time.format(order.intent().sendableUntil().atZone(ZoneId.systemDefault()));
    return switch (order.state()) {
      case UNDER_WAY -> messages.get("buy.order.under_way");
      case LEFT -> messages.get("buy.order.left", begun);
      case NOT_KNOWN ->
          messages.get("buy.order.not_known", until) + " " + messages.shown(order.detail());
      case TOO_OLD -> messages.get("buy.order.too_old");
      case CLOCK_SET_BACK -> messages.get("buy.order.clock_set_back");
      case KEY_USED_OTHERWISE -> messages.get("buy.order.key_used_otherwise");
      case ENDED_ELSEWHERE -> messages.get("buy.order.ended_elsewhere");
    };
  }
}
