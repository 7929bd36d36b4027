package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.ordering.Catalogue;
import com.kallglot.console.sandbox.ordering.Catalogue.Wish;
import com.kallglot.console.sandbox.ordering.OrderDesk;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers that are not the organization's yet: what can be had, and the order.
final class OrderResource {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Store store;
  private final OrderDesk orders;
  private final Idempotency idempotency;

  OrderResource(Store store, OrderDesk orders, Idempotency idempotency) {
    this.store = store;
    this.orders = orders;
    this.idempotency = idempotency;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.NUMBERS_AVAILABLE, "telephony:read", this::search);
    routes.add("POST", Paths.NUMBERS, "numbers:purchase", this::order);
  }

  private Reply search(Call call) throws Refusal {
    Paging paging = Paging.of(call);
    String country =
        Optional.ofNullable(Paging.country(call, "country"))
            .orElseThrow(() ->
                Refusal.at(
                    "country",
                    Code.MISSING_REQUIRED_FIELD,
                    "country is missing: say in which country, such as country=DE."));
    Wish wish =
        new Wish(
            country,
            Paging.word(call, "type", NumberType.class),
            Paging.digits(call, "area_code", 6),
            Paging.digits(call, "contains", 15));
    String organization = call.organization().name();
    List<AvailableNumber> found =
        store.read(records -> orders.available(records, organization, wish));
    Page<AvailableNumber> page = paging.page(after(paging, found));
    return Reply.of(200, page);
  }

  /// These numbers have no id: a page goes on after the last number of the one before, which may be
  /// sold by then.
  private static List<AvailableNumber> after(Paging paging, List<AvailableNumber> found)
      throws Refusal {
    String start = paging.startingAfter();
    if (start == null) {
      return found;
    }
    E164 number = E164.parse(start).filter(Catalogue::isOnSale).orElseThrow(paging::unknownStart);
    return found.stream()
        .filter(each -> each.phoneNumber().value().compareTo(number.value()) > 0)
        .toList();
  }

  private Reply order(Call call) throws Refusal {
    NumberOrder order = read(call.body());
    String organization = call.organization().name();
    orders.settle();
    PhoneNumber ordered =
        idempotency.once(
            call,
            Idempotency.asAnswered(
                201, PhoneNumber.class, records -> orders.order(records, organization, order)));
    return Reply.versioned(201, ordered, ordered.etag());
  }

  private static NumberOrder read(Fields body) throws Refusal {
    body.only("phone_number", "label", "max_setup_price", "max_monthly_price");
    return new NumberOrder(
        body.required("phone_number", body.number("phone_number")),
        body.text("label", NumberResource.LONGEST_LABEL),
        body.required("max_setup_price", money(body, "max_setup_price")),
        body.required("max_monthly_price", money(body, "max_monthly_price")));
  }

  private static @Nullable Money money(Fields body, String name) throws Refusal {
    Fields money = body.object(name);
    if (money == null) {
      return null;
    }
    String amount = money.required("amount", money.text("amount"));
    String currency = money.required("currency", money.text("currency"));
    if (!AMOUNT.matcher(amount).matches()) {
      throw Refusal.at(money.param("amount"), "An amount is a decimal text such as \"1.15\".");
    } else if (!CURRENCY.matcher(currency).matches()) {
      throw Refusal.at(money.param("currency"), "A currency is of three letters, such as USD.");
    }
    return new Money(new BigDecimal(amount), currency);
  }
}
