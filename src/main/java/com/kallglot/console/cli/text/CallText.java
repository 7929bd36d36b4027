package com.kallglot.console.cli.text;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.cli.text.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One call as text: its checks, and what failed and why.
public final class CallText {
  private final Style style;

  public CallText(Style style) {
    this.style = style;
  }

  /// All lines, without line ends.
  public List<String> of(CallReport call) {
    var table = new Table(style, "CHECK", "", "EXPECTED", "ACTUAL");
    for (Check check : call.checks()) {
      table.add(
          List.of(
              Table.Cell.of(lower(check.name())),
              mark(check),
              check.expected() == null ? Table.Cell.NOTHING : Table.Cell.of(check.expected()),
              check.actual() == null ? Table.Cell.NOTHING : Table.Cell.of(check.actual())));
    }
    var lines = new ArrayList<String>();
    lines.add(heading(call));
    proof(call).ifPresent(lines::add);
    lines.addAll(table.lines());
    notTested(call)
        .map(open ->
            "Not tested by the proof '"
                + lower(Objects.requireNonNull(call.proof()))
                + "': "
                + open
                + ".")
        .ifPresent(lines::add);
    if (call.verdict() == Verdict.FAIL) {
      lines.add("");
      failure(call.route(), call).forEach(line -> lines.add(SettingOptions.in(line)));
    }
    return lines;
  }

  /// What was to be shown and why that, or empty where nobody chose.
  static Optional<String> proof(CallReport call) {
    return call.proof() == null || call.proofReason() == null
        ? Optional.empty()
        : Optional.of("Proof: " + lower(call.proof()) + ", because " + call.proofReason() + ".");
  }

  /// What failed, who is to blame and what would change it.
  List<String> failure(String what, CallReport call) {
    var lines = new ArrayList<String>();
    String blame = call.blame().stream().map(CallText::lower).collect(Collectors.joining(" or "));
    lines.add(style.paint(Tone.BAD, "✗ " + what) + ": " + call.cause());
    lines.add("    blame: " + blame);
    call.checks().stream()
        .filter(Check::breaks)
        .forEach(check ->
            lines.add(
                "    %s: expected %s, got %s"
                    .formatted(lower(check.name()), check.expected(), check.actual())));
    return lines;
  }

  /// What a call that was placed left open, or empty where it looked at everything.
  static Optional<String> notTested(CallReport call) {
    List<String> open =
        call.checks().stream().map(Check::leftOpen).flatMap(Optional::stream).toList();
    return call.dialed() == null || open.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", open));
  }

  private String heading(CallReport call) {
    String verdict =
        switch (call.verdict()) {
          case PASS ->
              style.paint(
                  Tone.GOOD, call.refusedAsPredicted() ? "✓ refused as predicted" : "✓ passed");
          case FAIL -> style.paint(Tone.BAD, "✗ failed");
          case SKIPPED -> style.paint(Tone.WARN, "– skipped, " + call.skippedReason());
        };
    String dialed = call.dialed() == null ? "" : " · dialled " + call.dialed();
    return call.route() + ": " + verdict + dialed;
  }

  private static Table.Cell mark(Check check) {
    if (check.passed() == null) {
      return new Table.Cell("–", Tone.DIM);
    }
    return check.passed() ? new Table.Cell("✓", Tone.GOOD) : new Table.Cell("✗", Tone.BAD);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
