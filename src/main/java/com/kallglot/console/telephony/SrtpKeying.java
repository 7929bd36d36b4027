package com.kallglot.console.telephony;

/// How SRTP keys are agreed: in the SDP (RFC 4568) or by a handshake on the media path (RFC 5764).
public enum SrtpKeying {
  SDES,
  DTLS,
  UNKNOWN
}
