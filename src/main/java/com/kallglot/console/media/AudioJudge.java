package com.kallglot.console.media;

/// Says what was heard while a known signal was sent. It asks in this order: is there anything, is
/// it what was sent, is it loud enough to be anything, is it a tone, is it speech; so an echo is
/// recognised even where it is fainter than [#SILENCE_DBFS].
///
/// A steady tone proves no echo, since it is alike at every delay and to every other tone of its
/// pitch: send a chirp or speech where an echo is to be proven.
public final class AudioJudge {
  /// Sound is silence where no 20 ms of it are louder than this (RMS). Comfort noise and idle
  /// telephone lines stay below, speech and tones at any usable level are above.
  public static final double SILENCE_DBFS = -50;

  /// Fainter than the smallest step of G.711 (−72 dBFS): not even an echo is looked for.
  public static final double VOID_DBFS = -75;

  /// All that is judged is in the telephone band; only [Heard#bandLimited] looks above it.
  private static final int RATE = 8000;

  private AudioJudge() {}

  /// Judges `heard` against `sent`. Both begin at the same moment; their sample rates may differ.
  public static Heard judge(Pcm sent, Pcm heard) {
    if (heard.samples().length == 0) {
      return Heard.NOTHING;
    }
    double level = Level.rmsDbfs(heard);
    Pcm narrow = Resampler.to(RATE, heard);
    double loudest = Frames.loudestDbfs(narrow);
    if (loudest < VOID_DBFS) {
      return new Heard(Heard.Kind.SILENCE, null, false, level);
    }
    var echo = EchoFinder.find(Resampler.to(RATE, sent), narrow);
    Heard.Kind kind = echo.isPresent() ? Heard.Kind.ECHO : kindOf(narrow, loudest);
    boolean limited = kind != Heard.Kind.SILENCE && Band.isWide(sent) && !Band.isWide(heard);
    return new Heard(kind, echo.orElse(null), limited, level);
  }

  private static Heard.Kind kindOf(Pcm narrow, double loudest) {
    if (loudest < SILENCE_DBFS) {
      return Heard.Kind.SILENCE;
    }
    if (ToneFinder.isTone(narrow)) {
      return Heard.Kind.TONE;
    }
    return SpeechFinder.isSpeech(narrow) ? Heard.Kind.SPEECH : Heard.Kind.OTHER;
  }
}
