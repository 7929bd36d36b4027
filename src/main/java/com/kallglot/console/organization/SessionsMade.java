package com.kallglot.console.organization;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.RouteRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions that this console created at one platform, whatever part of it did: the platform
/// itself lists none. Noted from the answers themselves, one line of JSON each, for any number of
/// threads and processes; a line that a killed program left half is passed over, and of very many
/// the oldest are forgotten.
public final class SessionsMade implements ExchangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(SessionsMade.class);
  private static final String CREATION = "/v1/sessions";
  private static final String ROUTING = "routing";
  private static final String CONNECTION = "connection_id";
  private static final String TYPE = "type";
  private static final String NUMBER = "phone_number";
  private static final String DIRECTION = "direction";

  /// The newest that stay when there are too many.
  static final int REMEMBERED = 2_000;

  /// Bytes, some five thousand sessions.
  static final long LARGEST = 1 << 20;

  private final KeptFile file;
  private final Clock clock;

  public SessionsMade(Path path, Clock clock) {
    this.file = new KeptFile(path);
    this.clock = clock;
  }

  /// One of them, as it was answered.
  ///
  /// @param provider the platform's word; null where there is no telephone leg
  /// @param phoneNumber the number it waited on
  /// @param asked the route it asked for, without hints for SIP; null where that was not noted
  public record Made(
      String id,
      Instant madeAt,
      @Nullable String mode,
      @Nullable String provider,
      @Nullable String phoneNumber,
      @Nullable RouteRequest asked) {}

  /// The newest first.
  public List<Made> all() throws SettingsException {
    Map<String, Made> made = new LinkedHashMap<>();
    file.read()
        .ifPresent(text ->
            text.lines()
                .map(SessionsMade::parse)
                .flatMap(Optional::stream)
                .forEach(one -> made.putIfAbsent(one.id(), one)));
    return new ArrayList<>(made.values()).reversed();
  }

  @Override
  public void exchanged(Exchange exchange) {
    boolean created =
        exchange.method().equals("POST")
            && exchange.url().endsWith(CREATION)
            && exchange.status() / 100 == 2;
    if (created && exchange.responseBody() != null) {
      noted(exchange.requestBody(), exchange.responseBody()).ifPresent(this::keep);
    }
  }

  private Optional<JsonObject> noted(@Nullable String asked, String body) {
    try {
      JsonObject session = JsonParser.parseString(body).getAsJsonObject();
      JsonObject note = new JsonObject();
      note.add("id", session.get("id"));
      note.addProperty("made_at", clock.instant().toString());
      for (String name : List.of("mode", "provider", NUMBER)) {
        if (session.has(name)) {
          note.add(name, session.get(name));
        }
      }
      if (asked != null) {
        note.add(ROUTING, routing(JsonParser.parseString(asked).getAsJsonObject()));
      }
      return Optional.of(note);
    } catch (JsonParseException | IllegalStateException e) {
      return Optional.empty(); // whoever asked for it finds that out
    }
  }

  /// What decides the route, and nothing else of the request.
  private static JsonObject routing(JsonObject request) {
    JsonObject route = new JsonObject();
    if (request.get(ROUTING) instanceof JsonObject asked) {
      for (String name : List.of(CONNECTION, TYPE, NUMBER, DIRECTION)) {
        if (asked.has(name) && !asked.get(name).isJsonNull()) {
          route.add(name, asked.get(name));
        }
      }
    }
    return route;
  }

  private static @Nullable RouteRequest asked(JsonObject note) {
    if (!(note.get(ROUTING) instanceof JsonObject route)) {
      return null;
    }
    return route.isEmpty()
        ? RouteRequest.NONE
        : new RouteRequest(
            true,
            text(route, CONNECTION),
            text(route, TYPE),
            text(route, NUMBER),
            text(route, DIRECTION),
            null);
  }

  private void keep(JsonObject note) {
    try {
      file.locked(() -> {
        file.appendLine(note.toString());
        if (file.size() > LARGEST) {
          trim();
        }
        return note;
      });
    } catch (SettingsException e) {
      LOG.warn("Session {} is not noted: {}", note.get("id"), e.getMessage());
    }
  }

  /// Whole lines as they are, so that what a newer program noted of them stays.
  private void trim() throws SettingsException {
    List<String> whole =
        file.read().orElse("").lines().filter(line -> parse(line).isPresent()).toList();
    List<String> newest = whole.subList(Math.max(0, whole.size() - REMEMBERED), whole.size());
    file.replace(String.join("\n", newest) + "\n");
  }

  private static Optional<Made> parse(String line) {
    try {
      JsonObject note = JsonParser.parseString(line).getAsJsonObject();
      return Optional.of(
          new Made(
              note.get("id").getAsString(),
              Instant.parse(note.get("made_at").getAsString()),
              text(note, "mode"),
              text(note, "provider"),
              text(note, NUMBER),
              asked(note)));
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | DateTimeException e) {
      LOG.debug("A line of the sessions made is no whole one", e);
      return Optional.empty();
    }
  }

  private static @Nullable String text(JsonObject note, String name) {
    return note.has(name) && note.get(name).isJsonPrimitive() ? note.get(name).getAsString() : null;
  }
}
