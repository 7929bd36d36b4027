package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.sentences.Recording;
import java.util.List;

/// A recorded sentence to say.
///
/// @param language `en` or `de`
public record Phrase(String language, String text, Pcm sound) {

  /// Those that come with the program in one language, whichever region it is named for: `en-US`.
  public static List<Phrase> in(String named) {
    return Recording.in(named).stream()
        .map(one -> new Phrase(one.language(), one.text(), one.sound()))
        .toList();
  }

  /// Whether two names are of one language.
  public static boolean isOne(String named, String other) {
    return Recording.languageOf(named).equals(Recording.languageOf(other));
  }
}
