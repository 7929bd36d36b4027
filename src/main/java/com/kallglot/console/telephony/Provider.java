package com.kallglot.console.telephony;

/// Who carries a call.
public enum Provider {
  TWILIO,
  TELNYX,
  SIP,
  UNKNOWN
}
