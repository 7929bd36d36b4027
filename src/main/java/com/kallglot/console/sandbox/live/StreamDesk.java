package com.kallglot.console.sandbox.live;

import com.kallglot.console.sandbox.interpreter.Interpretation;
import org.jspecify.annotations.Nullable;

/// What the WebSocket side asks the platform: who may connect, and tells it what came of it. Called
/// from the sockets' threads; every method returns within milliseconds and blocks on nothing but
/// the store.
public interface StreamDesk {
  /// Decides about a connection; the token counts here and never again.
  Entry enter(String sessionId, @Nullable String token);

  /// From now on `guest` hears of the end of the session, at once where it has ended already.
  void join(String sessionId, Guest guest);

  void leave(String sessionId, Guest guest);

  /// The session has its first sound: it is active (ours: the public text says that it is billed
  /// from the first audio on).
  void started(String sessionId);

  /// A client ends the session, its calls too.
  void end(String sessionId);

  /// Somebody connected to a session.
  @FunctionalInterface
  interface Guest {
    void ended(String reason);
  }

  /// What is done with a connection.
  sealed interface Entry {
    record Admitted(Interpretation interpretation) implements Entry {}

    /// @param code `invalid_token`, `expired_token`, `session_not_found` or `session_ended`
    record Refused(String code, String message) implements Entry {}
  }
}
