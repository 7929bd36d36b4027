package com.kallglot.console.organization.order;

import com.kallglot.console.client.Numbers;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.PlatformException.KeyRejected;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.client.Refusal;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.order.OrderBook.Begun;
import com.kallglot.console.organization.order.OrderOutcome.NotKnown;
import com.kallglot.console.organization.order.OrderOutcome.Ordered;
import com.kallglot.console.organization.order.OrderOutcome.UserMustDecide;
import com.kallglot.console.organization.order.OrderOutcome.Why;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Orders numbers, each once, whatever happens on the way: keeps the intent before it sends it, and
/// after any doubt, a crash included, looks whether the number is there before it sends the same
/// order with the same key again. Blocks; several processes may order at once.
public final class Orders {
  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  /// How often one call sends. Each time there is a look in between, and the tries of the client.
  private static final int MOST_SENT = 3;

  private final Numbers numbers;
  private final OrderBook book;
  private final Clock clock;

  public Orders(Numbers numbers, OrderBook book, Clock clock) {
    this.numbers = numbers;
    this.book = book;
    this.clock = clock;
  }

  /// Orders a number. Where an intent for it is still open, that one is brought to its end first.
  ///
  /// @throws OrganizationException where nothing was ordered and nothing is kept: ask again at will
  /// @throws OrderBookException where the intent cannot be kept: nothing was sent
  public OrderOutcome order(NumberOrder order) throws OrganizationException, OrderBookException {
    Begun begun = book.begin(order, clock.instant());
    if (begun.age() == Begun.Age.NEW) {
      return settle(begun.intent(), Doubt.NONE);
    }
    OrderOutcome earlier = resume(begun.intent());
    boolean anew =
        earlier instanceof OrderOutcome.Refused && !earlier.intent().order().equals(order);
    return anew ? order(order) : earlier;
  }

  /// The intents that earlier runs left behind, the oldest first.
  public List<OrderIntent> open() throws OrderBookException {
    return book.open();
  }

  /// Finds out what became of an intent, and brings it to its end where that is safe.
  ///
  /// @throws OrderBookException where it cannot be told whether the intent is still open
  public OrderOutcome resume(OrderIntent intent) throws OrderBookException {
    if (!book.holds(intent)) {
      return endedElsewhere(intent);
    }
    try {
      return settle(intent, Doubt.SOME);
    } catch (OrganizationException e) {
      throw new IllegalStateException("An order in doubt is never told as not made", e);
    }
  }

  /// Whoever ended it may have bought the number: that is looked for, and nothing is sent.
  private OrderOutcome endedElsewhere(OrderIntent intent) {
    try {
      Optional<PhoneNumber> owned = look(intent);
      if (owned.isPresent()) {
        return new Ordered(intent, owned.get());
      }
    } catch (PlatformException e) {
      LOG.debug("Whether {} was bought elsewhere could not be looked up", intent.number(), e);
    }
    return new UserMustDecide(intent, Why.ENDED_ELSEWHERE);
  }

  /// Gives an intent up, as only the user can decide; whatever became of it stays.
  public void forget(OrderIntent intent) throws OrderBookException {
    book.end(intent);
  }

  /// Whether the order may have been carried out already.
  private enum Doubt {
    NONE,
    SOME
  }

  private OrderOutcome settle(OrderIntent intent, Doubt before) throws OrganizationException {
    Doubt doubt = before;
    PlatformException last = null;
    for (int sent = 0; sent < MOST_SENT; sent++) {
      try {
        return doubt == Doubt.SOME ? lookAndSend(intent) : send(intent);
      } catch (PlatformException e) {
        last = e;
        Optional<OrderOutcome> verdict = verdict(intent, e, doubt);
        if (verdict.isPresent()) {
          return verdict.get();
        }
        if (doubt == Doubt.NONE && !e.mayHaveBeenDone()) {
          over(intent);
          throw new OrganizationException(e);
        }
        doubt = Doubt.SOME;
      }
    }
    return new NotKnown(intent, new OrganizationException(Objects.requireNonNull(last)));
  }

  private OrderOutcome lookAndSend(OrderIntent intent) throws PlatformException {
    Optional<PhoneNumber> owned = look(intent);
    if (owned.isPresent()) {
      return over(new Ordered(intent, owned.get()));
    }
    Instant now = clock.instant();
    if (!intent.isSendable(now)) {
      boolean old = !now.isBefore(intent.sendableUntil());
      return new UserMustDecide(intent, old ? Why.TOO_OLD : Why.CLOCK_SET_BACK);
    }
    return send(intent);
  }

  private OrderOutcome send(OrderIntent intent) throws PlatformException {
    return over(new Ordered(intent, numbers.order(intent.order(), intent.key())));
  }

  /// The number as the organization has it, or is about to.
  private Optional<PhoneNumber> look(OrderIntent intent) throws PlatformException {
    return numbers.of(intent.number()).stream().filter(Orders::isOwned).findFirst();
  }

  private static boolean isOwned(PhoneNumber number) {
    return switch (number.status()) {
      case PENDING, ACTIVE, SUSPENDED, UNKNOWN -> true;
      case RELEASED, REJECTED -> false;
    };
  }

  /// What a failure decides: the platform considered the order and said no. Empty where it did not
  /// get that far.
  private Optional<OrderOutcome> verdict(OrderIntent intent, PlatformException e, Doubt doubt) {
    Refusal refusal =
        switch (e) {
          case PlatformException.Refused refused -> refused.refusal();
          case KeyRejected _, Unreachable _, UnusableAnswer _ -> null;
        };
    if (refusal == null || e.attempted().startsWith("GET ")) {
      return Optional.empty();
    }
    if (refusal.code().equals("idempotency_mismatch")) {
      return Optional.of(new UserMustDecide(intent, Why.KEY_USED_OTHERWISE));
    }
    if (!isVerdict(refusal)) {
      return Optional.empty();
    }
    if (doubt == Doubt.SOME || e.mayHaveBeenDone()) {
      return Optional.of(afterDoubt(intent, refusal));
    }
    return Optional.of(over(refused(intent, refusal)));
  }

  /// “Not available” may be because an earlier try has it.
  private OrderOutcome afterDoubt(OrderIntent intent, Refusal refusal) {
    try {
      Optional<PhoneNumber> owned = look(intent);
      return over(owned.isPresent() ? new Ordered(intent, owned.get()) : refused(intent, refusal));
    } catch (PlatformException e) {
      return new NotKnown(intent, new OrganizationException(e));
    }
  }

  private static OrderOutcome refused(OrderIntent intent, Refusal refusal) {
    return new OrderOutcome.Refused(intent, refusal.code(), refusal.toString());
  }

  /// Those that come after the key was looked up, so that no earlier try was carried out, and those
  /// that this body meets at every try.
  private static boolean isVerdict(Refusal refusal) {
    return switch (refusal.status()) {
      case 402, 422 -> true;
      case 403 -> refusal.code().equals("verification_required");
      case 409 -> !refusal.code().equals("idempotency_conflict");
      default -> false;
    };
  }

  private OrderOutcome over(OrderOutcome outcome) {
    over(outcome.intent());
    return outcome;
  }

  /// An intent that stays by mistake is harmless: whoever resumes it looks first.
  private void over(OrderIntent intent) {
    try {
      book.end(intent);
    } catch (OrderBookException e) {
      LOG.warn("The intent to order {} is over but could not be deleted", intent.number(), e);
    }
  }
}
