package com.kallglot.console.media.sentences;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// A recorded sentence. How the sounds were made is told beside them, in `sounds/`.
///
/// @param pair the same for a sentence and its translation
/// @param language as in a session request: `en` or `de`
/// @param sound beginning with the onset
public record Recording(String pair, String language, String text, Pcm sound) {
  private static final String FOLDER = "/sounds/";

  /// All there are, each language of a pair.
  public static List<Recording> all() {
    return read(_ -> true);
  }

  /// Those of one language, whichever region it is named for: `en-US`.
  public static List<Recording> in(String named) {
    return read(languageOf(named)::equals);
  }

  /// Whether two names are of one language.
  public static boolean areOne(String named, String other) {
    return languageOf(named).equals(languageOf(other));
  }

  /// The language without its region, in lower case: `en` of `en-US`.
  public static String languageOf(String named) {
    return named.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }

  private static List<Recording> read(Predicate<String> wanted) {
    return new String(bytes("sentences.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .filter(fields -> wanted.test(fields[1]))
        .map(fields ->
            new Recording(
                fields[0], fields[1], fields[2], sound(fields[0] + "." + fields[1] + ".wav")))
        .toList();
  }

  private static Pcm sound(String name) {
    try {
      return Wav.parse(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The program's sounds/" + name + " is no WAV file", e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Recording.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file sounds/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
