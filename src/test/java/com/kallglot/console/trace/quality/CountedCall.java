package com.kallglot.console.trace.quality;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.MediaInfo.Direction;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A call of 50 packets a second whose counters grow as a test says.
public final class CountedCall {
  private static final long PACKETS = 50;

  private QualitySeries series = QualitySeries.NONE;
  private long millis;
  private long received;
  private long expected;
  private long lost;
  private long late;
  private double jitterMs = 2;
  private @Nullable Double rttMs;
  private @Nullable Double bufferMs;
  private boolean counted = true;

  public CountedCall(String codec) {
    agree(codec, Direction.SENDRECV);
  }

  public CountedCall agree(String codec, Direction direction) {
    var media = new MediaInfo(codec, 8000, direction, null, true, null, null);
    series = series.heard(new CallEvent.MediaStarted(nanos(), media));
    return this;
  }

  CountedCall answer() {
    series = series.heard(new CallEvent.Answered(nanos()));
    return this;
  }

  /// So many seconds in which nothing comes.
  CountedCall silent(int count) {
    for (int i = 0; i < count; i++) {
      sample(1000);
    }
    return this;
  }

  private long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  public CountedCall jitter(double ms) {
    jitterMs = ms;
    return this;
  }

  public CountedCall roundTrip(double ms) {
    rttMs = ms;
    return this;
  }

  public CountedCall buffer(double ms) {
    bufferMs = ms;
    return this;
  }

  CountedCall uncounted() {
    counted = false;
    return this;
  }

  /// So many seconds in each of which so many packets are missing.
  public CountedCall seconds(int count, int missing) {
    for (int i = 0; i < count; i++) {
      packets(PACKETS - missing, missing, 0);
      sample(1000);
    }
    return this;
  }

  CountedCall packets(long came, long missing, long tooLate) {
    received += came;
    expected += came + missing;
    lost += missing;
    late += tooLate;
    return this;
  }

  /// One that came after all.
  CountedCall cameAfterAll() {
    received++;
    lost--;
    return this;
  }

  CountedCall sample(long afterMillis) {
    millis += afterMillis;
    Loss loss = counted ? new Loss(expected, lost, late, late) : null;
    var statistics =
        new CallStatistics(received, 0, loss, jitterMs, bufferMs, rttMs, null, 0, null);
    series = series.heard(new CallEvent.Sampled(nanos(), statistics));
    return this;
  }

  CountedCall restart() {
    received = 0;
    expected = 0;
    lost = 0;
    late = 0;
    return this;
  }

  CountedCall pass(long passing) {
    millis += passing;
    return this;
  }

  public CountedCall end() {
    series =
        series.heard(
            new CallEvent.Ended(nanos(), 200, "OK", CallEvent.Origin.US, false, null, null));
    return this;
  }

  public QualitySeries series() {
    return series;
  }

  Second last() {
    return series.last().orElseThrow();
  }
}
