package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.negotiation.AgreedMedium;
import com.kallglot.console.trace.negotiation.Point;
import com.kallglot.console.trace.negotiation.Point.Decider;
import com.kallglot.console.trace.negotiation.Point.Outcome;
import com.kallglot.console.trace.negotiation.Point.Topic;
import com.kallglot.console.trace.negotiation.Point.Where;
import com.kallglot.console.trace.negotiation.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One topic of a medium: what was offered, what was answered, and the line that decided.
///
/// @param answered null where nobody answered
/// @param decider null where no line did
/// @param at the message that the deciding line stands in; null where there is none
record NegotiatedRow(
    String medium,
    Topic topic,
    String offered,
    @Nullable String answered,
    Outcome outcome,
    @Nullable Decider decider,
    @Nullable SipMessage at) {
  private static final String NONE = "none";

  /// All codecs of a medium are one row.
  static List<NegotiatedRow> of(Round round) {
    var rows = new ArrayList<NegotiatedRow>();
    for (AgreedMedium medium : round.media()) {
      List<Point> codecs = medium.of(Topic.CODEC);
      for (Point point : medium.points()) {
        if (point.topic() != Topic.CODEC) {
          rows.add(row(round, medium, point));
        } else if (point.equals(codecs.getFirst())) {
          rows.add(codecs(round, medium, codecs));
        }
      }
    }
    return rows;
  }

  private static NegotiatedRow row(Round round, AgreedMedium medium, Point point) {
    return new NegotiatedRow(
        medium.kind(),
        point.topic(),
        point.offered(),
        point.answered(),
        point.outcome(),
        point.decider(),
        at(round, point.decider()));
  }

  private static @Nullable SipMessage at(Round round, @Nullable Decider decider) {
    if (decider == null) {
      return null;
    }
    return decider.where() == Where.OFFER ? round.offer() : round.answer();
  }

  private static NegotiatedRow codecs(Round round, AgreedMedium medium, List<Point> codecs) {
    Point taken =
        codecs.stream()
            .filter(point -> point.outcome() == Outcome.TAKEN)
            .findFirst()
            .orElse(codecs.getFirst());
    boolean answered = codecs.stream().anyMatch(point -> point.answered() != null);
    return new NegotiatedRow(
        medium.kind(),
        Topic.CODEC,
        joined(codecs.stream().map(Point::offered).toList()),
        answered
            ? joined(
                codecs.stream()
                    .map(point -> Objects.requireNonNullElse(point.answered(), NONE))
                    .toList())
            : null,
        taken.outcome(),
        taken.decider(),
        at(round, taken.decider()));
  }

  private static String joined(List<String> words) {
    String all =
        words.stream().filter(word -> !word.equals(NONE)).collect(Collectors.joining(", "));
    return all.isEmpty() ? NONE : all;
  }

  /// Counted from 0 in the whole message; -1 where no line decided.
  int line() {
    if (decider == null || at == null) {
      return -1;
    }
    List<String> lines = at.text().replace("\r\n", "\n").lines().toList();
    if (decider.line() > 0) {
      return lines.indexOf("") + decider.line();
    }
    String name = decider.text().split(":", 2)[0];
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(name)) {
        return i;
      }
    }
    return 0;
  }
}
