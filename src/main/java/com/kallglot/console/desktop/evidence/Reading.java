package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.evidence.Decision;
import com.kallglot.console.trace.evidence.Demand;
import com.kallglot.console.trace.evidence.HopChain;
import com.kallglot.console.trace.evidence.Weighing;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.negotiation.Round;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Evidence worked out for the views, away from the JavaFX thread: a long call is many thousand
/// packets.
///
/// @param decision null where no message decided
public record Reading(
    Evidence evidence,
    long zeroNanos,
    List<LadderRow> rows,
    List<Round> rounds,
    @Nullable Decision decision,
    Weighing weighing,
    HopChain hops,
    List<Demand> demands) {
  public Reading {
    demands = List.copyOf(demands);
    rows = List.copyOf(rows);
    rounds = List.copyOf(rounds);
  }

  static Reading of(Evidence evidence) {
    List<SipMessage> messages = evidence.capture().messages();
    Ladder ladder = evidence.capture().ladder(evidence.events(), evidence.beside());
    List<Round> rounds = evidence.capture().negotiation();
    List<CallEvent> events = evidence.events();
    Cause cause = evidence.cause();
    Decision decision = cause == null ? null : Decision.of(events, messages, cause).orElse(null);
    return new Reading(
        evidence,
        ladder.zeroNanos(),
        LadderRows.of(evidence, ladder, rounds, decision),
        rounds,
        decision,
        cause == null ? new Weighing(List.of()) : Weighing.of(events, messages, cause),
        HopChain.of(events, messages, cause, evidence.origin()),
        Demand.of(messages, cause, evidence.settings()));
  }

  /// The number of a message, counted from 1; empty where it has none.
  public OptionalInt number(SipMessage message) {
    return rows.stream()
        .filter(LadderRow.Message.class::isInstance)
        .map(LadderRow.Message.class::cast)
        .filter(row -> row.rung().message().equals(message))
        .mapToInt(LadderRow.Message::number)
        .findFirst();
  }

  /// How many messages there are, however often each was sent.
  long messages() {
    return rows.stream().filter(LadderRow.Message.class::isInstance).count();
  }
}
