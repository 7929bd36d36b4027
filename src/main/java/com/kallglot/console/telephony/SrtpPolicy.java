package com.kallglot.console.telephony;

/// Whether media is encrypted (RFC 3711).
public enum SrtpPolicy {
  OFF,
  OPTIONAL,
  REQUIRED,
  UNKNOWN
}
