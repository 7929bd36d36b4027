package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.telephony.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A prediction beside what the platform did.
public record Comparison(
    Outcome predicted, Outcome actual, Verdict verdict, List<Difference> differences) {
  /// Decided by shape or route: what is predicted.
  public static final Set<String> PREDICTABLE =
      Set.of(
          "missing_required_field",
          "invalid_field_value",
          "invalid_mode",
          "connection_not_found",
          "sip_not_enabled",
          "phone_number_not_found",
          "no_default_provider");

  /// Met only by a request whose route was found.
  private static final Set<String> BEYOND_ROUTE =
      Set.of(
          "phone_number_busy",
          "no_free_number",
          "concurrent_session_limit",
          "insufficient_api_credits");

  public Comparison {
    differences = List.copyOf(differences);
  }

  /// Whether reality is as predicted.
  public enum Verdict {
    HELD,
    /// The platform decided otherwise: the prediction is wrong, or what it was made from is stale.
    DRIFTED,
    /// The platform refused for a reason that is not predicted, before or after the route.
    NOT_DECIDED
  }

  /// One point in which the two differ.
  public record Difference(String what, String predicted, String actual) {}

  /// What a created session says of its route. Its number stays out where it was the platform's
  /// choice.
  public static Outcome outcomeOf(Session session) {
    return session.provider() == null
        ? new StreamOnly()
        : new ToProvider(session.provider(), null, session.phoneNumber());
  }

  public static Comparison of(Outcome predicted, Outcome actual) {
    List<Difference> differences = new ArrayList<>();
    Verdict verdict;
    if (actual instanceof Refused refused && !PREDICTABLE.contains(refused.code())) {
      boolean contradicts = contradicts(predicted, refused);
      verdict = contradicts ? Verdict.DRIFTED : Verdict.NOT_DECIDED;
      if (contradicts) {
        compare(predicted, actual, differences);
      }
    } else {
      compare(predicted, actual, differences);
      verdict = differences.isEmpty() ? Verdict.HELD : Verdict.DRIFTED;
    }
    return new Comparison(predicted, actual, verdict, differences);
  }

  /// Whether an unpredicted refusal shows all the same that a predicted one did not come: it comes
  /// only after a route was found, or in its place.
  private static boolean contradicts(Outcome predicted, Refused actual) {
    return predicted instanceof Refused expected
        && (BEYOND_ROUTE.contains(actual.code())
            || (expected.status() == actual.status() && isOfItsOwn(actual)));
  }

  /// 401, 403 and 429 may come from a key, an organization or a limit, ahead of everything.
  private static boolean isOfItsOwn(Refused actual) {
    return actual.status() == 404 || actual.status() == 422;
  }

  private static void compare(Outcome predicted, Outcome actual, List<Difference> differences) {
    if (predicted instanceof ToProvider expected && actual instanceof ToProvider came) {
      add(differences, "provider", expected.provider(), came.provider());
      if (expected.number() != null) {
        add(differences, "number", expected.number(), came.number());
      }
    } else if (predicted instanceof Refused expected && actual instanceof Refused came) {
      add(differences, "status", expected.status(), came.status());
      add(differences, "code", expected.code(), came.code());
      if (expected.param() != null && came.param() != null) {
        add(differences, "param", expected.param(), came.param());
      }
    } else {
      add(differences, "outcome", kind(predicted), kind(actual));
    }
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case ToProvider to -> Words.provider(to.provider());
      case Refused refused -> refused.status() + " " + refused.code();
      case StreamOnly _ -> "no telephone leg";
    };
  }

  private static void add(
      List<Difference> differences, String what, Object predicted, @Nullable Object actual) {
    if (!Objects.equals(predicted, actual)) {
      differences.add(
          new Difference(what, predicted.toString(), actual == null ? "none" : actual.toString()));
    }
  }
}
