package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Preconditions;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Numbers.Filter;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/v1/telephony/numbers`: list, read, label, suspend and resume.
final class NumberResource {
  private static final int LONGEST_LABEL = 100;
  private static final Set<Status> SETTABLE = EnumSet.of(Status.ACTIVE, Status.SUSPENDED);

  private final Store store;

  NumberResource(Store store) {
    this.store = store;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.NUMBERS, "telephony:read", this::list);
    routes.add("GET", Paths.NUMBER, "telephony:read", this::get);
    routes.add("PATCH", Paths.NUMBER, "telephony:write", this::edit);
  }

  private Reply list(Call call) throws Refusal {
    Paging paging = Paging.of(call);
    Filter filter =
        new Filter(
            Paging.word(call, "status", Status.class),
            call.query("country").orElse(null),
            Paging.number(call, "phone_number"));
    String organization = call.organization().name();
    return Reply.of(
        200,
        paging.page(
            store.<List<PhoneNumber>, Refusal>read(records -> {
              String start = paging.startingAfter();
              if (start != null && records.numbers().withId(organization, start).isEmpty()) {
                throw paging.unknownStart();
              }
              return records.numbers().list(organization, filter, paging.selection());
            })));
  }

  private Reply get(Call call) throws Refusal {
    String organization = call.organization().name();
    String id = call.parameter("id");
    PhoneNumber number = store.read(records -> find(records, organization, id));
    return Reply.versioned(number, number.etag());
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

  private Reply edit(Call call) throws Refusal {
    Fields body = call.body();
    Preconditions preconditions = Preconditions.of(call);
    Edit edit = Edit.of(body);
    String organization = call.organization().name();
    String id = call.parameter("id");
    PhoneNumber edited =
        store.write(records -> {
          PhoneNumber now = find(records, organization, id);
          preconditions.check(now.etag());
          apply(edit, now, records, organization);
          return find(records, organization, id);
        });
    return Reply.versioned(edited, edited.etag());
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

  private static PhoneNumber find(Records records, String organization, String id)
      throws SQLException, Refusal {
    Optional<PhoneNumber> number = records.numbers().withId(organization, id);
    return number.orElseThrow(
        () -> new Refusal(Code.RESOURCE_NOT_FOUND, "The organization has no number of this id."));
  }
}
