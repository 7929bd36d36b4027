package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.foreign.Explanation;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One call as plain values: what a bundle says of a call that no test made. Times in milliseconds,
/// null where the call did not get that far.
///
/// @param cause null while it is not known
/// @param evidence for the cause, strongest first
public record CallDocument(
    @Nullable String callId,
    @Nullable Instant startedAt,
    @Nullable Why cause,
    List<Said> evidence,
    Times times,
    List<Explanation.Offer> negotiation,
    List<Explanation.Step> ladder,
    long packetsNotKept) {
  public CallDocument {
    evidence = List.copyOf(evidence);
    negotiation = List.copyOf(negotiation);
    ladder = List.copyOf(ladder);
  }

  /// A cause without its message.
  public record Why(
      CauseCode code,
      String sentence,
      Set<Blame> blame,
      @Nullable Integer q850,
      String evidence,
      @Nullable String change) {}

  /// A testimony without its message.
  public record Said(
      Testimony.Source source,
      Testimony.Weight weight,
      Testimony.Finding finding,
      List<String> values) {}

  /// As [CallFigures] defines them.
  public record Times(
      @Nullable Long pddMs,
      @Nullable Long ringMs,
      @Nullable Long answerMs,
      @Nullable Long firstMediaMs,
      @Nullable Long durationMs) {}

  /// @param beside exchanges of the API and events of the session's stream
  public static CallDocument of(
      CallCapture capture, List<CallEvent> events, @Nullable Cause cause, List<Entry> beside) {
    Ladder ladder = capture.ladder(events, beside);
    boolean some = !capture.messages().isEmpty();
    return new CallDocument(
        some ? SipText.of(capture.messages().getFirst().text()).callId() : null,
        some ? capture.at(ladder.zeroNanos()) : null,
        cause == null ? null : why(cause),
        cause == null
            ? List.of()
            : Weighing.of(events, capture.messages(), cause).testimonies().stream()
                .map(each -> new Said(each.source(), each.weight(), each.finding(), each.values()))
                .toList(),
        times(CallFigures.of(events)),
        capture.negotiation().stream().map(Explanation.Offer::of).toList(),
        ladder.rungs().stream()
            .flatMap(rung -> Explanation.Step.of(rung, ladder.zeroNanos()).stream())
            .toList(),
        capture.dropped());
  }

  private static Why why(Cause cause) {
    return new Why(
        cause.code(),
        cause.sentence(),
        new TreeSet<>(cause.blame()),
        cause.q850() == null ? null : cause.q850().value(),
        cause.evidence(),
        cause.change());
  }

  private static Times times(CallFigures figures) {
    return new Times(
        millis(figures.postDialDelay()),
        millis(figures.ringTime()),
        millis(figures.answerTime()),
        millis(figures.firstMedia()),
        millis(figures.duration()));
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : Math.round(time.toNanos() / 1e6);
  }
}
