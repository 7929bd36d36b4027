package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.ordering.OrderDesk;
import com.kallglot.console.sandbox.store.Numbers.Filter;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/v1/telephony/numbers`: list, read, label, suspend and resume, release.
final class NumberResource {
  static final int LONGEST_LABEL = 100;
  private static final Set<Status> SETTABLE = EnumSet.of(Status.ACTIVE, Status.SUSPENDED);

  private final Store store;
  private final Clock clock;
  private final OrderDesk orders;
  private final Managed<PhoneNumber> numbers;

  NumberResource(Store store, Clock clock, OrderDesk orders) {
    this.store = store;
    this.clock = clock;
    this.orders = orders;
    this.numbers = new Managed<>(store, NumberResource::find, PhoneNumber::etag, number -> number);
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.NUMBERS, "telephony:read", this::list);
    routes.add("GET", Paths.NUMBER, "telephony:read", settled(numbers::get));
    routes.add(
        "PATCH",
        Paths.NUMBER,
        "telephony:write",
        settled(call ->
            numbers.edit(
                call,
                Edit::of,
                (edit, records, now) -> apply(edit, now, records, call.organization().name()))));
    routes.add(
        "DELETE",
        Paths.NUMBER,
        "telephony:write",
        settled(call ->
            numbers.change(
                call, (records, now) -> release(now, records, call.organization().name()))));
  }

  /// Whoever looks at a number sees what was decided about it by now.
  private Routes.Resource settled(Routes.Resource resource) {
    return call -> {
      orders.settle();
      return resource.answer(call);
    };
  }

  private Reply list(Call call) throws Refusal {
    Paging paging = Paging.of(call);
    Filter filter =
        new Filter(
            Paging.word(call, "status", Status.class),
            Paging.country(call, "country"),
            Paging.number(call, "phone_number"));
    String organization = call.organization().name();
    orders.settle();
    return paging.answer(
        store,
        (records, start) -> records.numbers().withId(organization, start).isPresent(),
        (records, page) -> records.numbers().list(organization, filter, page));
  }

  private record Edit(@Nullable String label, @Nullable Status status) {
    static Edit of(Fields body) throws Refusal {
      body.only("label", "status");
      Status status = body.word("status", Status.class);
      if (status != null && !SETTABLE.contains(status)) {
        throw Refusal.at("status", "status can be set to active or suspended only.");
      }
      return new Edit(body.text("label", LONGEST_LABEL), status);
    }
  }

  /// An edit that changes nothing leaves the etag as it is.
  private static void apply(Edit edit, PhoneNumber now, Records records, String organization)
      throws SQLException, Refusal {
    Status status = edit.status == null ? now.status() : edit.status;
    if (status != now.status() && !SETTABLE.contains(now.status())) {
      throw Refusal.at(
          "status",
          "The number is %s; only an active or suspended one can be set to another status."
              .formatted(now.status().name().toLowerCase(Locale.ROOT)));
    }
    String label = edit.label == null ? now.label() : edit.label.isEmpty() ? null : edit.label;
    if (status != now.status() || !Objects.equals(label, now.label())) {
      records.numbers().edit(organization, now.id(), label, status);
    }
  }

  /// What is nobody's any more stays as it is.
  private void release(PhoneNumber now, Records records, String organization)
      throws SQLException, Refusal {
    if (now.status() == Status.RELEASED || now.status() == Status.REJECTED) {
      return;
    } else if (records.sessions().uses(organization, now.phoneNumber())) {
      throw new Refusal(
          Code.NUMBER_IN_USE,
          "A session waits on %s or is called by it: end it first.".formatted(now.phoneNumber()));
    }
    records.orders().forget(organization, now.id());
    records
        .numbers()
        .release(organization, now.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static PhoneNumber find(Records records, Call call) throws SQLException, Refusal {
    return records
        .numbers()
        .withId(call.organization().name(), call.parameter("id"))
        .orElseThrow(() ->
            new Refusal(Code.RESOURCE_NOT_FOUND, "The organization has no number of this id."));
  }
}
