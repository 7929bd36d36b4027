package com.kallglot.console.desktop.reach;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.telephony.Provider;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Whether the credentials of the SIP settings were accepted by the last call that showed them.
public final class LastAuthentication {
  private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();

  /// @param words what was seen
  public record Seen(Verdict verdict, String words, Instant at) {}

  /// What became of the credentials.
  public enum Verdict {
    ACCEPTED,
    REFUSED
  }

  /// Listens to trials for as long as they live; what is of a profile that was left is dropped.
  public LastAuthentication(List<RouteTrial> trials) {
    for (RouteTrial trial : trials) {
      trial.state().subscribe(state -> take(state));
    }
  }

  private void take(TrialState state) {
    if (state instanceof TrialState.Done(var report)) {
      report.calls().stream()
          .filter(LastAuthentication::isOverSip)
          .forEach(call -> look(call, report));
    }
  }

  /// Other routes are dialled from the test line, with credentials of its own.
  private static boolean isOverSip(CallReport call) {
    return call.actual() != null && call.actual().provider() == Provider.SIP;
  }

  private void look(CallReport call, RunReport report) {
    call.checks().stream()
        .filter(check -> check.name() == Check.Name.AUTH && check.passed() != null)
        .findFirst()
        .ifPresent(check ->
            seen.set(
                new Seen(
                    check.breaks() ? Verdict.REFUSED : Verdict.ACCEPTED,
                    String.valueOf(check.actual()),
                    report.startedAt())));
  }

  /// For another profile.
  public void forget() {
    seen.set(null);
  }

  public ReadOnlyObjectProperty<@Nullable Seen> seen() {
    return seen.getReadOnlyProperty();
  }
}
