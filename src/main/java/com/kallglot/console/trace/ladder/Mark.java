package com.kallglot.console.trace.ladder;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.trace.CallFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A moment that a figure of the call is read at, as [CallFigures] defines it.
///
/// @param sinceInvite from the first INVITE
public record Mark(Kind kind, long atNanos, Duration sinceInvite) {
  public enum Kind {
    INVITE,
    /// The response that ends the post-dial delay.
    RESPONSE,
    ANSWER,
    FIRST_MEDIA,
    END
  }

  /// In the order of time; empty where no INVITE was sent.
  static List<Mark> of(List<CallEvent> events) {
    Long invited = null;
    Long ended = null;
    for (CallEvent event : events) {
      if (event instanceof CallEvent.Invited first && invited == null) {
        invited = first.atNanos();
      } else if (event instanceof CallEvent.Ended end) {
        ended = end.atNanos();
      }
    }
    if (invited == null) {
      return List.of();
    }
    var figures = CallFigures.of(events);
    var marks = new ArrayList<Mark>();
    add(marks, Kind.INVITE, invited, Duration.ZERO);
    add(marks, Kind.RESPONSE, invited, figures.postDialDelay());
    add(marks, Kind.ANSWER, invited, figures.answerTime());
    add(marks, Kind.FIRST_MEDIA, invited, figures.firstMedia());
    add(marks, Kind.END, invited, ended == null ? null : Duration.ofNanos(ended - invited));
    marks.sort((one, other) -> one.sinceInvite.compareTo(other.sinceInvite));
    return List.copyOf(marks);
  }

  private static void add(
      List<Mark> marks, Kind kind, long invited, @Nullable Duration sinceInvite) {
    if (sinceInvite != null) {
      marks.add(new Mark(kind, invited + sinceInvite.toNanos(), sinceInvite));
    }
  }
}
