package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.Wav;
import com.kallglot.console.settings.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A sound as typed: `tone:440`, `chirp`, `speech`, `wav:FILE`, `silence`.
public final class SendOption {
  public static final String WORDS = "tone:440|chirp|speech|wav:FILE|silence";

  private static final int SAMPLE_RATE = 16_000;
  private static final long TALKER = 1;

  private SendOption() {}

  /// @param length of made sounds; a file is as long as it is
  public static Pcm parse(String words, Duration length) throws CommandFailure {
    if (words.startsWith("tone:")) {
      return Signals.tone(hertz(words.substring(5)), length, SAMPLE_RATE);
    }
    if (words.startsWith("wav:")) {
      return wav(words.substring(4));
    }
    return switch (words) {
      case "tone" -> Signals.tone(440, length, SAMPLE_RATE);
      case "chirp" -> Signal.ECHO_TEST.sound();
      case "speech" -> Signals.speech(TALKER, length, SAMPLE_RATE);
      case "silence" -> Signals.silence(length, SAMPLE_RATE);
      default ->
          throw new CommandFailure(
              ExitCode.USAGE, "'%s' is no sound. Sounds are %s.".formatted(words, WORDS));
    };
  }

  private static Pcm wav(String file) throws CommandFailure {
    try {
      return Wav.read(Path.of(file));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot send the file %s: %s.".formatted(file, FileTrouble.of(e)), e);
    }
  }

  private static double hertz(String digits) throws CommandFailure {
    if (digits.matches("\\d{2,4}") && Integer.parseInt(digits) < SAMPLE_RATE / 2) {
      return Integer.parseInt(digits);
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "'%s' is no frequency: give whole hertz from 10 to %d, as in tone:440."
            .formatted(digits, SAMPLE_RATE / 2 - 1));
  }
}
