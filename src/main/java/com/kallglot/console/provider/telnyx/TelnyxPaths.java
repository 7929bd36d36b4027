package com.kallglot.console.provider.telnyx;

import okhttp3.HttpUrl;

/// Where Telnyx keeps what is asked for.
final class TelnyxPaths {
  /// The most that Telnyx gives at once.
  static final int MOST = 250;

  private TelnyxPaths() {}

  static HttpUrl balance(HttpUrl origin) {
    return resource(origin, "balance");
  }

  static HttpUrl numbers(HttpUrl origin) {
    return resource(origin, "phone_numbers");
  }

  static HttpUrl oneNumber(HttpUrl origin) {
    return numbers(origin)
        .newBuilder()
        .addQueryParameter("page[number]", "1")
        .addQueryParameter("page[size]", "1")
        .build();
  }

  /// Every number once more, with its call forwarding.
  static HttpUrl voiceSettings(HttpUrl origin) {
    return numbers(origin).newBuilder().addPathSegment("voice").build();
  }

  static HttpUrl resource(HttpUrl origin, String kind) {
    return origin.newBuilder().addPathSegment("v2").addPathSegment(kind).build();
  }

  static HttpUrl resource(HttpUrl origin, String kind, String id) {
    return resource(origin, kind).newBuilder().addPathSegment(id).build();
  }

  /// What belongs to a connection, as `fqdns` and `ips` do.
  static HttpUrl ofConnection(HttpUrl origin, String kind, String connection) {
    return resource(origin, kind)
        .newBuilder()
        .addQueryParameter("filter[connection_id]", connection)
        .build();
  }
}
