package com.kallglot.console.calltest.leg;

import java.time.Duration;

/// How long a test waits for what.
///
/// @param anyResponse from the INVITE to the first response of any kind; five retransmissions over
///   UDP fit into the default (RFC 3261 §17.1.1.2)
/// @param answer from the INVITE to 200 OK; then the call is cancelled
/// @param tail how long after the last sound its echo is still listened for
/// @param digits how long after the last digit was sent its echo is still listened for
/// @param stream how long the session's stream may take to be ready, and then to answer a ping
/// @param state how long a session may take to become active, and ended
/// @param hangUp how long the far end may take to confirm the end
public record Timing(
    Duration anyResponse,
    Duration answer,
    Duration tail,
    Duration digits,
    Duration stream,
    Duration state,
    Duration hangUp) {

  /// On this computer nothing has far to go; but it may stand still for seconds.
  public static final Timing SANDBOX =
      new Timing(
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          Duration.ofMillis(250),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(6));

  /// Across the telephone network, where a call rings before it is taken and sound is late.
  public static final Timing NETWORK =
      new Timing(
          Duration.ofSeconds(8),
          Duration.ofSeconds(30),
          Duration.ofMillis(1500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  /// The same with another limit for the answer.
  public Timing withAnswer(Duration limit) {
    return new Timing(anyResponse, limit, tail, digits, stream, state, hangUp);
  }

  /// The same with another limit for the first response.
  public Timing withAnyResponse(Duration limit) {
    return new Timing(limit, answer, tail, digits, stream, state, hangUp);
  }
}
