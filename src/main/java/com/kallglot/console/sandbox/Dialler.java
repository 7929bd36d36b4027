package com.kallglot.console.sandbox;

/// What the platform asks of its SIP side, the other direction of [CallDesk]. Implemented by the
/// edge and handed to the sandbox once both run; called from any thread, returns at once.
public interface Dialler {
  /// Ends a leg: BYE where it is answered, a refusal (480) where it still rings, nothing where it
  /// is over already. [CallDesk#ended] is told as for every leg, ended by `platform`.
  void hangUp(String legId);
}
