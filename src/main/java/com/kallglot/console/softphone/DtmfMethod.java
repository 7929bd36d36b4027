package com.kallglot.console.softphone;

/// How digits travel.
public enum DtmfMethod {
  /// Named telephone events in RTP (RFC 4733).
  RFC4733,
  /// SIP INFO with `application/dtmf-relay`.
  INFO
}
