package com.kallglot.console.desktop.overview;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.desktop.trial.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One route of a run, finished or not.
///
/// @param label of the route, as in reports
/// @param report null until it has its verdict
record RunRow(String label, Progress progress, @Nullable CallReport report) {
  private static final String OUTBOUND = " outbound";

  /// How far it is.
  enum Progress {
    QUEUED,
    RUNNING,
    FINISHED
  }

  /// What is looked at, in the columns of the table.
  static final List<Check.Name> COLUMNS =
      List.of(Check.Name.PREDICTION, Check.Name.ANSWER, Check.Name.MEDIA, Check.Name.QUALITY);

  static RunRow of(TestCase test, TrialState.Running running) {
    Optional<CallReport> report = running.report(test);
    Progress progress =
        report.isPresent()
            ? Progress.FINISHED
            : running.isUnderWay(test) ? Progress.RUNNING : Progress.QUEUED;
    return new RunRow(test.route().label(), progress, report.orElse(null));
  }

  static RunRow of(CallReport report) {
    return new RunRow(report.route(), Progress.FINISHED, report);
  }

  /// The route of the label; empty where it is none this version knows.
  Optional<Route> route() {
    if (label.endsWith(OUTBOUND)) {
      String over = label.substring(0, label.length() - OUTBOUND.length());
      return Route.parse(over).map(Route.Outbound::new);
    }
    return Route.parse(label);
  }

  /// Code or provider as the platform writes it; empty until it is known.
  String outcome() {
    if (report == null || report.actual() == null) {
      return "";
    }
    if (report.actual().code() != null) {
      return report.actual().code();
    }
    return report.actual().provider() == null
        ? "stream"
        : report.actual().provider().name().toLowerCase(Locale.ROOT);
  }

  /// Whether a check passed; null where it was not made, or could not tell.
  @Nullable Boolean passed(Check.Name name) {
    if (report == null) {
      return null;
    }
    return report.checks().stream()
        .filter(check -> check.name() == name)
        .map(Check::passed)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// How it ended, for the eye: a refusal that was predicted is none of the usual ways.
  Ending ending() {
    if (report == null) {
      return progress == Progress.RUNNING ? Ending.RUNNING : Ending.QUEUED;
    }
    if (report.refusedAsPredicted()) {
      return Ending.REFUSED_AS_PREDICTED;
    }
    return switch (report.verdict()) {
      case Verdict.PASS -> Ending.PASSED;
      case Verdict.FAIL -> Ending.FAILED;
      case Verdict.SKIPPED -> Ending.SKIPPED;
    };
  }

  /// What a row says at its end.
  enum Ending {
    QUEUED("fth-clock", "muted"),
    RUNNING("fth-more-horizontal", "acc"),
    PASSED("fth-check-circle", "ok"),
    FAILED("fth-x-circle", "bad"),
    SKIPPED("fth-minus", "muted"),
    REFUSED_AS_PREDICTED("fth-slash", "muted");

    private final String icon;
    private final String styleClass;

    Ending(String icon, String styleClass) {
      this.icon = icon;
      this.styleClass = styleClass;
    }

    String icon() {
      return icon;
    }

    String styleClass() {
      return styleClass;
    }
  }
}
