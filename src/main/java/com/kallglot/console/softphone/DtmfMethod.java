package com.kallglot.console.softphone;

/// How digits travel.
public enum DtmfMethod {
  /// Named telephone events in RTP (RFC 4733).
  RFC4733,
  /// SIP INFO with `application/dtmf-relay`.
  INFO,
  /// The tones themselves (ITU-T Q.23) mixed into what is sent, 100 ms each and 100 ms apart (ITU-T
  /// Q.24 asks for 40 and 40, many systems for 70). Needs a codec that carries tones, and is sent
  /// while muted too. Nobody here listens for such tones: they come as sound and as no
  /// [CallEvent.Digit].
  INBAND
}
