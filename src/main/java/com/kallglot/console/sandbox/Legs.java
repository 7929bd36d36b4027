package com.kallglot.console.sandbox;

/// The calls that are up on the SIP side, as far as the platform acts on them.
public interface Legs {
  /// Ends the leg as the platform: BYE where it was answered, a refusal where it still rings.
  /// Returns at once; [CallDesk#ended] tells when it is done, from another thread. A leg that is
  /// already over is left alone.
  void hangUp(String legId);
}
