package com.kallglot.console.telephony;

import org.jspecify.annotations.Nullable;

/// A SIP account that can call telephone numbers: the telephone network, as far as tests need one.
///
/// @param domain the host part of its own address and of every number it dials
/// @param proxy `host[:port]` that requests are sent to, where it is not the domain itself
/// @param number its own number, on which it can be called back
/// @param registers whether it keeps a registration, to be callable
public record TestLine(
    String username,
    @Nullable String authUser,
    Secret password,
    String domain,
    @Nullable String proxy,
    SipTransport transport,
    SrtpPolicy srtp,
    @Nullable E164 number,
    CallerIdHeader callerIdHeader,
    boolean registers) {

  /// Which header carries the caller's number (RFC 3325 for the latter two).
  public enum CallerIdHeader {
    FROM,
    PAI,
    PPI
  }
}
