package com.kallglot.console.telephony;

/// A hint of a session request: who calls whom, seen from the platform.
public enum Direction {
  INBOUND,
  OUTBOUND,
  UNKNOWN
}
