package com.kallglot.console.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.wire.UnreadableJsonException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The JSON of the API: snake_case, enums in lower_snake, ISO 8601 times, decimal strings for
/// money, absent values left out.
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .disableHtmlEscaping()
          // First, because of what fits a type the last one registered is taken
          .registerTypeAdapterFactory(new Adapters())
          .registerTypeAdapter(
              String.class, new ScalarAdapter<>("a string", text -> text, text -> text))
          .registerTypeAdapter(
              Instant.class,
              new ScalarAdapter<>("an ISO 8601 time", Instant::parse, Instant::toString))
          .registerTypeAdapter(
              E164.class,
              new ScalarAdapter<>("a telephone number in E.164", E164::new, E164::value))
          .registerTypeAdapter(
              Secret.class, new ScalarAdapter<>("a secret", Secret::of, Secret::reveal))
          .registerTypeAdapter(Money.class, new MoneyAdapter())
          .registerTypeAdapter(int.class, new NumberAdapter<>(Integer::valueOf))
          .registerTypeAdapter(Integer.class, new NumberAdapter<>(Integer::valueOf))
          .registerTypeAdapter(long.class, new NumberAdapter<>(Long::valueOf))
          .registerTypeAdapter(Long.class, new NumberAdapter<>(Long::valueOf))
          .registerTypeAdapter(Double.class, new NumberAdapter<>(Double::valueOf))
          .registerTypeAdapter(boolean.class, new BooleanAdapter())
          .registerTypeAdapter(Boolean.class, new BooleanAdapter())
          .create();

  private Json() {}

  /// The codec itself, for whoever writes into or reads from a larger document. What it throws is
  /// Gson's; [#read] throws one type of ours.
  public static Gson gson() {
    return GSON;
  }

  public static String write(@Nullable Object value) {
    return GSON.toJson(value);
  }

  public static <T> T read(String text, Class<T> type) throws UnreadableJsonException {
    return read(text, TypeToken.get(type));
  }

  public static <T> T read(String text, TypeToken<T> type) throws UnreadableJsonException {
    try {
      return read(new StringReader(text), type);
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot fail to be read", e);
    }
  }

  /// Reads the whole of `text`, which holds exactly one value that is not null.
  ///
  /// @throws IOException where `text` itself failed, the connection broke for instance
  public static <T> T read(Reader text, TypeToken<T> type)
      throws UnreadableJsonException, IOException {
    JsonReader reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    try {
      return whole(reader, GSON.getAdapter(type));
    } catch (Misfit e) {
      throw new UnreadableJsonException(Fault.SHAPE, e.place(), String.valueOf(e.getMessage()), e);
    } catch (MalformedJsonException e) {
      throw new UnreadableJsonException(Fault.SYNTAX, Place.of(reader), plain(e), e);
    } catch (EOFException e) {
      throw new UnreadableJsonException(
          Fault.SYNTAX, Place.of(reader), "the text ends too early", e);
    } catch (JsonParseException e) { // from a value that is kept as whatever JSON it is
      throw new UnreadableJsonException(Fault.SYNTAX, Place.of(reader), plain(e), e);
    } catch (IllegalStateException | NumberFormatException e) {
      throw new UnreadableJsonException(Fault.SHAPE, Place.of(reader), plain(e), e);
    }
  }

  private static <T> T whole(JsonReader reader, TypeAdapter<T> adapter) throws IOException {
    Place start = Place.of(reader);
    T value = adapter.read(reader);
    try {
      JsonToken end = reader.peek();
      assert end == JsonToken.END_DOCUMENT;
    } catch (MalformedJsonException e) {
      throw new MalformedJsonException("more text after the end of the value", e);
    }
    if (value == null) {
      throw new Misfit(start, "expected a value, found null");
    }
    return value;
  }

  /// Gson's message without its place, which is told in our own words, and its advice to its users.
  private static String plain(Exception e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("(?s) at line \\d+ column \\d+ path .*", "")
        .replaceFirst("(?s)\\nSee https?:.*", "")
        .replaceFirst("^Use JsonReader.setStrictness.*", "this is not JSON");
  }
}
