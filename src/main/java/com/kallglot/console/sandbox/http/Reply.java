package com.kallglot.console.sandbox.http;

import com.kallglot.console.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A response: status, headers of its own, and a text.
public record Reply(int status, String contentType, String body, Map<String, String> headers) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  /// JSON, written by the codec of the wire.
  public static Reply of(int status, Object value) {
    return written(status, Json.write(value));
  }

  /// JSON that is written already.
  public static Reply written(int status, String json) {
    return new Reply(status, "application/json", json, Map.of());
  }

  /// A management object, its etag in the header too.
  public static Reply versioned(Object value, String etag) {
    return versioned(200, value, etag);
  }

  public static Reply versioned(int status, Object value, String etag) {
    return of(status, value).with("ETag", Preconditions.quoted(etag));
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, more);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
