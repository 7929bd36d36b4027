package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The sentences that are known, each with its translation; how their sounds were made is told
/// beside them, in `sounds/`.
public final class Phrasebook {
  static final int RATE = 8000;
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
