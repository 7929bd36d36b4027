package com.kallglot.console.sandbox.ordering;

import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.ordering.Catalogue.Offer;
import com.kallglot.console.sandbox.ordering.Catalogue.Wish;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Orders.Due;
import com.kallglot.console.sandbox.store.Orders.Terms;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.telephony.ordering.Requirement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sells numbers: takes orders inside a transaction, and decides about pending ones when their time
/// has come.
public final class OrderDesk {
  private final Store store;
  private final Ids ids;
  private final Clock clock;

  public OrderDesk(Store store, Ids ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /// What the organization may order at the moment.
  public List<AvailableNumber> available(Records records, String organization, Wish wish)
      throws SQLException {
    Terms terms = records.orders().terms(organization);
    List<AvailableNumber> available = new ArrayList<>();
    for (Offer offer : Catalogue.matching(wish)) {
      if (isFree(records, offer.number())) {
        available.add(available(offer, terms));
      }
    }
    return available;
  }

  private static boolean isFree(Records records, E164 number) throws SQLException {
    return records.numbers().everywhere(number).isEmpty()
        && !records.connections().anywhere(number);
  }

  private static AvailableNumber available(Offer offer, Terms terms) {
    return new AvailableNumber(
        offer.number(),
        offer.place().country(),
        offer.place().region(),
        offer.place().locality(),
        offer.type(),
        offer.capabilities(),
        offer.provider(),
        offer.setupPrice(),
        offer.monthlyPrice(),
        requirements(offer, terms));
  }

  private static List<Requirement> requirements(Offer offer, Terms terms) {
    return offer.needsPapers()
        ? List.of(
            new Requirement(Requirement.Kind.ADDRESS, terms.address(), null),
            new Requirement(Requirement.Kind.IDENTITY, terms.identity(), null))
        : List.of();
  }

  /// Takes an order, or refuses it.
  public PhoneNumber order(Records records, String organization, NumberOrder order)
      throws SQLException, Refusal {
    Offer offer = offer(records, order);
    Terms terms = records.orders().terms(organization);
    checkPrice("max_setup_price", offer.setupPrice(), order.maxSetupPrice());
    checkPrice("max_monthly_price", offer.monthlyPrice(), order.maxMonthlyPrice());
    List<Requirement> requirements = requirements(offer, terms);
    if (requirements.stream().anyMatch(r -> r.status() == Requirement.Status.MISSING)) {
      throw new Refusal(
          Code.VERIFICATION_REQUIRED,
          "Numbers of %s need address and identity of the organization, which are missing."
              .formatted(offer.place().country()));
    } else if (terms.payment() == Terms.Payment.REFUSED) {
      throw new Refusal(
          Code.PAYMENT_REQUIRED, "The organization's means of payment was refused: renew it.");
    }
    Instant now = now();
    PhoneNumber number = pending(offer, order.label(), now);
    records.numbers().add(organization, number);
    Instant due = now.plus(terms.pending());
    records.orders().await(organization, number.id(), due);
    settle(records, now);
    return records.numbers().withId(organization, number.id()).orElseThrow();
  }

  private static Offer offer(Records records, NumberOrder order) throws SQLException, Refusal {
    Offer offer = Catalogue.of(order.phoneNumber()).orElseThrow(() -> gone(order.phoneNumber()));
    if (order.phoneNumber().equals(Catalogue.SNAPPED_UP) || !isFree(records, offer.number())) {
      throw gone(order.phoneNumber());
    }
    return offer;
  }

  private static Refusal gone(E164 number) {
    return Refusal.at(
        "phone_number",
        Code.PHONE_NUMBER_UNAVAILABLE,
        number + " cannot be had any more: somebody else was faster. Search again.");
  }

  private static void checkPrice(String param, @Nullable Money price, Money most) throws Refusal {
    if (price == null) {
      return;
    } else if (!price.currency().equals(most.currency())) {
      throw Refusal.at(
          param, "%s must be in %s, as the number is priced.".formatted(param, price.currency()));
    } else if (price.amount().compareTo(most.amount()) > 0) {
      throw Refusal.at(
          param,
          Code.PRICE_CHANGED,
          "The number costs %s now, more than the %s that was agreed to.".formatted(price, most));
    }
  }

  private PhoneNumber pending(Offer offer, @Nullable String label, Instant now) {
    return new PhoneNumber(
        ids.next("num_"),
        offer.number(),
        offer.place().country(),
        offer.place().region(),
        offer.place().locality(),
        offer.type(),
        offer.capabilities(),
        offer.provider(),
        PhoneNumber.Status.PENDING,
        null,
        label == null || label.isEmpty() ? null : label,
        offer.monthlyPrice(),
        now,
        null,
        "");
  }

  /// Decides about every order whose time has come. To be called before numbers are looked at.
  public void settle() {
    Instant now = now();
    boolean isAnyDecided = store.read(records -> !decisions(records, now).isEmpty());
    if (isAnyDecided) {
      store.<Boolean, RuntimeException>write(records -> {
        settle(records, now);
        return true;
      });
    }
  }

  private static void settle(Records records, Instant now) throws SQLException {
    for (Decision decided : decisions(records, now)) {
      String organization = decided.due.organization();
      String id = decided.due.numberId();
      records.numbers().decide(organization, id, rejection(decided.number, decided.terms));
      records.orders().forget(organization, id);
    }
  }

  /// An order that can be decided about.
  ///
  /// @param number null where it is there no more
  private record Decision(Due due, @Nullable PhoneNumber number, Terms terms) {}

  /// Those whose time has come and that do not wait for papers, which may take days.
  private static List<Decision> decisions(Records records, Instant now) throws SQLException {
    List<Decision> decisions = new ArrayList<>();
    for (Due due : records.orders().due(now)) {
      PhoneNumber number =
          records.numbers().withId(due.organization(), due.numberId()).orElse(null);
      Terms terms = records.orders().terms(due.organization());
      if (number == null || !waitsForPapers(number, terms)) {
        decisions.add(new Decision(due, number, terms));
      }
    }
    return decisions;
  }

  private static boolean needsPapers(PhoneNumber number) {
    return Catalogue.of(number.phoneNumber()).filter(Offer::needsPapers).isPresent();
  }

  private static boolean waitsForPapers(PhoneNumber number, Terms terms) {
    return needsPapers(number)
        && (terms.address() == Requirement.Status.PENDING
            || terms.identity() == Requirement.Status.PENDING);
  }

  private static @Nullable String rejection(@Nullable PhoneNumber number, Terms terms) {
    if (terms.outcome() == Terms.Outcome.REJECTED) {
      return terms.rejectionReason();
    }
    boolean papersLack =
        number != null
            && needsPapers(number)
            && (terms.address() != Requirement.Status.FULFILLED
                || terms.identity() != Requirement.Status.FULFILLED);
    return papersLack ? "Address or identity of the organization was not accepted." : null;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
