package com.kallglot.console.sandbox.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request, as far as it was let in.
public final class Call {
  private final HttpExchange exchange;
  private final String requestId;
  private final int bodyLimit;
  private final Map<String, String> parameters;
  private final @Nullable Organization organization;
  private @Nullable String body;

  Call(
      HttpExchange exchange,
      String requestId,
      int bodyLimit,
      Map<String, String> parameters,
      @Nullable Organization organization) {
    this.exchange = exchange;
    this.requestId = requestId;
    this.bodyLimit = bodyLimit;
    this.parameters = parameters;
    this.organization = organization;
  }

  /// The same request, with what its path says.
  Call at(Map<String, String> pathParameters, int limit) {
    return new Call(exchange, requestId, limit, pathParameters, organization);
  }

  /// The same request, made by `caller`.
  Call by(Organization caller) {
    return new Call(exchange, requestId, bodyLimit, parameters, caller);
  }

  String requestId() {
    return requestId;
  }

  public String method() {
    return exchange.getRequestMethod();
  }

  /// As sent, still percent-encoded.
  public String path() {
    String path = exchange.getRequestURI().getRawPath();
    return path == null ? "" : path;
  }

  /// Whose key was sent.
  public Organization organization() {
    if (organization == null) {
      throw new IllegalStateException("A resource without keys asks for the organization");
    }
    return organization;
  }

  boolean isAuthenticated() {
    return organization != null;
  }

  InetSocketAddress source() {
    return exchange.getRemoteAddress();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /// The segment of the path that stands for `{name}`.
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no {" + name + "}");
    }
    return value;
  }

  /// The first of that name in the query; an empty one is not given.
  public Optional<String> query(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
        return Optional.of(decoded(pair.substring(equals + 1))).filter(text -> !text.isEmpty());
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The body as a JSON object.
  ///
  /// @throws Refusal it is too large, no JSON, or no object
  public Fields body() throws Refusal {
    return new Fields(object(text()), "");
  }

  /// Like [#body], of a request that may have none.
  public Fields bodyIfAny() throws Refusal {
    return text().isBlank() ? new Fields(new JsonObject(), "") : body();
  }

  /// The body as sent.
  public String text() throws Refusal {
    if (body == null) {
      body = decoded(bytes());
    }
    return body;
  }

  private byte[] bytes() throws Refusal {
    byte[] bytes;
    try {
      bytes = exchange.getRequestBody().readNBytes(bodyLimit + 1);
    } catch (IOException e) {
      throw new Refusal(
          Code.INVALID_JSON, "The body broke off before it was complete: send it again.");
    }
    if (bytes.length > bodyLimit) {
      throw new Refusal(
          Code.PAYLOAD_TOO_LARGE,
          "The body is larger than " + bodyLimit + " bytes, the most that is taken.");
    }
    return bytes;
  }

  private static String decoded(byte[] bytes) throws Refusal {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(Code.INVALID_JSON, "The body is not UTF-8, which JSON is sent in.");
    }
  }

  private static JsonObject object(String text) throws Refusal {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT && element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | IOException e) {
      throw new Refusal(
          Code.INVALID_JSON,
          "The body is not JSON" + place(reader) + ": mend it and send it again.");
    }
    throw new Refusal(
        Code.INVALID_JSON, "The body is JSON, but not an object: it must begin with \"{\".");
  }

  /// Where the reader stopped; its own message advises programmers, not callers.
  private static String place(JsonReader reader) {
    String text = reader.toString();
    int at = text.indexOf(" at line ");
    return at < 0 ? "" : text.substring(at).replaceFirst(" path .*", "");
  }
}
