package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.kallglot.console.telephony.Money;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// `{"amount":"1.15","currency":"USD"}`. An amount of more than 15 digits is no price but an attack
/// on memory: `1e999999999` takes a gigabyte to print.
final class MoneyAdapter extends TypeAdapter<Money> {
  private static final int MOST_DIGITS = 15;

  @Override
  public void write(JsonWriter out, @Nullable Money value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("amount").value(value.amount().toPlainString());
    out.name("currency").value(value.currency());
    out.endObject();
  }

  @Override
  public @Nullable Money read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    Misfit.unless(in, JsonToken.BEGIN_OBJECT);
    Place start = Place.of(in);
    BigDecimal amount = null;
    String currency = null;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "amount" -> amount = amount(in);
        case "currency" -> currency = text(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (amount == null || currency == null) {
      throw new Misfit(start, "`" + (amount == null ? "amount" : "currency") + "` is missing");
    }
    return new Money(amount, currency);
  }

  private static String text(JsonReader in) throws IOException {
    Misfit.unless(in, JsonToken.STRING);
    return in.nextString();
  }

  private static BigDecimal amount(JsonReader in) throws IOException {
    Place place = Place.of(in);
    String text = text(in);
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.precision() <= MOST_DIGITS && Math.abs(amount.scale()) <= MOST_DIGITS) {
        return amount;
      }
    } catch (NumberFormatException e) {
      throw new Misfit(place, "not an amount of money", e);
    }
    throw new Misfit(place, "not an amount of money: more than " + MOST_DIGITS + " digits");
  }
}
