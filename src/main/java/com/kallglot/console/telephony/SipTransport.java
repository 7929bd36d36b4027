package com.kallglot.console.telephony;

/// What carries SIP (RFC 3261 §18, RFC 5630 for TLS).
public enum SipTransport {
  UDP,
  TCP,
  TLS,
  UNKNOWN
}
