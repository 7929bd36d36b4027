package com.kallglot.console.phone;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.Wav;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Repeat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is heard of us, and on what we hear.
///
/// @param input the id of a microphone; null for the system's choice
/// @param output the id of a speaker; null for the system's choice
/// @param file that is played over and over where `sent` is [Sent#FILE]; null otherwise
/// @param ring whether calls that come are heard
public record SoundChoice(
    @Nullable String input, @Nullable String output, Sent sent, @Nullable Path file, Ring ring) {
  public static final SoundChoice USUAL =
      new SoundChoice(null, null, Sent.MICROPHONE, null, Ring.ON);

  private static final double TONE_HZ = 440;
  private static final int RATE = 16_000;

  /// What is sent.
  public enum Sent {
    MICROPHONE,
    SILENCE,
    /// 440 Hz.
    TONE,
    /// A WAV file in place of the microphone.
    FILE
  }

  /// What a call that comes does.
  public enum Ring {
    ON,
    /// It is seen and not heard.
    OFF
  }

  public SoundChoice {
    if ((sent == Sent.FILE) != (file != null)) {
      throw new IllegalArgumentException("A file is what is sent, or there is none");
    }
  }

  public SoundChoice withInput(@Nullable String id) {
    return new SoundChoice(id, output, sent, file, ring);
  }

  public SoundChoice withOutput(@Nullable String id) {
    return new SoundChoice(input, id, sent, file, ring);
  }

  public SoundChoice sending(Sent what) {
    return new SoundChoice(input, output, what, null, ring);
  }

  public SoundChoice sending(Path wav) {
    return new SoundChoice(input, output, Sent.FILE, wav, ring);
  }

  public SoundChoice with(Ring other) {
    return new SoundChoice(input, output, sent, file, other);
  }

  /// @throws IOException where the file cannot be read
  SoundSource source() throws IOException {
    return switch (sent) {
      case MICROPHONE -> new SoundSource.Microphone();
      case SILENCE -> new SoundSource.Silence();
      case TONE -> looped(Signals.tone(TONE_HZ, Duration.ofSeconds(1), RATE));
      case FILE -> file == null ? new SoundSource.Silence() : looped(Wav.read(file));
    };
  }

  private static SoundSource looped(Pcm pcm) {
    return new SoundSource.Samples(pcm, Repeat.FOR_EVER);
  }
}
