package com.kallglot.console.sandbox.setup;

import com.kallglot.console.sandbox.http.Behaviour;
import com.kallglot.console.sandbox.http.Behaviours;
import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Orders.Terms;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.ordering.Requirement;
import com.kallglot.console.wire.Paths;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `/control/behaviour` and `/control/orders`: how the platform behaves, and what becomes of
/// orders.
public final class BehaviourResource {
  private static final int LONGEST_DELAY_MILLIS = 600_000;
  private static final int LONGEST_PENDING_MILLIS = 999_999_999;
  private static final int MOST_TIMES = 1_000_000;
  private static final int LONGEST_TEXT = 255;

  private final Store store;
  private final Behaviours behaviours;

  public BehaviourResource(Store store, Behaviours behaviours) {
    this.store = store;
    this.behaviours = behaviours;
  }

  public void addTo(Routes routes) {
    routes.add("PUT", Paths.CONTROL_BEHAVIOUR, "", this::behave);
    routes.add("DELETE", Paths.CONTROL_BEHAVIOUR, "", this::behaveAgain);
    routes.add("PUT", Paths.CONTROL_ORDERS, "", this::order);
  }

  private record BehaviourForm(
      Behaviour.Management management,
      int delayMs,
      Behaviour.Failure failure,
      Behaviour.Moment moment,
      String failing,
      int times) {
    static BehaviourForm of(Behaviour now) {
      return new BehaviourForm(
          now.management(),
          Math.toIntExact(now.delay().toMillis()),
          now.failure(),
          now.moment(),
          now.failing(),
          now.times());
    }
  }

  private Reply behave(Call call) throws Refusal {
    Fields body = call.body();
    body.only("management", "delay_ms", "failure", "moment", "failing", "times");
    Behaviour usual = Behaviour.STANDARD;
    Behaviour next =
        new Behaviour(
            or(body.word("management", Behaviour.Management.class), usual.management()),
            millis(body, "delay_ms", LONGEST_DELAY_MILLIS, usual.delay()),
            or(body.word("failure", Behaviour.Failure.class), usual.failure()),
            or(body.word("moment", Behaviour.Moment.class), usual.moment()),
            or(body.text("failing", LONGEST_TEXT), usual.failing()),
            or(body.integer("times", 0, MOST_TIMES), usual.times()));
    behaviours.set(next);
    return Reply.of(200, BehaviourForm.of(next));
  }

  private Reply behaveAgain(Call call) {
    behaviours.set(Behaviour.STANDARD);
    return Reply.of(200, BehaviourForm.of(Behaviour.STANDARD));
  }

  private record OrdersForm(
      long pendingMs,
      Terms.Outcome outcome,
      String rejectionReason,
      Terms.Payment payment,
      Requirement.Status address,
      Requirement.Status identity) {
    static OrdersForm of(Terms now) {
      return new OrdersForm(
          now.pending().toMillis(),
          now.outcome(),
          now.rejectionReason(),
          now.payment(),
          now.address(),
          now.identity());
    }
  }

  private Reply order(Call call) throws Refusal {
    String name = ConfigurationResource.organization(call);
    Fields body = call.body();
    body.only("pending_ms", "outcome", "rejection_reason", "payment", "address", "identity");
    Terms changed =
        store.<Terms, Refusal>write(records -> {
          ConfigurationResource.known(records, name);
          Terms terms = terms(body, records.orders().terms(name));
          records.orders().setTerms(name, terms);
          return terms;
        });
    return Reply.of(200, OrdersForm.of(changed));
  }

  /// What is left out stays.
  private static Terms terms(Fields body, Terms now) throws Refusal {
    return new Terms(
        millis(body, "pending_ms", LONGEST_PENDING_MILLIS, now.pending()),
        or(body.word("outcome", Terms.Outcome.class), now.outcome()),
        or(body.text("rejection_reason", LONGEST_TEXT), now.rejectionReason()),
        or(body.word("payment", Terms.Payment.class), now.payment()),
        or(body.word("address", Requirement.Status.class), now.address()),
        or(body.word("identity", Requirement.Status.class), now.identity()));
  }

  private static Duration millis(Fields body, String name, int most, Duration otherwise)
      throws Refusal {
    Integer given = body.integer(name, 0, most);
    return given == null ? otherwise : Duration.ofMillis(given);
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return Objects.requireNonNullElse(given, otherwise);
  }
}
