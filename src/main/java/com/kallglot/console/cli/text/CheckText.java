package com.kallglot.console.cli.text;

import com.kallglot.console.calltest.result.Actual;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Predicted;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.cli.text.Style.Tone;
import com.kallglot.console.cli.text.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run as text: the table, what failed and why, and one line that sums it up.
public final class CheckText {
  private final Style style;

  public CheckText(Style style) {
    this.style = style;
  }

  /// All lines, without line ends, those of the table as wide as a terminal of so many `columns`.
  public List<String> of(RunReport run, int columns) {
    var lines = new ArrayList<>(table(run).lines(columns));
    scales(run).map(CheckText::whatMosIs).ifPresent(line -> lines.add(style.paint(Tone.DIM, line)));
    run.calls().stream()
        .filter(call -> call.verdict() != Verdict.PASS)
        .forEach(call -> lines.addAll(reasons(call)));
    lines.add("");
    lines.addAll(proofs(run));
    lines.addAll(notTested(run));
    lines.add(summary(run));
    return lines;
  }

  /// What came stands beside what was predicted only in a run where the two differ somewhere.
  private Table table(RunReport run) {
    boolean held =
        run.calls().stream().noneMatch(call -> Boolean.FALSE.equals(call.predictionHeld()));
    var headings = new ArrayList<>(List.of("ROUTE", "VERDICT"));
    headings.addAll(held ? List.of("PREDICTED = CAME") : List.of("PREDICTED", "CAME"));
    headings.addAll(List.of(">PDD", ">ANSWER", ">MOS", ">ROUND TRIP", "HEARD", "DIGITS"));
    var table = new Table(style, headings.toArray(String[]::new));
    table.together("PDD");
    String profile = null;
    for (CallReport call : run.calls()) {
      if (call.profile() != null && !call.profile().equals(profile)) {
        profile = call.profile();
        table.section(profile);
      }
      var row = new ArrayList<>(row(call));
      if (held) {
        row.remove(headings.indexOf("PREDICTED = CAME") + 1);
      }
      table.add(row);
    }
    return table;
  }

  private static String whatMosIs(String scales) {
    return "MOS is estimated (ITU-T G.107, "
        + scales
        + " scale), of the access leg: from here to what answered.";
  }

  /// The scales of the estimates shown, or empty where none is.
  private static Optional<String> scales(RunReport run) {
    return run.calls().stream()
        .map(call -> call.media().mosScale())
        .filter(Objects::nonNull)
        .distinct()
        .reduce((one, other) -> one + " and " + other);
  }

  private List<Cell> row(CallReport call) {
    return List.of(
        Cell.of(call.route()),
        verdict(call),
        predicted(call.predicted()),
        actual(call),
        milliseconds(call.sip().pddMs()),
        milliseconds(call.sip().answerMs()),
        mos(call.media().mos()),
        milliseconds(call.media().roundTripMs()),
        word(call.media().heard()),
        digits(call));
  }

  private static Cell predicted(@Nullable Predicted predicted) {
    if (predicted == null) {
      return Cell.NOTHING;
    }
    return switch (predicted.outcome()) {
      case PROVIDER -> word(predicted.provider());
      case ERROR -> Cell.of(String.valueOf(predicted.code()));
      case STREAM -> Cell.of("stream only");
    };
  }

  private static Cell actual(CallReport call) {
    Actual actual = call.actual();
    if (actual == null) {
      return Cell.NOTHING;
    }
    Tone tone = Boolean.FALSE.equals(call.predictionHeld()) ? Tone.BAD : Tone.NORMAL;
    String code = actual.code();
    if (code != null) {
      return new Cell(code, tone);
    }
    return actual.provider() == null
        ? new Cell("stream only", tone)
        : new Cell(word(actual.provider()).text(), tone);
  }

  private static Cell verdict(CallReport call) {
    return switch (call.verdict()) {
      case PASS ->
          new Cell(call.refusedAsPredicted() ? "✓ refused as predicted" : "✓ passed", Tone.GOOD);
      case FAIL -> new Cell("✗ failed", Tone.BAD);
      case SKIPPED -> new Cell("– skipped", Tone.WARN);
    };
  }

  private static Cell digits(CallReport call) {
    String sent = call.dtmf().sent();
    if (sent == null || sent.isEmpty()) {
      return Cell.NOTHING;
    }
    String confirmed = call.dtmf().confirmed();
    return sent.equals(confirmed)
        ? Cell.of(sent)
        : new Cell(confirmed == null ? "not told" : "'" + confirmed + "' of " + sent, Tone.BAD);
  }

  private static Cell mos(@Nullable Double mos) {
    return mos == null ? Cell.NOTHING : Cell.of(String.format(Locale.ROOT, "%.2f", mos));
  }

  private static Cell milliseconds(@Nullable Long value) {
    return value == null ? Cell.NOTHING : Cell.of(value + " ms");
  }

  private static Cell word(@Nullable Enum<?> value) {
    return value == null
        ? Cell.NOTHING
        : Cell.of(value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private List<String> reasons(CallReport call) {
    var lines = new ArrayList<String>();
    lines.add("");
    String what = call.profile() + " " + call.route();
    if (call.verdict() == Verdict.SKIPPED) {
      lines.add(style.paint(Tone.WARN, "– " + what) + ": skipped, " + call.skippedReason());
      return lines;
    }
    lines.addAll(new CallText(style).failure(what, call));
    return lines;
  }

  /// One line for each proof that calls of this run gave, with why it was that one.
  private static List<String> proofs(RunReport run) {
    return run.calls().stream()
        .filter(call -> call.verdict() != Verdict.SKIPPED && !call.refusedAsPredicted())
        .flatMap(call -> CallText.proof(call).stream())
        .distinct()
        .toList();
  }

  /// One line for each thing that calls of this run left open.
  private static List<String> notTested(RunReport run) {
    return run.calls().stream()
        .flatMap(call -> CallText.notTested(call).stream())
        .distinct()
        .map(open -> "Not tested by these calls: " + open + ".")
        .toList();
  }

  private String summary(RunReport run) {
    long refused = run.calls().stream().filter(CallReport::refusedAsPredicted).count();
    long answered = run.calls().stream().filter(call -> call.sip().answerMs() != null).count();
    String counts =
        "%d passed, %d failed, %d skipped".formatted(run.passed(), run.failed(), run.skipped());
    Tone tone = run.failed() > 0 ? Tone.BAD : run.skipped() > 0 ? Tone.WARN : Tone.GOOD;
    return style.paint(tone, counts)
        + String.format(
            Locale.ROOT,
            " in %.1f s: %s answered, %d refused as predicted.",
            run.durationMs() / 1000.0,
            calls(answered),
            refused);
  }

  private static String calls(long n) {
    return n + (n == 1 ? " call" : " calls");
  }
}
