package com.kallglot.console.trace.quality;

import com.kallglot.console.trace.quality.Reading.Unknown;
import com.kallglot.console.trace.quality.Reading.Why;
import com.kallglot.console.trace.quality.Second.Count;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Silence suppression of the far end (RFC 3551 §4.1): it sends nothing while nobody speaks there,
/// and no sequence number is missing afterwards. What does not come from such a far end is no loss.
final class Pauses {
  /// Of what comes in two seconds usually. Less, with nothing missing, was not sent; a stall of the
  /// network shorter than a second is made up for within them.
  private static final double THIN = 0.55;

  private Pauses() {}

  /// Whether the far end has paused in what is known of the call.
  ///
  /// @param seconds oldest first
  static boolean are(List<Second> seconds) {
    var whole = new ArrayList<Long>();
    Count before = null; // of the second in which it began to send, nothing is concluded
    boolean sends = false;
    for (Second second : seconds) {
      Count now = sends ? counted(second) : null;
      sends |= second.count() != null;
      if (before != null && now != null && second.count() != null) {
        Count both = before.plus(now);
        if (both.missing() <= 0) {
          whole.add(both.expected());
        }
      }
      before = now;
    }
    if (whole.isEmpty()) {
      return false;
    }
    Collections.sort(whole);
    long usual = whole.get(whole.size() / 2);
    return whole.getFirst() < THIN * usual;
  }

  private static @Nullable Count counted(Second second) {
    return second.loss() instanceof Unknown(var why) && why == Why.NO_PACKETS
        ? new Count(0, 0)
        : second.count();
  }
}
