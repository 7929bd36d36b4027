package com.kallglot.console.sandbox.carrier;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The query of a request: the last of several values of a name counts.
record Query(Map<String, String> values) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  Query {
    values = Map.copyOf(values);
  }

  static Query of(HttpExchange exchange) {
    Map<String, String> values = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /// A number between `least` and `most`, or `otherwise` where none is given.
  int number(String name, int least, int most, int otherwise) {
    return text(name)
        .filter(value -> NUMBER.matcher(value).matches())
        .map(Integer::parseInt)
        .map(value -> Math.clamp(value, least, most))
        .orElse(otherwise);
  }
}
