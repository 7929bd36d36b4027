package com.kallglot.console.softphone;

import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.network.HostAndPort;
import java.net.InetSocketAddress;

/// A packet of a call's media as it was on the wire: what SRTP encrypts is encrypted. The array is
/// shared, not copied: nobody writes to it.
///
/// @param atNanos monotonic, the clock of [CallEvent]
/// @param bytes what UDP carried, or its beginning where a capture was cut off
/// @param length of what UDP carried
@SuppressWarnings("ArrayRecordComponent") // a hundred a second of each call; never compared
public record MediaPacket(
    long atNanos,
    Heading heading,
    Kind kind,
    InetSocketAddress source,
    InetSocketAddress destination,
    byte[] bytes,
    int length) {

  /// A whole one.
  public MediaPacket(
      long atNanos,
      Heading heading,
      Kind kind,
      InetSocketAddress source,
      InetSocketAddress destination,
      byte[] bytes) {
    this(atNanos, heading, kind, source, destination, bytes, bytes.length);
  }

  public enum Kind {
    RTP,
    RTCP,
    /// DTLS, STUN, or nothing that is known.
    OTHER
  }

  /// The far end of it, `address:port`, an IPv6 address in brackets.
  public String peer() {
    return HostAndPort.of(heading == Heading.SENT ? destination : source);
  }

  /// Whether only its beginning was kept.
  public boolean isCutOff() {
    return bytes.length < length;
  }
}
