package com.kallglot.console.cli.option;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.RouteRequest.SipHints;
import com.kallglot.console.telephony.SessionRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body of `POST /v1/sessions` in a file or on standard input. What is absent, null or an empty
/// object is not given; fields that routing does not depend on are not looked at.
public final class DraftFile {
  private final String source;

  private DraftFile(String source) {
    this.source = source;
  }

  /// @param file a path, or `-` for `standardInput`
  public static SessionRequest read(String file, InputStream standardInput) throws CommandFailure {
    boolean piped = file.equals("-");
    try {
      String text =
          piped
              ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file));
      return new DraftFile(piped ? "standard input" : file).parse(text);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot read the draft %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private SessionRequest parse(String text) throws CommandFailure {
    JsonElement body;
    try {
      body = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw wrong("it is no JSON: " + e.getMessage());
    }
    if (!body.isJsonObject()) {
      throw wrong("it has to be a JSON object, as {\"mode\":\"bidirectional_translation\"}");
    }
    JsonObject draft = body.getAsJsonObject();
    JsonObject routing = object(draft, "routing");
    return new SessionRequest(
        string(draft, "mode"),
        string(draft, "source_language"),
        string(draft, "target_language"),
        routing == null ? RouteRequest.NONE : route(routing),
        Map.of());
  }

  private RouteRequest route(JsonObject routing) throws CommandFailure {
    return new RouteRequest(
        true,
        string(routing, "connection_id"),
        string(routing, "type"),
        string(routing, "phone_number"),
        string(routing, "direction"),
        hints(object(routing, "sip")));
  }

  private @Nullable SipHints hints(@Nullable JsonObject sip) throws CommandFailure {
    if (sip == null) {
      return null;
    }
    var headers = new HashMap<String, String>();
    JsonObject given = object(sip, "headers");
    if (given != null) {
      for (String name : given.keySet()) {
        String value = string(given, name);
        if (value != null) {
          headers.put(name, value);
        }
      }
    }
    return new SipHints(string(sip, "from_uri"), headers);
  }

  private @Nullable JsonObject object(JsonObject parent, String name) throws CommandFailure {
    JsonElement value = parent.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (!value.isJsonObject()) {
      throw wrong("'" + name + "' has to be an object");
    }
    JsonObject object = value.getAsJsonObject();
    return object.isEmpty() ? null : object;
  }

  private @Nullable String string(JsonObject parent, String name) throws CommandFailure {
    JsonElement value = parent.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw wrong("'" + name + "' has to be a string");
    }
    return value.getAsString();
  }

  private CommandFailure wrong(String problem) {
    return new CommandFailure(
        ExitCode.USAGE, "The draft in %s cannot be used: %s.".formatted(source, problem));
  }
}
