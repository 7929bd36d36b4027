package com.kallglot.console.trace.foreign.frame;

import com.kallglot.console.trace.Undelivered;

/// Takes what the packets of a capture carry, in the order of the file.
@FunctionalInterface
public interface CaptureSink {
  void carried(Datagram datagram);

  /// An ICMP error.
  default void returned(Undelivered packet) {}
}
