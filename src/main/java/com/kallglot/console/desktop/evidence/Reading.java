package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.evidence.Decision;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.negotiation.Round;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evidence worked out for the views, away from the JavaFX thread: a long call is many thousand
/// packets.
///
/// @param decision null where no message decided
record Reading(
    Evidence evidence,
    long zeroNanos,
    List<LadderRow> rows,
    List<Round> rounds,
    @Nullable Decision decision) {
  Reading {
    rows = List.copyOf(rows);
    rounds = List.copyOf(rounds);
  }

  static Reading of(Evidence evidence) {
    List<SipMessage> messages = evidence.capture().messages();
    Ladder ladder =
        Ladder.of(evidence.events(), messages, evidence.capture().packets(), evidence.beside());
    List<Round> rounds = evidence.capture().negotiation();
    Cause cause = evidence.cause();
    Decision decision =
        cause == null ? null : Decision.of(evidence.events(), messages, cause).orElse(null);
    return new Reading(
        evidence,
        ladder.zeroNanos(),
        LadderRows.of(evidence, ladder, rounds, decision),
        rounds,
        decision);
  }

  /// The row of a message, whichever of its transmissions it is; empty where there is none.
  Optional<LadderRow.Message> row(SipMessage message) {
    return rows.stream()
        .filter(LadderRow.Message.class::isInstance)
        .map(LadderRow.Message.class::cast)
        .filter(row -> row.rung().message().equals(message))
        .findFirst();
  }

  /// How many messages there are, however often each was sent.
  long messages() {
    return rows.stream().filter(LadderRow.Message.class::isInstance).count();
  }
}
