package com.kallglot.console.telephony.conversation;

/// A call that the platform began.
public record DialedLeg(String legId, Status status) {
  public enum Status {
    DIALING,
    RINGING,
    ANSWERED,
    ENDED,
    UNKNOWN
  }
}
