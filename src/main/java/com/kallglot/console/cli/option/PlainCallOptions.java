package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.plain.Expectation;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a plain call sends, how long it lasts and what is expected of it.
public final class PlainCallOptions {
  private static final Duration DEFAULT_LENGTH = Duration.ofSeconds(3);

  /// What the engine holds ready to send (PJMEDIA's queue of telephone events).
  private static final int MOST_DIGITS = 32;

  @Option(
      names = "--send",
      paramLabel = "SOUND",
      description = "With --to: what is sent, one of " + SendOption.WORDS + ". Default: chirp.")
  private @Nullable String send;

  @Option(
      names = "--dtmf",
      paramLabel = "DIGITS",
      description =
          "With --to: digits to send after the sound, of 0-9 * # A-D. The result shows them.")
  private @Nullable String digits;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "With --to: how long the call lasts from the answer on, as 8s. Default: 3s.")
  private @Nullable Duration length;

  @Option(
      names = "--expect",
      paramLabel = "WHAT",
      description =
          "With --to: echo, tone, speech, audio, answered or code:NNN. Default: answered.")
  private @Nullable String expect;

  public void refuseWithRoute() throws CommandFailure {
    if (send != null || digits != null || length != null || expect != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--send, --dtmf, --for and --expect go with --to: a route has a test of its own.");
    }
  }

  public Duration length() {
    return length == null ? DEFAULT_LENGTH : length;
  }

  public Signal signal() throws CommandFailure {
    String wanted = digits == null ? "" : digits;
    if (!wanted.matches("[0-9*#A-D]*")) {
      throw new CommandFailure(
          ExitCode.USAGE, "'%s' are no digits: 0-9 * # A-D are.".formatted(wanted));
    }
    if (wanted.length() > MOST_DIGITS) {
      throw new CommandFailure(
          ExitCode.USAGE, "--dtmf takes up to %d digits at once.".formatted(MOST_DIGITS));
    }
    return new Signal(SendOption.parse(send == null ? "chirp" : send, length()), wanted);
  }

  public Expectation expectation() throws CommandFailure {
    String wanted = expect == null ? "answered" : expect;
    if (wanted.equals("echo") && send != null && send.matches("silence|tone(:.*)?")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--expect echo cannot be judged of '%s', whose echo sounds like anybody's: send chirp or speech, or expect %s."
              .formatted(send, send.startsWith("tone") ? "tone" : "answered"));
    }
    return Expectation.parse(wanted)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "'%s' is nothing a call can be expected to be: echo, tone, speech, audio, answered or code:NNN, as code:486."
                    .formatted(wanted)));
  }
}
