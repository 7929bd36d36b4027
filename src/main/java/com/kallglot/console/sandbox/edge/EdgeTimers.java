package com.kallglot.console.sandbox.edge;

import java.time.Duration;

/// How long the edge waits.
///
/// @param acknowledgement from 200 to a missing ACK; shorter than the 32 s (64·T1, RFC 3261
///   §13.3.1.4) after which the SIP stack throws the dialog away, so that a BYE can still be sent
/// @param silence without any RTP or RTCP of a call that is not on hold, until its caller is taken
///   for gone
/// @param longestCall of any call, held ones too: nothing leaks for ever
/// @param nonce how long a digest nonce is good
/// @param hearing between two tries whether the listener still hears
/// @param parting how long closing waits for the calls that are still up
record EdgeTimers(
    Duration acknowledgement,
    Duration silence,
    Duration longestCall,
    Duration nonce,
    Duration hearing,
    Duration parting) {
  static final EdgeTimers STANDARD =
      new EdgeTimers(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofHours(4),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2));
}
