package com.kallglot.console.trace.foreign.frame;

import java.net.InetSocketAddress;

/// What one packet carried from one socket to another.
///
/// @param atNanos since 1970
/// @param sequence of the first byte of a TCP segment; 0 of anything else
/// @param bytes the payload, or its beginning where the capture kept no more
/// @param length of the payload
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Datagram(
    long atNanos,
    Carrier carrier,
    InetSocketAddress source,
    InetSocketAddress destination,
    int sequence,
    byte[] bytes,
    int length) {

  /// How it was carried.
  public enum Carrier {
    UDP,
    TCP,
    /// The segment that opens one direction of a TCP connection (SYN): numbers begin anew.
    TCP_OPENING,
    /// A whole SIP message that was inside TLS, exported decrypted.
    INSIDE_TLS
  }
}
