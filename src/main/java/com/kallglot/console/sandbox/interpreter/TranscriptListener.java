package com.kallglot.console.sandbox.interpreter;

/// Hears of what is said in a session, from the interpreter's threads; must not block.
public interface TranscriptListener {
  /// The beginning of a sentence that is still being spoken.
  void partial(String speaker, String text);

  /// A whole sentence.
  void done(Turn turn);
}
