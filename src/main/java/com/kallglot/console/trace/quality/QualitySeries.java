package com.kallglot.console.trace.quality;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The quality of one call so far: its last two minutes second by second, and all its warnings.
/// Immutable: each event makes another.
public final class QualitySeries {
  /// Before any media.
  public static final QualitySeries NONE = new QualitySeries(List.of(), List.of(), null, null);

  /// Seconds kept: twice what a screen shows.
  private static final int KEPT = 120;

  /// A sample that follows a late one at once says too little of itself.
  private static final Duration TOO_SHORT = Duration.ofMillis(500);

  private final List<Second> seconds;
  private final List<Warning> warnings;
  private final @Nullable Running running;
  private final @Nullable Long answeredNanos;

  /// Media as they are agreed, and where the last second ended.
  ///
  /// @param receivingSince null while nothing is to come
  private record Running(
      String codec, @Nullable Long receivingSince, long atNanos, CallStatistics counted) {

    static Running at(CallEvent.MediaStarted started, @Nullable Running before) {
      MediaInfo media = started.media();
      boolean receives = receives(media.direction());
      Long since = before == null ? null : before.receivingSince;
      return new Running(
          media.codec(),
          receives ? Long.valueOf(since == null ? started.atNanos() : since) : null,
          before == null ? started.atNanos() : before.atNanos,
          before == null ? CallStatistics.NONE : before.counted);
    }

    Running stopped() {
      return new Running(codec, null, atNanos, counted);
    }

    Running after(CallEvent.Sampled sample) {
      return new Running(codec, receivingSince, sample.atNanos(), sample.statistics());
    }

    private static boolean receives(MediaInfo.Direction direction) {
      return switch (direction) {
        case SENDRECV, RECVONLY -> true;
        case SENDONLY, INACTIVE -> false;
      };
    }
  }

  private QualitySeries(
      List<Second> seconds,
      List<Warning> warnings,
      @Nullable Running running,
      @Nullable Long answeredNanos) {
    this.seconds = List.copyOf(seconds);
    this.warnings = List.copyOf(warnings);
    this.running = running;
    this.answeredNanos = answeredNanos;
  }

  /// Of the events of one call, over or not.
  public static QualitySeries of(List<CallEvent> events) {
    QualitySeries series = NONE;
    for (CallEvent event : events) {
      series = series.heard(event);
    }
    return series;
  }

  /// With what happened next in the call.
  public QualitySeries heard(CallEvent event) {
    return switch (event) {
      case CallEvent.MediaStarted started ->
          new QualitySeries(seconds, warnings, Running.at(started, running), answeredNanos);
      case CallEvent.MediaStopped _ ->
          new QualitySeries(
              seconds, warnings, running == null ? null : running.stopped(), answeredNanos);
      case CallEvent.Answered answered ->
          new QualitySeries(seconds, warnings, running, answered.atNanos());
      case CallEvent.Sampled sample -> running == null ? this : sampled(running, sample);
      case CallEvent.Ended end ->
          new QualitySeries(seconds, closed(end.atNanos()), null, answeredNanos);
      case CallEvent.Invited _,
          CallEvent.Challenged _,
          CallEvent.Provisional _,
          CallEvent.FirstMedia _,
          CallEvent.Digit _,
          CallEvent.Transfer _,
          CallEvent.Referred _,
          CallEvent.LocalSound _ ->
          this;
    };
  }

  private QualitySeries sampled(Running before, CallEvent.Sampled sample) {
    Duration span = Duration.ofNanos(sample.atNanos() - before.atNanos);
    if (span.compareTo(TOO_SHORT) < 0) {
      return this;
    }
    boolean expected = before.receivingSince != null && before.receivingSince - before.atNanos <= 0;
    Second next =
        new SecondMaking(before.codec, before.counted, sample.statistics())
            .make(sample.atNanos(), span, expected ? Expecting.PACKETS : Expecting.NOTHING);
    var more =
        new ArrayList<>(seconds.subList(Math.max(0, seconds.size() + 1 - KEPT), seconds.size()));
    more.add(next);
    return new QualitySeries(more, judged(more), before.after(sample), answeredNanos);
  }

  /// Whether sound was to come all the time.
  enum Expecting {
    PACKETS,
    NOTHING
  }

  private List<Warning> judged(List<Second> latest) {
    var window = new Window(latest, answeredNanos);
    long now = latest.getLast().atNanos();
    var judged = new ArrayList<>(warnings);
    for (Figure figure : Figure.values()) {
      Optional<Warning> open =
          warnings.stream().filter(Warning::isOpen).filter(w -> w.figure() == figure).findFirst();
      switch (window.of(figure)) {
        case BEYOND -> {
          if (open.isEmpty()) {
            judged.add(new Warning(figure, now, null));
          }
        }
        case WITHIN ->
            judged.replaceAll(w -> open.filter(w::equals).isPresent() ? w.until(now) : w);
        case UNTOLD -> {}
      }
    }
    return judged;
  }

  private List<Warning> closed(long nanos) {
    return warnings.stream().map(w -> w.isOpen() ? w.until(nanos) : w).toList();
  }

  /// The last ones, oldest first; a second that was not sampled is not among them.
  public List<Second> seconds() {
    return seconds;
  }

  public Optional<Second> last() {
    return seconds.isEmpty() ? Optional.empty() : Optional.of(seconds.getLast());
  }

  /// The second that ended nearest to a moment.
  public Optional<Second> nearest(long nanos) {
    return seconds.stream()
        .min(Comparator.comparingLong(second -> Math.abs(second.atNanos() - nanos)));
  }

  /// Loss of the last seven seconds, in percent; empty before there are so many without hold.
  public OptionalDouble meanLoss() {
    return seconds.isEmpty()
        ? OptionalDouble.empty()
        : new Window(seconds, answeredNanos).meanLoss();
  }

  /// All of the call, in the order in which they began.
  public List<Warning> warnings() {
    return warnings;
  }

  /// Whether it is warned of a figure now.
  public boolean warnsOf(Figure figure) {
    return warnings.stream().anyMatch(w -> w.isOpen() && w.figure() == figure);
  }

  /// The beginnings and ends of all warnings, in their order.
  public List<QualityEvent> events() {
    return warnings.stream()
        .flatMap(QualitySeries::events)
        .sorted(Comparator.comparingLong(QualityEvent::atNanos))
        .toList();
  }

  private static Stream<QualityEvent> events(Warning warning) {
    var began = new QualityEvent.Began(warning.fromNanos(), warning.figure());
    Long until = warning.untilNanos();
    return until == null
        ? Stream.of(began)
        : Stream.of(began, new QualityEvent.Ended(until, warning.figure()));
  }
}
