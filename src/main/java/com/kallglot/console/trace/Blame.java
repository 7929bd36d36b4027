package com.kallglot.console.trace;

/// Where the fault lies. A cause carries a set of them where the evidence does not tell them apart.
public enum Blame {
  /// An HTTP failure, or a refusal that nobody predicted.
  API,
  /// Our own prediction was wrong.
  RESOLVER,
  /// No address for the name.
  DNS,
  /// No route, refused, or no response at all.
  NETWORK,
  /// Handshake, name or trust.
  TLS,
  /// The credentials, or none where some were asked for.
  AUTH,
  /// Any other final response.
  SIGNALLING,
  /// Answered, and the sound is wrong.
  MEDIA,
  /// Our own microphone, speaker or engine.
  DEVICE,
  /// Nothing went wrong.
  NONE
}
