package com.kallglot.console.provider;

/// Why there is no answer to go by.
public enum Outage {
  /// No name, no route, or the connection was refused or broke.
  UNREACHABLE,
  TIMEOUT,
  /// No trusted TLS connection: a clock, a proxy that opens connections, or somebody else's server.
  UNTRUSTED,
  /// HTTP 5xx.
  SERVER_ERROR,
  /// HTTP 3xx; credentials do not follow anybody anywhere.
  REDIRECT,
  /// An answer that is no JSON: the page of a proxy, a captive portal, a maintenance notice.
  NOT_JSON,
  /// JSON that ends too early.
  TRUNCATED,
  /// More than is ever needed; reading stopped.
  TOO_LARGE,
  /// JSON that is not what was asked for.
  UNEXPECTED_SHAPE,
  /// A next page at another host, or one that was read before; it was not fetched.
  UNTRUSTED_PAGE,
  /// The one who asked gave up.
  CANCELLED
}
