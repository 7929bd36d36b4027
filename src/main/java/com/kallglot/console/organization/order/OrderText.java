package com.kallglot.console.organization.order;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/// An intent as it is kept: properties, one a line, none of them secret.
final class OrderText {
  private static final String FORMAT = "1";

  private OrderText() {}

  static String write(OrderIntent intent) {
    NumberOrder order = intent.order();
    Properties kept = new Properties();
    kept.setProperty("format", FORMAT);
    kept.setProperty("key", intent.key());
    kept.setProperty("begun_at", intent.begunAt().toString());
    kept.setProperty("phone_number", order.phoneNumber().value());
    if (order.label() != null) {
      kept.setProperty("label", order.label());
    }
    kept.setProperty("max_setup_price", text(order.maxSetupPrice()));
    kept.setProperty("max_monthly_price", text(order.maxMonthlyPrice()));
    StringWriter text = new StringWriter();
    try {
      kept.store(text, "An order that is under way");
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory cannot fail", e);
    }
    return text.toString();
  }

  /// @throws IOException where the text is no intent, saying what is wrong
  static OrderIntent read(String text) throws IOException {
    Properties kept = new Properties();
    try {
      kept.load(new StringReader(text));
      if (!FORMAT.equals(kept.getProperty("format"))) {
        throw new IOException("it is of format " + kept.getProperty("format") + ", not " + FORMAT);
      }
      return new OrderIntent(
          of(kept, "key"),
          new NumberOrder(
              new E164(of(kept, "phone_number")),
              kept.getProperty("label"),
              money(of(kept, "max_setup_price")),
              money(of(kept, "max_monthly_price"))),
          Instant.parse(of(kept, "begun_at")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String of(Properties kept, String name) throws IOException {
    String value = kept.getProperty(name);
    if (value == null || value.isEmpty()) {
      throw new IOException("it lacks " + name);
    }
    return value;
  }

  private static String text(Money money) {
    return money.amount().toPlainString() + " " + money.currency();
  }

  private static Money money(String text) throws IOException {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      throw new IOException("\"" + text + "\" is no price");
    }
    return new Money(new BigDecimal(parts[0]), parts[1]);
  }
}
