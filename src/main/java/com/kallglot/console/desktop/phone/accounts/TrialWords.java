package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.phone.account.AccountTrial;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.trace.CallEvidence.Registration;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.probe.CredentialFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a trial found, line by line: what was proven, what was not, and why.
final class TrialWords {
  private final Messages messages;

  TrialWords(Messages messages) {
    this.messages = messages;
  }

  /// How a step ended.
  enum Tone {
    OK("fth-check-circle"),
    BAD("fth-x-circle"),
    WARN("fth-alert-triangle"),
    MUTED("fth-minus-circle");

    private final String icon;

    Tone(String icon) {
      this.icon = icon;
    }

    String icon() {
      return icon;
    }

    String styleClass() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One step.
  record Line(Tone tone, String words) {}

  List<Line> of(AccountTrials.Done done) {
    AccountTrial.Result result = done.result();
    List<Line> lines = new ArrayList<>();
    lines.add(reached(result));
    CredentialFinding found = result.credentials();
    if (found != null) {
      lines.add(credentials(found));
    }
    switch (result.registering()) {
      case AccountTrial.NotTried() -> line(done.line(), lines);
      case AccountTrial.Answered(var answer) -> lines.add(registration(answer));
      case AccountTrial.NotOpened(var why) ->
          lines.add(new Line(Tone.BAD, messages.get("accounts.trial.not_opened", why)));
    }
    return lines;
  }

  private Line reached(AccountTrial.Result result) {
    Reachability reached = result.reached();
    String server = result.server() + " (" + result.transport() + ")";
    if (reached.isReached()) {
      return new Line(
          Tone.OK, messages.get("accounts.trial.reached", server, reached.took().toMillis()));
    }
    Attempt last = reached.attempts().getLast();
    String key = "accounts.trial.reach." + last.outcome().name().toLowerCase(Locale.ROOT);
    return new Line(
        Tone.BAD, messages.get(key, server, last.outcome() == Outcome.FAILED ? last.detail() : ""));
  }

  private Line credentials(CredentialFinding found) {
    return switch (found) {
      case CredentialFinding.Accepted accepted ->
          new Line(Tone.OK, messages.get("accounts.trial.accepted", accepted.took().toMillis()));
      case CredentialFinding.AcceptedButRefused(int code, String phrase) ->
          new Line(Tone.OK, messages.get("accounts.trial.accepted_refused", answer(code, phrase)));
      case CredentialFinding.Wrong(int code, String phrase) ->
          new Line(Tone.BAD, messages.get("accounts.trial.wrong", answer(code, phrase)));
      case CredentialFinding.Unclear(int code, String phrase) ->
          new Line(Tone.WARN, messages.get("accounts.trial.unclear", answer(code, phrase)));
      case CredentialFinding.NotAsked _ ->
          new Line(Tone.WARN, messages.get("accounts.trial.not_asked"));
      case CredentialFinding.OnlyByCall(int code, String phrase) ->
          new Line(Tone.MUTED, messages.get("accounts.trial.only_by_call", answer(code, phrase)));
      case CredentialFinding.NoPassword() ->
          new Line(Tone.BAD, messages.get("accounts.trial.no_password"));
      case CredentialFinding.UnknownDigest() ->
          new Line(Tone.WARN, messages.get("accounts.trial.unknown_digest"));
      case CredentialFinding.Unanswered(var why) ->
          new Line(Tone.BAD, messages.get("accounts.trial.unanswered", why));
    };
  }

  private Line registration(Registration answer) {
    return answer.isTaken()
        ? new Line(Tone.OK, messages.get("accounts.trial.registered"))
        : new Line(Tone.BAD, messages.get("accounts.trial.not_registered", answer.words()));
  }

  /// An open line says it itself.
  private void line(LineState line, List<Line> lines) {
    switch (line) {
      case LineState.Registered() ->
          lines.add(new Line(Tone.OK, messages.get("accounts.trial.registered")));
      case LineState.Refused(int code, String phrase) ->
          lines.add(
              new Line(
                  Tone.BAD, messages.get("accounts.trial.not_registered", answer(code, phrase))));
      case LineState.Closed _, LineState.Ready _, LineState.Registering _, LineState.Unusable _ -> {
        // What was tried says it
      }
    }
  }

  private static String answer(int code, String phrase) {
    return (code + " " + phrase).strip();
  }
}
