package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.RunListener;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.cli.Terminal;

/// Says on standard error how a run goes on: on a terminal one line that rewrites itself, elsewhere
/// one line a verdict.
final class Progress implements RunListener {
  private static final String ERASE_LINE = "\r\u001B[2K";

  private final Terminal terminal;
  private final int total;
  private int underWay;
  private int finished;
  private int failed;

  Progress(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  @Override
  public void started(TestCase test) {
    underWay++;
    show();
  }

  @Override
  public void finished(TestCase test, CallReport report) {
    underWay--;
    finished++;
    if (report.verdict() == Verdict.FAIL) {
      failed++;
    }
    if (terminal.presence() == Terminal.Presence.INTERACTIVE) {
      show();
    } else {
      terminal.note(
          "[%d/%d] %s %s: %s"
              .formatted(finished, total, report.profile(), report.route(), words(report)));
    }
  }

  /// Leaves nothing behind that would stand before the results.
  void done() {
    if (terminal.presence() == Terminal.Presence.INTERACTIVE) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
    }
  }

  private void show() {
    if (terminal.presence() == Terminal.Presence.INTERACTIVE) {
      terminal
          .err()
          .print(
              ERASE_LINE
                  + "%d of %d tested, %d under way%s (Ctrl+C hangs up and ends all sessions)"
                      .formatted(
                          finished, total, underWay, failed == 0 ? "" : ", " + failed + " failed"));
      terminal.err().flush();
    }
  }

  private static String words(CallReport report) {
    return switch (report.verdict()) {
      case PASS -> report.refusedAsPredicted() ? "refused as predicted" : "passed";
      case FAIL -> "failed";
      case SKIPPED -> "skipped";
    };
  }
}
