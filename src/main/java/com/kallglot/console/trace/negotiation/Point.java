package com.kallglot.console.trace.negotiation;

import org.jspecify.annotations.Nullable;

/// One thing that was offered, and what became of it.
///
/// @param answered null where nobody answered
/// @param decider null where no line did: what is not said is the default
public record Point(
    Topic topic,
    String offered,
    @Nullable String answered,
    Outcome outcome,
    @Nullable Decider decider) {

  /// What it is about.
  public enum Topic {
    /// The medium as a whole: address, port and profile.
    MEDIUM,
    CODEC,
    /// Digits as RFC 4733 events.
    DTMF,
    DIRECTION,
    /// Encryption and its keys.
    SRTP,
    /// On which port, and with what more.
    RTCP,
    PACKET_TIME
  }

  public enum Outcome {
    TAKEN,
    /// Answered, but otherwise than offered.
    CHANGED,
    /// Offered, and not in the answer.
    LEFT_OUT,
    /// Answered, though it was not offered.
    ADDED,
    /// Refused, with the medium or with the whole call.
    REFUSED,
    /// In neither.
    NEITHER,
    /// No answer came.
    OPEN
  }

  /// What decided, as it was written.
  ///
  /// @param line of the SDP, counted from 1; 0 for a line of the message's head
  public record Decider(Where where, int line, String text) {
    static Decider of(Where where, SdpLine line) {
      return new Decider(where, line.number(), line.text());
    }
  }

  /// In which message.
  public enum Where {
    OFFER,
    ANSWER,
    /// A final response that took none of it.
    REFUSAL
  }
}
