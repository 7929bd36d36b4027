package com.kallglot.console.tape;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a tape of a profile's platform.
public final class Recording {
  private final String source;
  private final Endpoint endpoint;
  private final Clock clock;
  private final ExchangeListener besides;

  private Recording(String source, Endpoint endpoint, Clock clock, ExchangeListener besides) {
    this.source = source;
    this.endpoint = endpoint;
    this.clock = clock;
    this.besides = besides;
  }

  /// @param besides is told of each exchange, too
  /// @throws IllegalArgumentException where the profile has no key, or an API base that makes no
  ///   sense, saying so
  public static Recording of(Profile profile, Clock clock, ExchangeListener besides) {
    Secret key = profile.apiKey();
    if (key == null) {
      throw new IllegalArgumentException(
          "Profile \"%s\" has no API key on this computer; give it in KALLGLOT_API_KEY"
              .formatted(profile.name()));
    }
    return new Recording(
        profile.kind().name().toLowerCase(Locale.ROOT),
        new Endpoint(profile.apiBase(), key).trusting(profile.trustedCa()),
        clock,
        besides);
  }

  /// What came of it.
  ///
  /// @param troubles refusals, which are on the tape, and whatever the client did not understand
  public record Made(Tape tape, List<PlatformException> troubles) {
    public Made {
      troubles = List.copyOf(troubles);
    }

    /// The troubles in words.
    public List<String> words() {
      return troubles.stream().map(trouble -> String.valueOf(trouble.getMessage())).toList();
    }
  }

  /// Asks the platform and redacts what came.
  public Made make(Tour.Extent extent) {
    List<Exchange> seen = Collections.synchronizedList(new ArrayList<>());
    ExchangeListener both =
        exchange -> {
          seen.add(exchange);
          besides.exchanged(exchange);
        };
    try (var platform = new PlatformClient(endpoint, both, Patience.ONE_TRY)) {
      List<PlatformException> troubles = new Tour(platform).go(extent);
      var redaction = new Redaction();
      List<Tape.Pair> pairs = seen.stream().map(exchange -> pair(exchange, redaction)).toList();
      String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
      return new Made(new Tape(source, day, extent, pairs), troubles);
    }
  }

  private static Tape.Pair pair(Exchange exchange, Redaction redaction) {
    URI url = URI.create(exchange.url());
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    Exchange.Head head = exchange.head();
    return new Tape.Pair(
        exchange.method(),
        redaction.path(url.getRawPath() + query),
        json(exchange.requestBody(), redaction),
        exchange.status(),
        head == null ? null : redaction.statusLine(head.statusLine()),
        head == null ? Map.of() : redaction.headers(head.headers()),
        json(exchange.responseBody(), redaction));
  }

  private static @Nullable JsonElement json(@Nullable String body, Redaction redaction) {
    try {
      JsonElement read = body == null ? null : JsonParser.parseString(body);
      return read == null || !read.isJsonObject()
          ? null
          : redaction.of(Objects.requireNonNull(read));
    } catch (JsonParseException e) {
      return null; // HTML of some proxy: its words are nobody's form
    }
  }
}
