package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A recorded sentence to say.
///
/// @param language `en` or `de`
public record Phrase(String language, String text, Pcm sound) {
  private static final String FOLDER = "/sounds/";

  /// Those that come with the program in one language, whichever region it is named for: `en-US`.
  public static List<Phrase> in(String named) {
    String language = language(named);
    return new String(bytes("sentences.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields[1].equals(language))
        .map(fields -> new Phrase(language, fields[2], sound(fields[0] + "." + language + ".wav")))
        .toList();
  }

  /// Whether two names are of one language.
  public static boolean isOne(String named, String other) {
    return language(named).equals(language(other));
  }

  private static String language(String named) {
    return named.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }

  private static Pcm sound(String name) {
    try {
      return Wav.parse(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The program's sounds/" + name + " is no WAV file", e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Phrase.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file sounds/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
