package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.numbers.NumbersModel;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.order.OrderIntent;
import com.kallglot.console.telephony.E164;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The orders of the profile in use that are not over, of this run or of one before.
final class OpenOrders {
  private final Services services;
  private final Workspace workspace;
  private final NumbersModel model;
  private final Background background;
  private final Supplier<Messages> messages;
  private final ObservableList<OpenOrder> orders = FXCollections.observableArrayList();

  /// Held here: a view that nobody holds is forgotten with whoever listens to it.
  private final ObservableList<OpenOrder> toSee = FXCollections.unmodifiableObservableList(orders);

  OpenOrders(
      Services services,
      Workspace workspace,
      NumbersModel model,
      Background background,
      Supplier<Messages> messages) {
    this.services = services;
    this.workspace = workspace;
    this.model = model;
    this.background = background;
    this.messages = messages;
  }

  ObservableList<OpenOrder> list() {
    return toSee;
  }

  /// Those of another profile; null for none.
  void read(Workspace.@Nullable Opened opened) {
    orders.clear();
    if (opened != null) {
      background.run(
          () -> services.orders(opened.profile()).open(),
          open -> {
            if (opened.equals(workspace.opened().get())) {
              orders.setAll(
                  open.stream()
                      .map(intent -> new OpenOrder(intent, OpenOrder.State.LEFT, ""))
                      .toList());
            }
          },
          problem -> failed("buy.orders.read", problem, opened));
    }
  }

  /// Gives an order up; whatever became of it stays.
  void forget(OrderIntent intent) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened != null) {
      background.run(
          () -> {
            services.orders(opened.profile()).forget(intent);
            return intent;
          },
          gone -> orders.removeIf(order -> order.intent().equals(gone)),
          problem -> failed("buy.forget", problem, opened));
    }
  }

  private void failed(String what, Exception problem, Workspace.Opened of) {
    if (of.equals(workspace.opened().get())) {
      model.fail(messages.get().get(what), Failure.of(problem), null);
    }
  }

  void add(OpenOrder order) {
    orders.add(order);
  }

  void replace(OpenOrder order) {
    orders.replaceAll(each -> each.intent().equals(order.intent()) ? order : each);
  }

  /// No order of that number is open any more.
  void over(E164 number) {
    orders.removeIf(order -> order.intent().number().equals(number));
  }
}
