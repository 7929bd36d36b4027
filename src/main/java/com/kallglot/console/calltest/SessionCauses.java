package com.kallglot.console.calltest;

import com.kallglot.console.calltest.SessionUnderTest.State;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.Refusal;
import com.kallglot.console.routing.Comparison;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import java.util.Locale;
import java.util.Set;

/// The causes that lie in the session rather than in the call.
final class SessionCauses {
  private SessionCauses() {}

  static Cause noAnswer(PlatformException failure) {
    return new Cause(
        "The session could not be created: no usable answer of the API came.",
        Set.of(Blame.API),
        null,
        String.valueOf(failure.getMessage()),
        null);
  }

  /// A refusal that comes before or after the route, and so was not predicted.
  static Cause unpredictable(Refusal refusal) {
    if (refusal.status() == 401) {
      return new Cause(
          "The session could not be created: the platform rejected the key.",
          Set.of(Blame.API),
          null,
          refusal.toString(),
          "Check that the key belongs to this API base, live or test, and was not revoked");
    }
    String change =
        switch (refusal.code()) {
          case "insufficient_api_credits" -> "Buy credits in the portal, then run this again";
          case "rate_limit_exceeded", "concurrent_session_limit" ->
              "Test fewer routes at once, or wait a minute";
          case "phone_number_busy", "no_free_number" ->
              "End the session that waits on this number; a session ends by itself after 30 idle"
                  + " minutes";
          default -> "Look the code up in the platform's error list";
        };
    return new Cause(
        "The platform refused the session for a reason that is no matter of its route.",
        Set.of(Blame.API),
        null,
        refusal.toString(),
        change);
  }

  static Cause drift(Comparison compared, Resolution predicted) {
    String assumed =
        predicted.assumed()
            ? " This prediction rests on a reading of the public rules that no live session had"
                + " confirmed."
            : "";
    boolean refused = compared.actual() instanceof Outcome.Refused;
    boolean expected = compared.predicted() instanceof Outcome.Refused;
    return new Cause(
        "The platform routed otherwise than predicted: %s in place of %s.%s"
            .formatted(words(compared.actual()), words(compared.predicted()), assumed),
        refused && !expected ? Set.of(Blame.RESOLVER, Blame.API) : Set.of(Blame.RESOLVER),
        null,
        "its answer to the session request",
        "Read the configuration again, in case it was changed meanwhile; if the difference stays,"
            + " another reading of the rules is the right one for this platform");
  }

  static Cause platformDidNotCall(String evidence) {
    return new Cause(
        "The platform was told to call the test line, and no call came.",
        Set.of(Blame.API, Blame.NETWORK),
        null,
        evidence,
        "Call the test line's number from any telephone: where it does not ring here either, the"
            + " line is what to mend");
  }

  static Cause crossed(String evidence) {
    return new Cause(
        "A call of another session reached the test line in place of this one's.",
        Set.of(Blame.API),
        null,
        evidence,
        null);
  }

  static Cause noMeans(String reason) {
    return new Cause(
        "The session could not be called: " + reason + ".",
        Set.of(Blame.RESOLVER),
        null,
        "the session's route",
        null);
  }

  static Cause device(String reason) {
    return new Cause("The session could not be called.", Set.of(Blame.DEVICE), null, reason, null);
  }

  static Cause own(String sentence) {
    return new Cause(sentence, Set.of(Blame.DEVICE), null, "an exception of its own", null);
  }

  /// What a failed check says where nothing better is known.
  static Cause ofCheck(Check check) {
    Blame blame =
        switch (check.name()) {
          case PREDICTION -> Blame.RESOLVER;
          case AUTH -> Blame.AUTH;
          case ANSWER, SECOND_PARTY -> Blame.SIGNALLING;
          case MEDIA, QUALITY, DTMF, TRANSLATION, LEAKAGE, OVERLAP -> Blame.MEDIA;
          case SESSION, ACTIVE, ENDED, TRANSCRIPT, STREAM -> Blame.API;
        };
    return new Cause(
        "The check '%s' failed.".formatted(check.name().name().toLowerCase(Locale.ROOT)),
        Set.of(blame),
        null,
        "expected %s, got %s".formatted(check.expected(), check.actual()),
        null);
  }

  /// Whether the session ended with the call.
  static Check endedCheck(State seen) {
    String expected = "session ended";
    if (seen.problem() != null) {
      return Check.untold(
          Check.Name.ENDED, expected, "the platform could not be asked: " + seen.problem());
    }
    String actual = "session " + lower(seen.status());
    return seen.status() == Session.Status.ENDED
        ? Check.passed(Check.Name.ENDED, expected, actual)
        : Check.failed(Check.Name.ENDED, expected, actual);
  }

  static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ToProvider to -> lower(to.provider());
      case Outcome.Refused refused -> refused.status() + " " + refused.code();
      case Outcome.StreamOnly _ -> "no telephone leg";
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
