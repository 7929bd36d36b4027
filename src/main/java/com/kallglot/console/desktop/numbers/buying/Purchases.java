package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.numbers.NumbersModel;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.order.OrderIntent;
import com.kallglot.console.organization.order.OrderOutcome;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.telephony.ordering.NumberSearch;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What can be bought as last searched, what was refused, and the orders that are not over. Lives
/// as long as the window; what belongs to a profile that was left is dropped.
public final class Purchases {
  /// Where the label of the number to be bought is typed.
  static final String LABEL = "buy-label";

  private final Services services;
  private final Workspace workspace;
  private final NumbersModel model;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final ObservableList<AvailableNumber> found = FXCollections.observableArrayList();
  private final OpenOrders orders;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyObjectWrapper<OrderOutcome.@Nullable Refused> refused =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable AvailableNumber> chosen =
      new ReadOnlyObjectWrapper<>();
  private @Nullable NumberSearch last;
  private @Nullable Cancellable<?> searching;
  private long asked;

  /// What the page does for the buyer at this moment.
  enum State {
    NOTHING,
    SEARCHING,
    FOUND,
    ORDERING
  }

  public Purchases(
      Services services,
      Workspace workspace,
      NumbersModel model,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.services = services;
    this.workspace = workspace;
    this.model = model;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    this.orders = new OpenOrders(services, workspace, model, background, messages);
    workspace.opened().subscribe(this::opened);
  }

  private void opened(Workspace.@Nullable Opened opened) {
    cancelSearch();
    found.clear();
    chosen.set(null);
    refused.set(null);
    state.set(State.NOTHING);
    orders.read(opened);
  }

  private Messages words() {
    return messages.get();
  }

  void search(NumberSearch wanted) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    cancelSearch();
    long search = asked;
    model.begin();
    last = wanted;
    refused.set(null);
    chosen.set(null);
    found.clear();
    state.set(State.SEARCHING);
    var work = new Cancellable<>(() -> opened.organization().market().available(wanted));
    searching = work;
    background.run(
        work,
        numbers -> {
          if (search == asked) {
            found.setAll(numbers);
            state.set(State.FOUND);
          }
        },
        problem -> {
          if (search == asked) {
            state.set(State.NOTHING);
            model.fail(words().get("buy.search.failed"), Failure.of(problem), this::searchAgain);
          }
        });
  }

  /// Gives the search up; what comes of it all the same is dropped.
  void cancelSearch() {
    asked++;
    if (searching != null) {
      searching.cancel();
      searching = null;
    }
    if (state.get() == State.SEARCHING) {
      state.set(State.NOTHING);
    }
  }

  /// Which of those that were found is asked about; null for none.
  void choose(@Nullable AvailableNumber offer) {
    chosen.set(offer);
  }

  void searchAgain() {
    if (last != null) {
      search(last);
    }
  }

  /// Orders at the prices that were shown, and at no higher.
  void buy(AvailableNumber number, @Nullable String label) {
    if (state.get() == State.ORDERING) {
      return;
    }
    Money monthly = number.monthlyPrice();
    Money setup =
        number.setupPrice() == null
            ? new Money(BigDecimal.ZERO, monthly.currency())
            : number.setupPrice();
    var order = new NumberOrder(number.phoneNumber(), label, setup, monthly);
    String what = words().get("buy.attempted", number.phoneNumber().international());
    refused.set(null);
    state.set(State.ORDERING);
    work(
        what,
        opened -> services.orders(opened.profile()).order(order),
        () -> state.set(State.FOUND),
        () -> buy(number, label));
  }

  /// Finds out what became of an order, and brings it to its end where that is safe.
  void resume(OpenOrder order) {
    OrderIntent intent = order.intent();
    orders.replace(OpenOrder.underWay(intent));
    work(
        words().get("buy.attempted", intent.number().international()),
        opened -> services.orders(opened.profile()).resume(intent),
        () -> orders.replace(order),
        () -> resume(order));
  }

  /// Something done with orders, in the background.
  private interface Work {
    OrderOutcome on(Workspace.Opened opened) throws Exception;
  }

  /// @param ended what is under way is not any more, whatever came of it
  private void work(String what, Work work, Runnable ended, Runnable repeats) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    model.begin();
    Callable<OrderOutcome> task = () -> work.on(opened);
    background.run(
        task,
        outcome -> {
          if (opened.equals(workspace.opened().get())) {
            ended.run();
            told(outcome);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            ended.run();
            model.fail(what, Failure.of(problem), repeats);
          }
        });
  }

  private void told(OrderOutcome outcome) {
    orders.over(outcome.intent().number());
    switch (outcome) {
      case OrderOutcome.Ordered(var _, PhoneNumber number) -> bought(number);
      case OrderOutcome.Refused no -> {
        refused.set(no);
        if (no.code().equals("phone_number_unavailable")) {
          drop(no.intent().number());
        }
      }
      case OrderOutcome.NotKnown(var intent, var why) ->
          orders.add(
              new OpenOrder(intent, OpenOrder.State.NOT_KNOWN, String.valueOf(why.getMessage())));
      case OrderOutcome.UserMustDecide(var intent, var why) ->
          orders.add(new OpenOrder(intent, OpenOrder.State.of(why), ""));
    }
  }

  private void bought(PhoneNumber number) {
    drop(number.phoneNumber());
    model.typed(LABEL).set("");
    boolean pending = number.status() == PhoneNumber.Status.PENDING;
    notices.tell(
        words().get(pending ? "buy.ordered" : "buy.bought", number.phoneNumber().international()));
    model.select(number.id());
    workspace.readAgain();
  }

  /// It cannot be bought any more. Nor is another one chosen in its place: the next press of a key
  /// would buy that.
  private void drop(E164 number) {
    found.removeIf(each -> each.phoneNumber().equals(number));
    chosen.set(null);
  }

  ObservableList<AvailableNumber> found() {
    return FXCollections.unmodifiableObservableList(found);
  }

  OpenOrders orders() {
    return orders;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable AvailableNumber> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// The last order that the platform said no to.
  ReadOnlyObjectProperty<OrderOutcome.@Nullable Refused> refused() {
    return refused.getReadOnlyProperty();
  }

  /// What is known of the orders is shown; nothing else is kept of a refusal.
  void forgetRefusal() {
    refused.set(null);
  }
}
