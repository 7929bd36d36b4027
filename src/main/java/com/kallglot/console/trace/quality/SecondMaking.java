package com.kallglot.console.trace.quality;

import com.kallglot.console.media.Mos;
import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.trace.quality.QualitySeries.Expecting;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Reading.Why;
import com.kallglot.console.trace.quality.Second.Count;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A second out of the counters, which only ever grow, at its beginning and at its end.
///
/// @param codec agreed at its end
record SecondMaking(String codec, CallStatistics before, CallStatistics after) {

  Second make(long atNanos, Duration span, Expecting expecting) {
    Reading roundTrip =
        after.rttMs() == null
            ? Reading.unknown(Why.NO_REPORT)
            : new Known(after.rttMs(), Origin.REPORTED);
    Why untold = untold(expecting);
    if (untold != null) {
      Reading unknown = Reading.unknown(untold);
      return new Second(atNanos, span, codec, unknown, unknown, roundTrip, unknown, null, null);
    }
    Reading jitter = new Known(after.jitterMs(), Origin.MEASURED);
    Count count = count();
    if (count == null) {
      Reading unknown = Reading.unknown(Why.NOT_COUNTED);
      return new Second(atNanos, span, codec, unknown, jitter, roundTrip, unknown, null, null);
    }
    Optional<Mos.Rating> rating = AccessLeg.rate(codec, count.percent(), AccessLeg.delay(after));
    Reading mos =
        rating
            .<Reading>map(rated -> new Known(rated.mos(), AccessLeg.certainty(rated)))
            .orElse(Reading.unknown(Why.NOT_RATED));
    Reading loss = new Known(count.percent(), Origin.MEASURED);
    return new Second(
        atNanos, span, codec, loss, jitter, roundTrip, mos, count, rating.orElse(null));
  }

  /// Why nothing is told of what was received; null where it is.
  private @Nullable Why untold(Expecting expecting) {
    if (expecting == Expecting.NOTHING) {
      return Why.ON_HOLD;
    }
    return after.rxPackets() == before.rxPackets() ? Why.NO_PACKETS : null;
  }

  /// Null where not every packet was seen. Counters that are less than before began anew.
  private @Nullable Count count() {
    Loss from = before.loss();
    Loss to = after.loss();
    if (from == null || to == null) {
      return null;
    }
    Loss base = to.expected() < from.expected() ? Loss.NONE : from;
    return new Count(
        to.expected() - base.expected(), to.lost() + to.late() - base.lost() - base.late());
  }
}
