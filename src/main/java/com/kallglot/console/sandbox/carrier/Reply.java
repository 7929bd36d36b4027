package com.kallglot.console.sandbox.carrier;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One answer of a stand-in.
///
/// @param retryAfter the header of that name, in seconds; null for none
record Reply(int status, JsonObject body, @Nullable Integer retryAfter) {
  /// Providers write fields that are null.
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  static Reply ok(JsonObject body) {
    return new Reply(200, body, null);
  }

  void write(HttpExchange exchange) throws IOException {
    byte[] bytes = GSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfter));
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
