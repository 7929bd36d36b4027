package com.kallglot.console.calltest.leg;

/// The parts of a `sip:` address that a connection depends on.
final class SipUri {
  private SipUri() {}

  /// `host[:port]` of an address, with or without scheme, user and parameters.
  static String hostPortOf(String uri) {
    // The user goes first: it may have `;` and `?` itself (RFC 3261 §25.1)
    return uri.replaceFirst("(?i)^sips?:", "")
        .replaceFirst("^[^@]*@", "")
        .replaceFirst("[;?].*", "");
  }

  static String hostOf(String uri) {
    return hostPortOf(uri).replaceFirst(":\\d+$", "");
  }
}
