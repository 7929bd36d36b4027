package com.kallglot.console.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back of what was sent, as the [AudioJudge] heard it.
///
/// @param roundTrip from sent to heard, to within 5 ms; given for an [Kind#ECHO] only
/// @param bandLimited whether sound above 4 kHz was sent and none was heard, as after a passage
///   through a narrowband codec
/// @param levelDbfs RMS of all that was heard, in dBFS as [Level] defines it
public record Heard(
    Kind kind, @Nullable Duration roundTrip, boolean bandLimited, double levelDbfs) {

  /// No sample arrived.
  public static final Heard NOTHING = new Heard(Kind.NOTHING, null, false, Level.FLOOR_DBFS);

  /// What it was.
  public enum Kind {
    /// No sample at all. Where the capture writes zeros while no packet comes, the caller knows
    /// better from its packet counter: see [Heard#NOTHING].
    NOTHING,
    /// Samples, and nothing in them as loud as [AudioJudge#SILENCE_DBFS].
    SILENCE,
    /// What was sent.
    ECHO,
    /// One or two steady frequencies, interrupted or not: a test tone, a ringing or busy tone.
    TONE,
    /// A voice, but not the one that was sent.
    SPEECH,
    /// Sound that is none of these: noise, music.
    OTHER
  }
}
