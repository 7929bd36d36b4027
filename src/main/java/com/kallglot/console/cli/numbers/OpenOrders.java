package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.order.OrderBookException;
import com.kallglot.console.organization.order.OrderIntent;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.telephony.E164;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `numbers orders`.
@Command(
    name = "orders",
    description = {
      "Lists the orders of numbers that are not known to have ended.",
      "%nSuch an order is left by a crash or a lost answer. 'numbers buy' of the same number finds"
          + " out what became of it; --forget gives it up, and whatever became of it stays.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console numbers orders",
      "  kallglot-console numbers orders --forget +16175550199"
    })
final class OpenOrders extends ProfileVerb {
  @Option(
      names = "--forget",
      paramLabel = "NUMBER",
      description = "Give this order up; it is not sent again.")
  private @Nullable String forgotten;

  /// What JSON shows.
  private record Open(
      E164 phoneNumber, @Nullable String label, Instant begunAt, Instant sendableUntil) {}

  OpenOrders(Context context) {
    super(context);
  }

  /// Something that reads or writes the orders that are kept.
  interface Question<T> {
    T ask() throws OrderBookException, OrganizationException;
  }

  static <T> T kept(Question<T> question) throws CommandFailure {
    try {
      return question.ask();
    } catch (OrderBookException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    } catch (OrganizationException e) {
      throw failure(e);
    }
  }

  static Optional<OrderIntent> of(Orders orders, E164 number) throws CommandFailure {
    return kept(orders::open).stream().filter(one -> one.number().equals(number)).findFirst();
  }

  @Override
  public Integer call() throws CommandFailure {
    Orders orders = context.services().orders(chosen());
    if (forgotten != null) {
      forget(orders, forgotten);
    }
    List<Open> open =
        kept(orders::open).stream()
            .map(one ->
                new Open(one.number(), one.order().label(), one.begunAt(), one.sendableUntil()))
            .toList();
    var table = new Table(context.terminal().style(), "NUMBER", "LABEL", "BEGUN", "SENDABLE UNTIL");
    for (Open one : open) {
      table.add(
          List.of(
              Cells.text(one.phoneNumber()),
              Cells.text(one.label()),
              Cells.text(one.begunAt()),
              Cells.text(one.sendableUntil())));
    }
    print(open, table::lines);
    return ExitCode.PASSED.value();
  }

  private static void forget(Orders orders, String number) throws CommandFailure {
    for (OrderIntent intent : kept(orders::open)) {
      if (intent.number().value().equals(number)) {
        var _ =
            kept(() -> {
              orders.forget(intent);
              return intent;
            });
        return;
      }
    }
    throw new CommandFailure(ExitCode.USAGE, "There is no open order of '%s'.".formatted(number));
  }
}
