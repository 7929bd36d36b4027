package com.kallglot.console.calltest.leg;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;

/// What a test sends: sound, then digits. Digits follow the sound and never lie over it, because a
/// telephone event takes the place of the audio it is sent with (RFC 4733 §2.5.1.2).
///
/// @param sound played once, from the answer on
/// @param digits `0-9 * # A-D`; empty for none
public record Signal(Pcm sound, String digits) {
  private static final int SAMPLE_RATE = 16_000;
  private static final Duration PART = Duration.ofMillis(600);
  private static final long TALKER = 20_250;

  /// A chirp, whose echo has one delay only, then a voice, which survives a codec made for voices;
  /// then three digits.
  public static final Signal ECHO_TEST = new Signal(chirpAndSpeech(), "12#");

  /// How long the sound lasts.
  public Duration duration() {
    return sound.duration();
  }

  public SoundSource source() {
    return new SoundSource.Samples(sound, SoundSource.Repeat.ONCE_THEN_SILENCE);
  }

  private static Pcm chirpAndSpeech() {
    short[] chirp = Signals.chirp(PART, SAMPLE_RATE).samples();
    short[] speech = Signals.speech(TALKER, PART, SAMPLE_RATE).samples();
    var both = new short[chirp.length + speech.length];
    System.arraycopy(chirp, 0, both, 0, chirp.length);
    System.arraycopy(speech, 0, both, chirp.length, speech.length);
    return new Pcm(both, SAMPLE_RATE);
  }
}
