package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that is one JSON string, such as a time or a telephone number.
final class ScalarAdapter<T> extends TypeAdapter<T> {
  private final String what;
  private final Function<String, T> parse;
  private final Function<T, String> write;

  /// @param what the value in an error, with its article: `an ISO 8601 time`
  /// @param parse throws a runtime exception for a text that is none
  ScalarAdapter(String what, Function<String, T> parse, Function<T, String> write) {
    this.what = what;
    this.parse = parse;
    this.write = write;
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    out.value(value == null ? null : write.apply(value));
  }

  @Override
  public @Nullable T read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    Misfit.unless(in, JsonToken.STRING);
    Place place = Place.of(in);
    String text = in.nextString();
    try {
      return parse.apply(text);
    } catch (RuntimeException e) { // whatever the parser of this value throws for a bad text
      throw new Misfit(place, "not " + what, e);
    }
  }
}
