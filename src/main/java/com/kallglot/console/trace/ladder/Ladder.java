package com.kallglot.console.trace.ladder;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.journal.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One call from its first step to its last.
///
/// @param rungs by their moment; those of one moment messages first
/// @param marks by their moment
public record Ladder(List<Rung> rungs, List<Mark> marks) {
  public Ladder {
    rungs = List.copyOf(rungs);
    marks = List.copyOf(marks);
  }

  /// @param events of this call
  /// @param messages of this call, in order
  /// @param runs of its media
  /// @param beside what else belongs to it: exchanges of the API, events of the session's stream
  public static Ladder of(
      List<CallEvent> events, List<SipMessage> messages, List<Rung.Run> runs, List<Entry> beside) {
    Stream<Rung> signalling = Folding.of(messages).stream().map(Rung.class::cast);
    Stream<Rung> media = runs.stream().map(Rung.class::cast);
    Stream<Rung> others = beside.stream().map(Rung.Beside::new);
    List<Rung> rungs =
        Stream.concat(Stream.concat(signalling, media), others)
            .sorted(Comparator.comparingLong(Rung::atNanos))
            .toList();
    return new Ladder(rungs, Mark.of(events));
  }

  /// What time is counted from: the first INVITE, or the first step where there was none.
  public long zeroNanos() {
    if (!marks.isEmpty()) {
      return marks.getFirst().atNanos();
    }
    return rungs.isEmpty() ? 0 : rungs.getFirst().atNanos();
  }
}
