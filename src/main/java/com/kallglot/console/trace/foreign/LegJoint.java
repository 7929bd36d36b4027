package com.kallglot.console.trace.foreign;

/// Two legs of one call: what came in at a proxy or B2BUA, and what it sent on; or two tries of one
/// caller, as after no response or a redirection, or to several at once.
///
/// @param detail what both have: the header and its value, the address, the number
public record LegJoint(
    ForeignCall earlier, ForeignCall later, By by, Sureness sureness, String detail) {
  /// Whether both are of the same caller, so that the later one is another try.
  public boolean isTriedAgain() {
    return by == By.CALL_ID
        && (earlier.caller().equals(later.caller())
            || (host(earlier.caller()).equals(host(later.caller()))
                && !host(earlier.caller()).equals(host(earlier.callee()))));
  }

  private static String host(String socket) {
    return socket.replaceFirst(":\\d+$", "");
  }

  /// What shows that they are one call, the strongest first.
  public enum By {
    /// One `Call-ID`: a proxy kept it.
    CALL_ID,
    /// A header that carries an id of the call over: `Session-ID` (RFC 7989), the `icid` of
    /// `P-Charging-Vector` (RFC 7315), or an `X-` header.
    HEADER,
    /// One address for sound in both: the B2BUA handed the SDP on.
    MEDIA_ADDRESS,
    /// Called number, moment, and the host that took the one and sent the other.
    NUMBER_AND_HOST,
    /// Both numbers and the moment.
    NUMBERS
  }

  /// How sure that is.
  public enum Sureness {
    CERTAIN,
    LIKELY,
    POSSIBLE
  }
}
