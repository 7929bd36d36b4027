package com.kallglot.console.tape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes the customer out of exchanges and leaves their form: what is not known to be a word of the
/// API is replaced, and the same by the same everywhere, so that one answer still leads to the next
/// request. What is redacted already stays as it is.
final class Redaction {
  private static final String SECRET = "***";

  /// Whatever they hold is somebody's own, words of the API too.
  private static final Set<String> OWN =
      Set.of(
          "label",
          "username",
          "name",
          "friendly_name",
          "text",
          "message",
          "locality",
          "region",
          "description",
          "rejection_reason",
          "last_error",
          "address",
          "auth_token_last4",
          "api_key_last4",
          "domain",
          "host",
          "etag");

  /// Whatever they hold is of the API.
  private static final Set<String> SHARED =
      Set.of(
          "codecs",
          "country",
          "currency",
          "amount",
          "object",
          "code",
          "language",
          "source_language",
          "target_language",
          "languages_detected");

  /// Objects whose very keys are somebody's own, where they hold a text.
  private static final Set<String> FREE = Set.of("metadata", "headers");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,39}(\\.[a-z_.]{1,60})?");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-][\\d:]+)");
  private static final Pattern NUMBER = Pattern.compile("\\+\\d{5,15}");
  private static final Pattern ID = Pattern.compile("([a-z]{2,6})_[A-Za-z0-9_-]{4,}");
  private static final Pattern SID = Pattern.compile("([A-Z]{2})[0-9a-fA-F]{32}");
  private static final Pattern URL = Pattern.compile("([a-z]+)://[^/?#]+([^?#]*).*");
  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?");

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/[\\d.]+ \\d{3}( [A-Za-z ]{1,40})?");

  /// A date, seconds, a media type.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/+.;:=, -]{1,60}");

  private final Map<String, Map<String, String>> replaced = new HashMap<>();

  /// A body, or what is in one.
  JsonElement of(JsonElement body) {
    return of("", body);
  }

  private JsonElement of(String field, JsonElement value) {
    return switch (value) {
      case JsonObject object -> object(field, object);
      case JsonArray array -> {
        var all = new JsonArray();
        array.forEach(element -> all.add(of(field, element)));
        yield all;
      }
      case JsonPrimitive text when text.isString() ->
          new JsonPrimitive(text(field, text.getAsString()));
      default -> value;
    };
  }

  private JsonObject object(String field, JsonObject object) {
    var all = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      boolean free =
          !KEY.matcher(member.getKey()).matches()
              || (FREE.contains(field) && isText(member.getValue()));
      String key = free ? next("key", member.getKey(), n -> "key-" + n) : member.getKey();
      all.add(key, of(free ? "text" : key, member.getValue()));
    }
    return all;
  }

  private static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  /// A path with its query.
  String path(String path) {
    String[] parts = path.split("\\?", 2);
    String segments =
        Arrays.stream(parts[0].split("/", -1)).map(this::segment).collect(Collectors.joining("/"));
    return parts.length == 1
        ? segments
        : segments
            + "?"
            + Arrays.stream(parts[1].split("&")).map(this::query).collect(Collectors.joining("&"));
  }

  /// The status of an answer with its words, where those are plain ones.
  String statusLine(String line) {
    return STATUS_LINE.matcher(line).matches() ? line : line.replaceFirst("^(\\S+ \\d+).*", "$1");
  }

  /// Headers of an answer.
  Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, header(name, value)));
    return all;
  }

  /// An etag is the one in the body, in quotes; the credits are the customer's own business.
  private String header(String name, String value) {
    return switch (name) {
      case "date", "retry-after", "content-type" -> PLAIN.matcher(value).matches() ? value : SECRET;
      case "etag" -> "\"" + text(name, value.replaceFirst("^(?:W/)?\"(.*)\"$", "$1")) + "\"";
      case "x-api-credits-remaining", "x-api-credits-used" -> value.isBlank() ? "" : "1000";
      default ->
          name.startsWith("x-ratelimit-") && value.matches("\\d{1,11}") ? value : text(name, value);
    };
  }

  private String segment(String segment) {
    return segment.isEmpty() || segment.equals("v1") ? segment : text("path", segment);
  }

  private String query(String pair) {
    String[] parts = pair.split("=", 2);
    if (parts.length == 1 || parts[1].matches("\\d{1,4}")) {
      return pair;
    }
    String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
    return parts[0] + "=" + URLEncoder.encode(text("query", value), StandardCharsets.UTF_8);
  }

  private String text(String field, String value) {
    if (value.isEmpty() || value.equals(SECRET) || SHARED.contains(field)) {
      return value;
    }
    if (OWN.contains(field)) {
      return IPV4.matcher(value).matches() ? address(value) : words(value);
    }
    if (WORD.matcher(value).matches() || TIME.matcher(value).matches()) {
      return value;
    }
    return form(value);
  }

  private String form(String value) {
    Matcher id = ID.matcher(value);
    if (id.matches()) {
      return next(id.group(1), value, n -> "%s_%026d".formatted(id.group(1), n));
    }
    Matcher sid = SID.matcher(value);
    if (sid.matches()) {
      return next(sid.group(1), value, n -> "%s%032x".formatted(sid.group(1), n));
    }
    if (NUMBER.matcher(value).matches()) {
      // 555-01NN is kept for fiction in every area of +1
      return next(
          "number", value, n -> "+1%03d55501%02d".formatted(201 + (n - 1) / 100, (n - 1) % 100));
    }
    if (IPV4.matcher(value).matches()) {
      return address(value);
    }
    Matcher url = URL.matcher(value);
    return url.matches() ? url.group(1) + "://platform.test" + path(url.group(2)) : words(value);
  }

  /// Of the range that is kept for documentation.
  private String address(String value) {
    String block = value.replaceFirst("[^/]*", "");
    return next("address", value.replaceFirst("/.*", ""), n -> "192.0.2." + n % 256) + block;
  }

  private String words(String value) {
    return next("text", value, n -> "text-" + n);
  }

  /// The same for the same, and else the next of its kind.
  private String next(String kind, String value, Function<Integer, String> made) {
    Map<String, String> known = replaced.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    String before = known.get(value);
    if (before != null) {
      return before;
    }
    String replacement = made.apply(known.size() + 1);
    known.put(value, replacement);
    return replacement;
  }
}
