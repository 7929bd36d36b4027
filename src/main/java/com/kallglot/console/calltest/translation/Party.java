package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;

/// A party of a session that is the console: it says sounds and keeps what it said and heard.
public interface Party {
  /// What it is: `call`, `stream`, `second call`, `test line`.
  String label();

  /// Says a sound, soon.
  void say(Pcm sound);

  /// All that it said so far, silence included.
  Timed said();

  /// All that it heard so far.
  Timed heard();

  /// How long what it heard at a moment had waited on this computer after it arrived.
  default long waitedNanos(long atNanos) {
    return 0;
  }

  /// Whether it can still hear.
  boolean isUp();
}
