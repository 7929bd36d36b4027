package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RequestRules;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request and what of the configuration it touches; the decision without its explanation.
final class Facts {
  static final int STEPS = 5;
  static final String SEVERAL =
      "More than one of connection_id, type “sip” and phone_number is given.";

  final RouteRequest request;
  final TelephonyConfiguration configuration;
  final ResolutionPolicy policy;
  final @Nullable ProviderConnection named;
  final @Nullable PhoneNumber number;
  final @Nullable ProviderConnection standard;

  /// Violations of the body outside its `routing`; they come first.
  final List<Violation> elsewhere;

  final @Nullable Violation violation;

  Facts(
      RouteRequest request,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy,
      List<Violation> elsewhere) {
    this.request = request;
    this.configuration = configuration;
    this.policy = policy;
    named = Meant.connection(configuration, request.connectionId()).orElse(null);
    number = Meant.number(configuration, request.phoneNumber()).orElse(null);
    standard = Meant.standard(configuration).orElse(null);
    this.elsewhere = elsewhere;
    List<Violation> violations = elsewhere.isEmpty() ? RequestRules.violations(request) : elsewhere;
    violation = violations.isEmpty() ? null : violations.getFirst();
  }

  private Facts(Facts other, ResolutionPolicy policy) {
    this.request = other.request;
    this.configuration = other.configuration;
    this.policy = policy;
    this.named = other.named;
    this.number = other.number;
    this.standard = other.standard;
    this.elsewhere = other.elsewhere;
    this.violation = other.violation;
  }

  /// The same under another reading.
  Facts readAs(ResolutionPolicy other) {
    return new Facts(this, other);
  }

  static boolean isActive(@Nullable ProviderConnection connection) {
    return connection != null && connection.status() == ProviderConnection.Status.ACTIVE;
  }

  static boolean isActive(@Nullable PhoneNumber number) {
    return number != null && number.status() == PhoneNumber.Status.ACTIVE;
  }

  boolean asksSip() {
    return "sip".equals(request.type());
  }

  boolean severalMethods() {
    int methods = request.connectionId() == null ? 0 : 1;
    methods += asksSip() ? 1 : 0;
    methods += request.phoneNumber() == null ? 0 : 1;
    return methods > 1;
  }

  /// Whether the request says anything to step `n`.
  boolean asks(int n) {
    return switch (n) {
      case 1 -> request.connectionId() != null;
      case 2 -> request.type() != null || RequestRules.hints(request);
      case 3 -> request.phoneNumber() != null;
      default -> false;
    };
  }

  /// What is decided before the first step, or null where the steps decide.
  @Nullable Outcome before() {
    if (violation != null) {
      return new Refused(violation.status(), violation.code(), violation.param());
    }
    if (policy.severalMethods() == SeveralMethods.REJECT && severalMethods()) {
      return new Refused(422, "invalid_field_value", "routing");
    }
    if (policy.missingRouting() == MissingRouting.STREAM_ONLY && !request.given()) {
      return new StreamOnly();
    }
    return null;
  }

  /// What step `n` gives where it is reached, or null where the next one is tried.
  @Nullable Outcome gives(int n) {
    return switch (n) {
      case 1 -> request.connectionId() == null ? null : overNamed();
      case 2 -> asksSip() ? overSip() : null;
      case 3 -> request.phoneNumber() == null ? null : onNumber();
      case 4 -> standard != null && isActive(standard) ? over(standard) : null;
      case STEPS -> new Refused(400, "no_default_provider", null);
      default -> throw new IllegalArgumentException("There is no step " + n);
    };
  }

  private Outcome overNamed() {
    return named != null && isActive(named)
        ? over(named)
        : new Refused(404, "connection_not_found", "routing.connection_id");
  }

  private Outcome overSip() {
    return configuration.sip().enabled()
        ? new ToProvider(Provider.SIP, null, null)
        : new Refused(403, "sip_not_enabled", "routing.type");
  }

  private @Nullable Outcome onNumber() {
    if (number != null && isActive(number)) {
      return new ToProvider(number.provider(), null, number.phoneNumber());
    }
    return policy.unownedNumber() == UnownedNumber.FALL_TO_DEFAULT
        ? null
        : new Refused(404, "phone_number_not_found", "routing.phone_number");
  }

  private static Outcome over(ProviderConnection connection) {
    return new ToProvider(connection.provider(), connection.id(), null);
  }

  /// The step that decides, 0 where the decision falls before the first.
  int decider() {
    if (before() != null) {
      return 0;
    }
    int n = 1;
    while (gives(n) == null) {
      n++;
    }
    return n;
  }

  Outcome outcome() {
    Outcome outcome = before();
    for (int n = 1; outcome == null; n++) {
      outcome = gives(n);
    }
    return outcome;
  }
}
