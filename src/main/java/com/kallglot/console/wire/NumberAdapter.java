package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A number of its type, whole ones without a fraction, absent as zero; never a string that looks
/// like one.
final class NumberAdapter<N extends Number> extends TypeAdapter<N> implements Absent<N> {
  private static final double MOST_WHOLE = 1e15;

  private final Function<String, N> parse;
  private final N zero;

  NumberAdapter(Function<String, N> parse) {
    this.parse = parse;
    this.zero = parse.apply("0");
  }

  @Override
  public N absent() {
    return zero;
  }

  @Override
  public void write(JsonWriter out, @Nullable N value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    boolean isWhole = value instanceof Double real && real == Math.rint(real) && real < MOST_WHOLE;
    out.value(isWhole ? (Number) value.longValue() : value);
  }

  @Override
  public N read(JsonReader in) throws IOException {
    Misfit.unless(in, JsonToken.NUMBER);
    Place place = Place.of(in);
    String digits = in.nextString();
    try {
      return parse.apply(digits);
    } catch (NumberFormatException e) {
      throw new Misfit(place, "expected a whole number, found " + shortened(digits), e);
    }
  }

  private static String shortened(String digits) {
    return digits.length() <= 24 ? digits : digits.substring(0, 24) + "…";
  }
}
