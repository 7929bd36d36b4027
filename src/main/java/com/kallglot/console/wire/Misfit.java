package com.kallglot.console.wire;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Locale;

/// Thrown by the adapters through Gson: JSON of another shape than asked for.
final class Misfit extends JsonParseException {
  private static final long serialVersionUID = 1L;
  private final Place place;

  Misfit(Place place, String problem) {
    super(problem);
    this.place = place;
  }

  Misfit(Place place, String problem, Throwable cause) {
    super(problem, cause);
    this.place = place;
  }

  Place place() {
    return place;
  }

  /// Throws unless the next token is `token`.
  static void unless(JsonReader reader, JsonToken token) throws IOException {
    JsonToken found = reader.peek();
    if (found != token) {
      throw new Misfit(Place.of(reader), "expected " + name(token) + ", found " + name(found));
    }
  }

  static String name(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "an object";
      case BEGIN_ARRAY -> "a list";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case END_DOCUMENT -> "the end";
      case END_OBJECT, END_ARRAY, NAME -> token.name().toLowerCase(Locale.ROOT);
    };
  }
}
