package com.kallglot.console.cli.text;

import com.kallglot.console.cli.text.Style.Tone;
import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.evidence.EvidenceText;
import com.kallglot.console.trace.evidence.Weighing;
import com.kallglot.console.trace.foreign.ForeignCall;
import com.kallglot.console.trace.foreign.ForeignCalls;
import com.kallglot.console.trace.foreign.LegJoint;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.ladder.LadderText;
import com.kallglot.console.trace.negotiation.NegotiationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The calls of a capture as text.
public final class ExplainText {
  private final Style style;

  public ExplainText(Style style) {
    this.style = style;
  }

  /// All lines, without line ends.
  public List<String> of(ForeignCalls calls) {
    var lines = new ArrayList<String>();
    int number = 0;
    for (ForeignCall call : calls.legs()) {
      number++;
      if (number > 1) {
        lines.add("");
      }
      one("Call %d of %d".formatted(number, calls.legs().size()), call, calls, lines);
    }
    return lines;
  }

  /// `The same call as 1, sent on: certain, by a header (Session-ID: …)`; of the same caller `tried
  /// again`.
  private static String joint(LegJoint joint, List<ForeignCall> legs) {
    String by =
        switch (joint.by()) {
          case CALL_ID -> "by its Call-ID";
          case HEADER -> "by a header";
          case MEDIA_ADDRESS -> "by the address of its sound";
          case NUMBER_AND_HOST -> "by the called number, the host between both and the time";
          case NUMBERS -> "by both numbers and the time";
        };
    return "The same call as %d, %s: %s, %s (%s)"
        .formatted(
            legs.indexOf(joint.earlier()) + 1,
            joint.isTriedAgain() ? "tried elsewhere by the same caller" : "sent on",
            joint.sureness().name().toLowerCase(Locale.ROOT),
            by,
            joint.detail());
  }

  private void one(String title, ForeignCall call, ForeignCalls all, List<String> lines) {
    Ladder ladder = call.capture().ladder(List.of());
    lines.add(
        "%s: %s → %s, %s → %s, at %s"
            .formatted(
                title,
                call.from(),
                call.to(),
                call.caller(),
                call.callee(),
                Instant.EPOCH.plusNanos(ladder.zeroNanos())));
    lines.add("Call-ID " + call.callId());
    if (call.isBegunBefore()) {
      lines.add("It was up already when the capture began: times before that are not known.");
    }
    all.before(call).ifPresent(joint -> lines.add(joint(joint, all.legs())));
    Cause cause = call.cause();
    cause(cause, lines);
    Weighing weighing = Weighing.of(call.evidence().events(), call.capture().messages(), cause);
    EvidenceText.of(weighing).forEach(line -> lines.add("      " + line));
    lines.add("");
    lines.addAll(figures(call));
    lines.add("");
    lines.addAll(NegotiationText.ofCaller(call.capture().negotiation()));
    lines.add("");
    lines.addAll(LadderText.of(ladder));
  }

  private void cause(Cause cause, List<String> lines) {
    boolean well = !cause.isFault();
    String mark =
        !well
            ? style.paint(Tone.BAD, "✗ ")
            : cause.isKnown() ? style.paint(Tone.GOOD, "✓ ") : style.paint(Tone.DIM, "– ");
    lines.add(mark + cause.sentence());
    String blame =
        cause.blame().stream()
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    lines.add("    blame: " + blame);
    lines.add("    evidence: " + cause.evidence());
    if (cause.change() != null) {
      lines.add("    to change: " + cause.change());
    }
    if (!well) {
      lines.add("    rests on, strongest first:");
    }
  }

  private List<String> figures(ForeignCall call) {
    CallFigures figures = call.figures();
    var lines = new ArrayList<String>();
    lines.add(
        "post-dial delay %s, ringing %s, answer %s, first media %s, lasted %s"
            .formatted(
                time(figures.postDialDelay()),
                time(figures.ringTime()),
                time(figures.answerTime()),
                time(figures.firstMedia()),
                time(figures.duration())));
    var table = new Table(style, "SOUND", "CODEC", "PACKETS", "LOST", "TWICE", "JITTER", "FOREIGN");
    String codec = call.agreed().isEmpty() ? "–" : call.agreed().getLast().codec().name();
    table.add(row("caller → callee", codec, call.said()));
    table.add(row("callee → caller", codec, call.heard()));
    lines.addAll(table.lines());
    lines.add("Packets are counted where the capture was made.");
    return lines;
  }

  private static List<Table.Cell> row(String way, String codec, RtpMeter.Counts counts) {
    return List.of(
        Table.Cell.of(way),
        Table.Cell.of(codec),
        Table.Cell.of(String.valueOf(counts.received())),
        Table.Cell.of("%d of %d".formatted(counts.lost(), counts.expected())),
        Table.Cell.of(String.valueOf(counts.duplicates())),
        Table.Cell.of(String.format(Locale.ROOT, "%.1f ms", counts.jitterMs())),
        Table.Cell.of(String.valueOf(counts.foreign())));
  }

  private static String time(@Nullable Duration time) {
    return time == null ? "–" : Math.round(time.toNanos() / 1e6) + " ms";
  }
}
