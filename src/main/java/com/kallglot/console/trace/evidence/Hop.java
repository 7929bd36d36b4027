package com.kallglot.console.trace.evidence;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the seven hops of a call: whether it was passed, and what is known of it.
///
/// @param values what the detail is about, such as a status; in the detail's order
/// @param took null where it was not measured
public record Hop(
    Kind kind, State state, Detail detail, List<String> values, @Nullable Duration took) {
  public Hop {
    values = List.copyOf(values);
  }

  /// In the order in which a call takes them.
  public enum Kind {
    API,
    /// Our own prediction.
    RESOLVER,
    DNS,
    TLS,
    AUTH,
    SIGNALLING,
    MEDIA
  }

  public enum State {
    PASSED,
    /// The fault lies here, or may lie here where several are to blame.
    TO_BLAME,
    /// The call had no use for it.
    NOT_NEEDED,
    NOT_REACHED
  }

  /// Whether it took a time that nobody measured: the engine looks names up and shakes hands by
  /// itself and tells neither.
  public boolean isUnmeasured() {
    return state == State.PASSED && took == null && (kind == Kind.DNS || kind == Kind.TLS);
  }

  /// What is known.
  public enum Detail {
    /// An HTTP or SIP status.
    STATUS,
    /// Nothing came back.
    NO_ANSWER,
    /// The far end was called without a session.
    DIRECT,
    /// The session was made by somebody else, or before this console ran.
    ELSEWHERE,
    /// What we have says nothing of it.
    UNTOLD,
    /// Nothing was predicted of the session.
    NOT_FORESEEN,
    /// What was predicted, and came.
    AS_FORESEEN,
    /// What was predicted, and did not come.
    OTHERWISE,
    /// The address of the far end.
    ADDRESS,
    NO_ADDRESS,
    /// The handshake was done.
    SECURED,
    /// The handshake failed.
    NOT_SECURED,
    /// The transport, which is not encrypted.
    PLAIN,
    /// Credentials were taken after this challenge.
    TAKEN_AFTER,
    /// The far end asked for none.
    NOT_ASKED,
    /// Sound came.
    CAME,
    /// No sound came.
    NONE_CAME,
    /// Sound came, and something is wrong with it.
    FAULTY,
    /// Nothing to say.
    NONE
  }
}
