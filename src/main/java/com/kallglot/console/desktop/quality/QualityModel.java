package com.kallglot.console.desktop.quality;

import com.kallglot.console.trace.quality.QualitySeries;
import com.kallglot.console.trace.quality.Second;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The series that the card shows, and the moment that somebody put a finger on. Of the JavaFX
/// thread; whoever has a call gives it each new series.
public final class QualityModel {
  /// What is seen of a call.
  public static final Duration SHOWN = Duration.ofSeconds(60);

  private final ReadOnlyObjectWrapper<QualitySeries> series =
      new ReadOnlyObjectWrapper<>(QualitySeries.NONE);
  private final ReadOnlyObjectWrapper<@Nullable Second> pinned = new ReadOnlyObjectWrapper<>();

  /// Shows another state of the call, or another call; a moment that is no longer to be seen is let
  /// go.
  public void show(QualitySeries next) {
    series.set(next);
    Second held = pinned.get();
    if (held != null && !shown().contains(held)) {
      pinned.set(null);
    }
  }

  public ReadOnlyObjectProperty<QualitySeries> series() {
    return series.getReadOnlyProperty();
  }

  /// The second that is read; null for the last one, whichever it is.
  public ReadOnlyObjectProperty<@Nullable Second> pinned() {
    return pinned.getReadOnlyProperty();
  }

  /// The seconds of the last minute, oldest first.
  List<Second> shown() {
    List<Second> all = series.get().seconds();
    if (all.isEmpty()) {
      return all;
    }
    long since = all.getLast().atNanos() - SHOWN.toNanos();
    return all.stream().filter(second -> second.atNanos() - since >= 0).toList();
  }

  /// The second whose figures are read: the pinned one, else the last.
  Optional<Second> read() {
    return Optional.ofNullable(pinned.get()).or(series.get()::last);
  }

  /// How long before the last second the pinned one was.
  Optional<Duration> back() {
    Second held = pinned.get();
    return held == null
        ? Optional.empty()
        : series.get().last().map(last -> Duration.ofNanos(last.atNanos() - held.atNanos()));
  }

  /// Reads the second nearest to so long ago.
  void pin(Duration back) {
    QualitySeries now = series.get();
    pinned.set(
        now.last()
            .flatMap(last -> now.nearest(last.atNanos() - back.toNanos()))
            .filter(shown()::contains)
            .orElse(null));
  }

  void release() {
    pinned.set(null);
  }

  /// Reads so many seconds later, or earlier where it is negative; the last one is let go.
  void step(int seconds) {
    List<Second> all = shown();
    if (all.isEmpty()) {
      return;
    }
    Second held = pinned.get();
    int from = held == null ? all.size() - 1 : all.indexOf(held);
    int to = Math.clamp(from + seconds, 0, all.size() - 1);
    pinned.set(to == all.size() - 1 && seconds > 0 ? null : all.get(to));
  }
}
