package com.kallglot.console.trace.quality;

import com.kallglot.console.trace.quality.Reading.Unknown;
import com.kallglot.console.trace.quality.Reading.Why;
import com.kallglot.console.trace.quality.Second.Count;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The last seconds of a call, by which it is warned: three of five one-second samples, and of loss
/// the mean of seven seconds, or that nothing came in three of five.
public final class Window {
  public static final Duration LOSS = Duration.ofSeconds(7);
  public static final Duration SAMPLES = Duration.ofSeconds(5);
  public static final int BEYOND_OF_SAMPLES = 3;

  /// Samples come a little early or late.
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private final List<Second> seconds;
  private final @Nullable Long answeredNanos;
  private final long now;

  /// @param seconds oldest first, at least one
  /// @param answeredNanos null while it is not: early media may be agreed and never be sent
  Window(List<Second> seconds, @Nullable Long answeredNanos) {
    this.seconds = seconds;
    this.answeredNanos = answeredNanos;
    this.now = seconds.getLast().atNanos();
  }

  /// What a warning is to do.
  enum Verdict {
    BEYOND,
    WITHIN,
    /// Nothing was heard of the figure, for better or worse.
    UNTOLD
  }

  Verdict of(Figure figure) {
    Reading latest = seconds.getLast().of(figure);
    if (latest instanceof Unknown(var why)) {
      return switch (why) {
        case NO_PACKETS -> figure == Figure.LOSS && isOutage() ? Verdict.BEYOND : Verdict.UNTOLD;
        case NOT_COUNTED -> Verdict.UNTOLD;
        case NO_REPORT, NOT_RATED, ON_HOLD -> Verdict.WITHIN;
      };
    }
    if (figure == Figure.LOSS) {
      return beyond(meanLoss().stream().anyMatch(figure::isBeyond));
    }
    long count = samples().filter(second -> second.of(figure).isBeyond(figure)).count();
    return beyond(count >= BEYOND_OF_SAMPLES);
  }

  /// The last five seconds, as far as there was no hold.
  private Stream<Second> samples() {
    long since = now - SAMPLES.minus(TOLERANCE).toNanos();
    return seconds.reversed().stream()
        .takeWhile(second -> second.atNanos() - since > 0)
        .takeWhile(second -> !is(Why.ON_HOLD, second));
  }

  /// Nothing comes, where it should.
  private boolean isOutage() {
    long count = samples().filter(this::isAnswered).filter(s -> is(Why.NO_PACKETS, s)).count();
    return count >= BEYOND_OF_SAMPLES && !Pauses.are(seconds);
  }

  private boolean isAnswered(Second second) {
    return answeredNanos != null && second.atNanos() - second.span().toNanos() - answeredNanos >= 0;
  }

  private static Verdict beyond(boolean beyond) {
    return beyond ? Verdict.BEYOND : Verdict.WITHIN;
  }

  private static boolean is(Why wanted, Second second) {
    return second.loss() instanceof Unknown(var why) && why == wanted;
  }

  /// Lost and late of what was expected in the last seven seconds, in percent, each packet of the
  /// same weight; empty before there are seven seconds without hold.
  OptionalDouble meanLoss() {
    long since = now - LOSS.minus(TOLERANCE).toNanos();
    var whole = new Count(0, 0);
    Duration covered = Duration.ZERO;
    for (Second second : seconds.reversed()) {
      boolean untold = second.count() == null && !is(Why.NO_PACKETS, second);
      if (untold || second.atNanos() - since <= 0) {
        break;
      }
      whole = second.count() == null ? whole : whole.plus(second.count());
      covered = covered.plus(second.span());
    }
    boolean enough = covered.compareTo(LOSS.minus(TOLERANCE)) >= 0 && whole.expected() > 0;
    return enough ? OptionalDouble.of(whole.percent()) : OptionalDouble.empty();
  }
}
