package com.kallglot.console.telephony;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the values of a session request must look like, whatever is configured.
public final class RequestRules {
  private static final String INVALID = "invalid_field_value";
  private static final List<String> DIRECTIONS = List.of("inbound", "outbound");

  private RequestRules() {}

  /// All violations, the one the platform answers with first.
  public static List<Violation> violations(SessionRequest request) {
    List<Violation> found = new ArrayList<>();
    if (request.mode() == null) {
      found.add(
          new Violation(
              "missing_required_field", "mode", "mode is missing; it is one of " + modes() + "."));
    } else if (!isMode(request.mode())) {
      found.add(
          new Violation(
              "invalid_mode",
              "mode",
              "“%s” is no mode; it is one of %s.".formatted(request.mode(), modes())));
    }
    found.addAll(violations(request.routing()));
    return found;
  }

  /// Those of the `routing` object alone.
  public static List<Violation> violations(RouteRequest routing) {
    if (!routing.given()) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>(0);
    boolean overSip = "sip".equals(routing.type());
    if (routing.type() != null && !overSip) {
      found.add(
          new Violation(
              INVALID,
              "routing.type",
              "“%s” is no route type; the only one is “sip”, left out for every other route."
                  .formatted(routing.type())));
    }
    if (routing.phoneNumber() != null && E164.parse(routing.phoneNumber()).isEmpty()) {
      found.add(
          new Violation(
              INVALID,
              "routing.phone_number",
              "“%s” is not a number in E.164 form, such as +493023125001."
                  .formatted(routing.phoneNumber())));
    }
    if (routing.direction() != null && !DIRECTIONS.contains(routing.direction())) {
      found.add(
          new Violation(
              INVALID,
              "routing.direction",
              "“%s” is no direction; it is inbound or outbound.".formatted(routing.direction())));
    }
    if (hints(routing) && !overSip) {
      found.add(
          new Violation(
              INVALID, "routing.sip", "routing.sip is allowed only together with type “sip”."));
    }
    return found;
  }

  /// Whether anything is said for the SIP leg; an empty object says nothing.
  public static boolean hints(RouteRequest routing) {
    RouteRequest.SipHints sip = routing.sip();
    return sip != null && (sip.fromUri() != null || !sip.headers().isEmpty());
  }

  private static boolean isMode(String word) {
    return Arrays.stream(SessionMode.values())
        .anyMatch(mode -> mode != SessionMode.UNKNOWN && word(mode).equals(word));
  }

  private static String modes() {
    return Arrays.stream(SessionMode.values())
        .filter(mode -> mode != SessionMode.UNKNOWN)
        .map(RequestRules::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(SessionMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
