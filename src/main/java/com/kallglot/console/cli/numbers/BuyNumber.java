package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.organization.NumberMarket;
import com.kallglot.console.organization.order.OrderIntent;
import com.kallglot.console.organization.order.OrderOutcome;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.telephony.ordering.NumberSearch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `numbers buy`.
@Command(
    name = "buy",
    description = {
      "Buys a number, once, at the price that is said first.",
      "%nThe order is kept on this computer before it is sent. After a lost answer or a crash the"
          + " same command looks first whether the number is there, and never orders it twice. A"
          + " number that is yours already is not ordered: that is said, and exits 0.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console numbers buy +16175550199 --label 'Front desk'",
      "  kallglot-console numbers buy +16175550199 --yes --json"
    })
final class BuyNumber extends Market {
  @Parameters(paramLabel = "NUMBER", description = "As 'numbers search' shows it.")
  private String number = "";

  @Option(names = "--label", paramLabel = "LABEL", description = "What it is called.")
  private @Nullable String label;

  @Mixin private YesOption yes = new YesOption();

  BuyNumber(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    E164 wanted =
        E164.parse(number)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "'%s' is not in E.164, such as +16175550199.".formatted(number)));
    Profile profile = chosen();
    TelephonyConfiguration configuration = managed(profile, "Buying numbers");
    Orders orders = context.services().orders(profile);
    Optional<OrderIntent> earlier = OpenOrders.of(orders, wanted);
    Optional<PhoneNumber> ours = ours(configuration, wanted);
    if (earlier.isEmpty() && ours.isPresent()) {
      OrderText.Document said = OrderText.already(ours.get());
      print(said, () -> List.of(said.words()));
      return ExitCode.PASSED.value();
    }
    OrderOutcome outcome =
        earlier.isPresent()
            ? resumed(orders, earlier.get())
            : ordered(orders, agreed(market(profile), wanted));
    var said = new OrderText(outcome);
    print(said.document(), said::lines);
    return said.exitCode().value();
  }

  private static Optional<PhoneNumber> ours(TelephonyConfiguration configuration, E164 wanted) {
    return configuration.numbers().stream()
        .filter(number -> number.phoneNumber().equals(wanted))
        .filter(number -> number.status() != Status.RELEASED && number.status() != Status.REJECTED)
        .findFirst();
  }

  private OrderOutcome resumed(Orders orders, OrderIntent intent) throws CommandFailure {
    context
        .terminal()
        .note(
            "An order of %s of %s is not known to have ended: looking what became of it."
                .formatted(intent.number(), intent.begunAt()));
    return OpenOrders.kept(() -> orders.resume(intent));
  }

  private static OrderOutcome ordered(Orders orders, NumberOrder order) throws CommandFailure {
    return OpenOrders.kept(() -> orders.order(order));
  }

  private NumberOrder agreed(NumberMarket market, E164 wanted) throws CommandFailure {
    String digits = wanted.value().substring(1);
    var search = new NumberSearch(DialRisk.region(wanted), null, null, digits);
    AvailableNumber found =
        asked(() -> market.available(search)).stream()
            .filter(one -> one.phoneNumber().equals(wanted))
            .findFirst()
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.FAILED,
                    "%s cannot be bought now. 'numbers search' shows those that can."
                        .formatted(wanted)));
    Money monthly = found.monthlyPrice();
    Money setup =
        found.setupPrice() == null
            ? new Money(BigDecimal.ZERO, monthly.currency())
            : found.setupPrice();
    String asksFor =
        found.requirements().isEmpty() ? "" : " Its country asks for: " + requirements(found) + ".";
    yes.agree(
        context,
        "%s costs %s once and %s a month, at most.%s".formatted(wanted, setup, monthly, asksFor),
        "Buy it?");
    return new NumberOrder(wanted, label, setup, monthly);
  }
}
