package com.kallglot.console.sandbox.interpreter;

import java.time.Duration;

/// How the stand-in interprets.
///
/// @param lag from the onset of a sentence to the onset of its translation
public record Behaviour(Duration lag, Fault fault) {
  /// Two words behind, and nothing wrong.
  public static final Behaviour USUAL = new Behaviour(Duration.ofMillis(1500), Fault.NONE);

  /// What goes wrong on purpose.
  public enum Fault {
    NONE,
    /// The untranslated sentence passes through as well.
    LEAK,
    /// No translation is heard, though there is a transcript.
    SILENCE,
    /// The parties are connected to each other and nothing is translated.
    CROSSED,
    /// The speaker hears the translation too, while still speaking.
    OVERLAP;

    boolean passesThrough() {
      return this == LEAK || this == CROSSED;
    }

    boolean translates() {
      return this == NONE || this == LEAK || this == OVERLAP;
    }
  }
}
