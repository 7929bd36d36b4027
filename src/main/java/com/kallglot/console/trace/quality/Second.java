package com.kallglot.console.trace.quality;

import com.kallglot.console.media.Mos;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time between one sample of the counters and the next, which is a second where nothing was
/// late.
///
/// @param atNanos its end, on the engine's monotonic clock
/// @param span since the sample before; much more than a second where samples are missing
/// @param codec agreed at its end, by its SDP name
/// @param count the packets that the loss was made of; null where there is no loss
/// @param rating what the MOS was made of, each input with its origin; null where it is not known
public record Second(
    long atNanos,
    Duration span,
    String codec,
    Reading loss,
    Reading jitter,
    Reading roundTrip,
    Reading mos,
    @Nullable Count count,
    Mos.@Nullable Rating rating) {
  private static final Duration MISSING = Duration.ofMillis(1500);

  /// Packets to us, as differences of the counters.
  ///
  /// @param expected by sequence number
  /// @param missing of those, lost or too late; less than 0 where more came late of what had been
  ///   counted as lost before than was lost anew
  public record Count(long expected, long missing) {
    /// 0 to 100.
    double percent() {
      return expected <= 0 ? 0 : Math.clamp(100.0 * missing / expected, 0, 100);
    }

    Count plus(Count other) {
      return new Count(expected + other.expected, missing + other.missing);
    }
  }

  public Reading of(Figure figure) {
    return switch (figure) {
      case LOSS -> loss;
      case JITTER -> jitter;
      case ROUND_TRIP -> roundTrip;
      case MOS -> mos;
    };
  }

  /// Whether seconds before this one were never sampled.
  public boolean followsGap() {
    return span.compareTo(MISSING) > 0;
  }

  public Optional<Mos.Rating> rated() {
    return Optional.ofNullable(rating);
  }
}
