package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The sentences that are known, each with its translation; how their sounds were made is told
/// beside them, in `sounds/`.
public final class Phrasebook {
  static final int RATE = 8000;
  static final Set<String> LANGUAGES = Set.of("en", "de");
  private static final String FOLDER = "/sounds/";

  private final List<Sentence> sentences;

  private Phrasebook(List<Sentence> sentences) {
    this.sentences = List.copyOf(sentences);
  }

  /// Reads those that come with the program.
  public static Phrasebook load() {
    List<Sentence> read = new ArrayList<>();
    String list = new String(bytes("sentences.tsv"), StandardCharsets.UTF_8);
    for (String line : list.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      String[] fields = line.split("\t", -1);
      read.add(new Sentence(fields[0], fields[1], fields[2], sound(fields[0] + "." + fields[1])));
    }
    return new Phrasebook(read);
  }

  private static Pcm sound(String name) {
    try {
      Pcm sound = Wav.parse(bytes(name + ".wav"));
      if (sound.sampleRate() != RATE) {
        throw new IllegalStateException("sounds/" + name + ".wav is not at " + RATE + " Hz");
      }
      return sound;
    } catch (IOException e) {
      throw new UncheckedIOException("The program's sounds/" + name + ".wav is no WAV file", e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Phrasebook.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file sounds/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it has sentences in both languages, whichever regions they are named for: `en-US`.
  public static boolean translates(String from, String to) {
    return LANGUAGES.contains(language(from))
        && LANGUAGES.contains(language(to))
        && !language(from).equals(language(to));
  }

  private static String language(String named) {
    return named.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }

  public List<Sentence> sentences() {
    return sentences;
  }

  /// The same in the other language.
  public Sentence translation(Sentence of) {
    return sentences.stream()
        .filter(other -> other.pair().equals(of.pair()) && !other.language().equals(of.language()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nothing translates '" + of.text() + "'"));
  }
}
