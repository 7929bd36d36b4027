package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.Pcm;
import java.util.Arrays;

/// A sentence that is known by its sound.
///
/// @param pair the same for a sentence and its translation
/// @param language as in a session request: `en`, `de`
/// @param sound at 8000 Hz, beginning with the onset
public record Sentence(String pair, String language, String text, Pcm sound) {

  /// Its first words, as a recogniser has them while the sentence is still being spoken.
  String beginning() {
    String[] words = text.split(" ", -1);
    return String.join(" ", Arrays.copyOf(words, (words.length + 1) / 2));
  }
}
