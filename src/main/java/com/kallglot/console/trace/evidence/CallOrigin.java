package com.kallglot.console.trace.evidence;

import com.kallglot.console.trace.journal.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call was placed for, and what else belongs to it.
///
/// @param beside exchanges of the API and events of the stream of its session, by their moment
/// @param foreseen what was predicted of its session; null where nothing was
public record CallOrigin(Kind kind, List<Entry> beside, @Nullable Foreseen foreseen) {
  /// The far end was called, and no platform asked for a session before.
  public static final CallOrigin DIRECT = new CallOrigin(Kind.DIRECT, List.of(), null);

  /// Nobody knows: a capture has calls alone.
  public static final CallOrigin UNTOLD = new CallOrigin(Kind.UNTOLD, List.of(), null);

  public CallOrigin {
    beside = List.copyOf(beside);
  }

  /// Whether a session of the platform is behind it.
  public enum Kind {
    SESSION,
    DIRECT,
    UNTOLD
  }

  /// @param beside empty where this console exchanged nothing about the session
  public static CallOrigin session(List<Entry> beside, @Nullable Foreseen foreseen) {
    return new CallOrigin(Kind.SESSION, beside, foreseen);
  }
}
