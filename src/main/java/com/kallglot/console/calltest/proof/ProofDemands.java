package com.kallglot.console.calltest.proof;

import com.kallglot.console.calltest.leg.LegChecks;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.trace.CallEvidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a proof asks of a call, and what it leaves open.
public record ProofDemands(Proof proof) {
  /// What is said of a check that the test never came to.
  public static final String NOT_CALLED = "not called";

  /// What is looked at, in the order it is shown.
  public Set<Name> looksAt() {
    return switch (proof) {
      case ECHO, LEG -> EnumSet.range(Name.PREDICTION, Name.TRANSCRIPT);
      case TRANSLATION -> EnumSet.allOf(Name.class);
    };
  }

  /// What is sent: a platform that translates swallows digits.
  public Signal signal() {
    return switch (proof) {
      case ECHO -> Signal.ECHO_TEST;
      case LEG, TRANSLATION -> new Signal(Signal.ECHO_TEST.sound(), "");
    };
  }

  public CallEvidence.Expected sound() {
    return switch (proof) {
      case ECHO -> CallEvidence.Expected.ECHO;
      case LEG, TRANSLATION -> CallEvidence.Expected.AUDIO;
    };
  }

  public Check sound(LegChecks seen) {
    return switch (proof) {
      case ECHO -> seen.sound(CallEvidence.Expected.ECHO);
      case LEG, TRANSLATION -> seen.conversation();
    };
  }

  public Check digits(LegChecks seen, DtmfFigures figures) {
    return switch (proof) {
      case ECHO -> seen.digits(Signal.ECHO_TEST.digits(), figures, "came back");
      case LEG, TRANSLATION ->
          Check.untested(Name.DTMF, "digits, which a platform that translates swallows");
    };
  }

  /// What a session of one party shows of its transcript.
  ///
  /// @param problem why it could not be read; null where it could
  public static Check transcript(List<Transcript.Turn> turns, @Nullable String problem) {
    if (!turns.isEmpty()) {
      return Check.passed(
          Name.TRANSCRIPT,
          "where there is one",
          turns.size() + " turns; that they are translated needs two parties");
    }
    String none =
        problem == null
            ? "which has no turn: no sentence was spoken"
            : "which could not be read: " + problem;
    return Check.untested(
        Name.TRANSCRIPT,
        "translation, which needs a sentence and two parties; the transcript, " + none);
  }

  public Check transcript() {
    return switch (proof) {
      case ECHO ->
          Check.untold(
              Name.TRANSCRIPT, null, "not part of an echo test: there is nothing to transcribe");
      case TRANSLATION -> Check.untold(Name.TRANSCRIPT, null, NOT_CALLED);
      case LEG ->
          Check.untested(
              Name.TRANSCRIPT,
              "translation, which needs a sentence and two parties; the transcript");
    };
  }
}
