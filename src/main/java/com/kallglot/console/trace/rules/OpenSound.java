package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaInfo.Direction;
import java.time.Duration;
import java.util.List;

/// For how long two people could hear each other, as they agreed: what no packets in that time
/// prove, none on hold or in a call of a moment do not.
///
/// @param total after the answer, without all that was on hold
/// @param stillAtTheEnd not on hold when it ended
record OpenSound(Duration total, boolean stillAtTheEnd) {
  /// When people say hello again. Keys and paths (DTLS, ICE) may take two seconds; silence
  /// suppression lets five pass between packets, but its first come at once.
  private static final Duration ENOUGH = Duration.ofSeconds(3);

  static OpenSound of(List<CallEvent> events) {
    long total = 0;
    boolean answered = false;
    boolean bothWays = false;
    long since = 0;
    for (CallEvent event : events) {
      if (answered && bothWays) {
        total += Math.max(0, event.atNanos() - since);
      }
      since = event.atNanos();
      answered |= event instanceof CallEvent.Answered;
      if (event instanceof CallEvent.MediaStarted started) {
        bothWays = started.media().direction() == Direction.SENDRECV;
      } else if (event instanceof CallEvent.MediaStopped) {
        bothWays = false;
      }
    }
    return new OpenSound(Duration.ofNanos(total), bothWays);
  }

  boolean isEnough() {
    return stillAtTheEnd && total.compareTo(ENOUGH) >= 0;
  }
}
