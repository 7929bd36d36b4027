package com.kallglot.console.organization.order;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;

/// A process of its own that begins to order numbers as fast as it can, and prints the keys it was
/// given: folder, first number, how many.
final class OtherConsole {
  private OtherConsole() {}

  public static void main(String[] arguments) throws Exception {
    OrderBook book = new OrderBook(Path.of(arguments[0]));
    long first = Long.parseLong(arguments[1]);
    for (long n = first; n < first + Long.parseLong(arguments[2]); n++) {
      System.out.println(n + " " + book.begin(order(n), Instant.EPOCH).intent().key());
    }
  }

  static NumberOrder order(long number) {
    Money most = new Money(new BigDecimal("1.15"), "USD");
    return new NumberOrder(new E164("+" + number), null, most, most);
  }
}
