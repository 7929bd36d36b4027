package com.kallglot.console.tape;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Exchanges with a platform in their order, redacted.
///
/// @param source what answered: `sandbox`, `test` or `live`
/// @param recordedOn the day, `2026-11-25`
/// @param extent what was asked
public record Tape(String source, String recordedOn, Tour.Extent extent, List<Pair> exchanges) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  public Tape {
    exchanges = List.copyOf(exchanges);
  }

  /// A request and its answer.
  ///
  /// @param path with its query
  /// @param request null where there was no body
  /// @param status 0 where no answer came
  /// @param statusLine as in `HTTP/1.1 429 Too Many Requests`; null where none came, and on tapes
  ///   of before
  /// @param headers of the answer that a client makes something of, by their names in lower case
  /// @param answer null where there was no body, or one that is no JSON
  public record Pair(
      String method,
      String path,
      @Nullable JsonElement request,
      int status,
      @Nullable String statusLine,
      @Nullable Map<String, String> headers,
      @Nullable JsonElement answer) {
    public Pair {
      request = orNull(request); // Gson reads a null as an element
      headers = headers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(headers));
      answer = orNull(answer);
    }

    @Override
    public Map<String, String> headers() {
      return Objects.requireNonNull(headers);
    }

    private static @Nullable JsonElement orNull(@Nullable JsonElement element) {
      return element == null || element.isJsonNull() ? null : element;
    }
  }

  /// @throws IOException also where the file is no tape, naming it
  public static Tape read(Path file) throws IOException {
    try {
      return GSON.fromJson(Files.readString(file), Tape.class);
    } catch (JsonParseException e) {
      throw new IOException(file + " is no tape: " + e.getMessage(), e);
    }
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, GSON.toJson(this) + "\n");
  }
}
