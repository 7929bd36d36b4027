package com.kallglot.console.cli.text;

import com.kallglot.console.cli.text.Style.Tone;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.Step;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a request would be routed, as text: the outcome, then the five steps with their reasons.
public final class ResolutionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final String INDENT = "      ";

  private final Style style;

  public ResolutionText(Style style) {
    this.style = style;
  }

  /// All lines, without line ends.
  public List<String> of(Resolution resolution) {
    var lines = new ArrayList<String>();
    lines.add(outcome(resolution.outcome()) + " " + resolution.sentence());
    if (resolution.assumed()) {
      lines.add(
          style.paint(Tone.WARN, "assumed")
              + ": the public rules can be read otherwise here, and no live session has confirmed"
              + " this reading");
    }
    lines.add("");
    resolution.steps().forEach(step -> lines.addAll(step(step)));
    return lines;
  }

  private String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ToProvider to -> style.paint(Tone.GOOD, "→ " + lower(to.provider())) + " ";
      case Outcome.Refused _ -> style.paint(Tone.BAD, "✗"); // the sentence begins with its code
      case Outcome.StreamOnly _ -> style.paint(Tone.WARN, "→ stream only") + " ";
    };
  }

  private List<String> step(Step step) {
    var lines = new ArrayList<String>();
    lines.add("%s %d %-18s %s".formatted(mark(step), step.n(), lower(step.method()), state(step)));
    lines.add(INDENT + step.why());
    String facts = facts(step);
    if (!facts.isEmpty()) {
      lines.add(INDENT + style.paint(Tone.DIM, facts));
    }
    if (step.wouldGive() != null) {
      lines.add(INDENT + "would have given " + step.wouldGive());
    }
    step.changes().forEach(change -> lines.add(INDENT + "another outcome: " + change.words()));
    return lines;
  }

  private String facts(Step step) {
    var facts = new ArrayList<String>();
    if (step.asked() != null) {
      facts.add("asked " + step.asked());
    }
    if (step.found() != null) {
      facts.add("found " + step.found());
    }
    if (!facts.isEmpty()) {
      facts.add(step.source() + ", read " + TIME.format(step.readAt()));
    }
    return String.join(" · ", facts);
  }

  private String mark(Step step) {
    return switch (step.state()) {
      case MATCHED -> style.paint(Tone.GOOD, "●");
      case BLOCKED -> style.paint(Tone.BAD, "✗");
      case NOT_REQUESTED, NONE -> "│";
      case NOT_REACHED -> style.paint(Tone.DIM, "┆");
    };
  }

  private String state(Step step) {
    String words = lower(step.state());
    String text = step.code() == null ? words : words + " (" + step.code() + ")";
    return switch (step.state()) {
      case MATCHED -> style.paint(Tone.GOOD, text);
      case BLOCKED -> style.paint(Tone.BAD, text);
      case NOT_REQUESTED, NONE -> text;
      case NOT_REACHED -> style.paint(Tone.DIM, text);
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
