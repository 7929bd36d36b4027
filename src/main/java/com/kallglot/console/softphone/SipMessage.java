package com.kallglot.console.softphone;

import com.kallglot.console.telephony.SipTransport;

/// One SIP message as it was on the wire, but for what is masked with `***`: its credentials, and
/// digits that were keyed in the call.
///
/// @param atNanos monotonic, the clock of [CallEvent]
/// @param remote `address:port`
public record SipMessage(
    long atNanos, Heading heading, SipTransport transport, String remote, String text) {

  public enum Heading {
    SENT,
    RECEIVED
  }
}
