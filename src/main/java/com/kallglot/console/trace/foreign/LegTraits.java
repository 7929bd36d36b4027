package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.negotiation.Medium;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a leg's first INVITE other legs of the same call may have too.
///
/// @param ids values that name the call, and the header each stands in
/// @param sound where the caller wants its sound
/// @param beganNanos of the first message
/// @param settledNanos of the final response; where there was none, when it was given up for lost
/// @param endedNanos of the last message, or when it was given up
record LegTraits(
    ForeignCall leg,
    Map<String, String> ids,
    Optional<InetSocketAddress> sound,
    String called,
    String calling,
    long beganNanos,
    long settledNanos,
    long endedNanos) {
  /// Names of `X-` headers that hold an id of a call; others hold tenants, versions, switches.
  private static final Pattern NAMES_A_CALL =
      Pattern.compile("(?i)call|cid|sess|corr|trace|uuid|guid|leg|dialog");

  /// An id: long, without spaces, and with digits.
  private static final Pattern ID = Pattern.compile("(?=.*\\d)[\\w.@+=:-]{8,200}");

  private static final String NIL = "0".repeat(32);
  private static final int SHORTEST_NUMBER = 5;

  /// How long a call waits for its final response (RFC 3261 §17.1.1.2).
  private static final long GIVEN_UP = 32_000_000_000L;

  static LegTraits of(ForeignCall leg) {
    var messages = leg.capture().messages();
    SipText invite = SipText.of(messages.getFirst().text());
    long settled =
        messages.stream()
            .filter(message -> {
              SipText text = SipText.of(message.text());
              return text.status() >= 200 && text.method().equals("INVITE");
            })
            .mapToLong(message -> message.atNanos())
            .max()
            .orElse(messages.getLast().atNanos() + GIVEN_UP);
    return new LegTraits(
        leg,
        ids(invite),
        SessionDescription.in(invite).stream()
            .flatMap(description -> description.media().stream())
            .flatMap((Medium medium) -> medium.socket().stream())
            .findFirst(),
        number(invite.requestUri()),
        number(invite.address("From")),
        messages.getFirst().atNanos(),
        settled,
        Math.max(settled, messages.getLast().atNanos()));
  }

  private static Map<String, String> ids(SipText invite) {
    var ids = new LinkedHashMap<String, String>();
    invite
        .header("Session-ID")
        .map(value -> value.split(";", 2)[0].strip())
        .filter(value -> ID.matcher(value).matches() && !value.equals(NIL))
        .ifPresent(value -> ids.put(value, "Session-ID"));
    invite
        .header("P-Charging-Vector")
        .flatMap(value -> SipText.parameter(value, "icid-value"))
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> ids.putIfAbsent(value, "P-Charging-Vector"));
    invite.header("Cisco-Guid").ifPresent(value -> ids.putIfAbsent(value, "Cisco-Guid"));
    invite
        .extensionHeaders()
        .forEach((name, value) -> {
          if (NAMES_A_CALL.matcher(name).find() && ID.matcher(value).matches()) {
            ids.putIfAbsent(value, name);
          }
        });
    return ids;
  }

  /// The user of an address; of a telephone number its digits alone.
  private static String number(String address) {
    String user =
        address.replaceFirst("(?i)^(sips?|tel):", "").split("[@;]", 2)[0].toLowerCase(Locale.ROOT);
    String digits = user.replaceAll("[\\s().+-]", "");
    return digits.matches("\\d+") ? digits.replaceFirst("^0+", "") : user;
  }

  /// Of numbers the end of the shorter one, for prefixes come and go on the way.
  static boolean isSame(String one, String other) {
    boolean numbers = (one + other).matches("\\d+");
    int shorter = Math.min(one.length(), other.length());
    return (numbers && shorter >= SHORTEST_NUMBER)
        ? (one.endsWith(other) || other.endsWith(one))
        : (!one.isEmpty() && one.equals(other));
  }

  /// Whether the other one began while this one was not settled: a B2BUA that sends a call on does
  /// so before it answers.
  boolean isOpenFor(LegTraits other) {
    return other.beganNanos >= beganNanos && other.beganNanos <= settledNanos;
  }

  /// Whether the other one began before this one was over.
  boolean isUpFor(LegTraits other) {
    return other.beganNanos >= beganNanos && other.beganNanos <= endedNanos;
  }

  /// The host that took this one is that which sent the other.
  boolean isTakenWhereSent(LegTraits other) {
    return host(leg.callee()).equals(host(other.leg.caller()));
  }

  private static String host(String socket) {
    return socket.replaceFirst(":\\d+$", "");
  }

  List<String> idNames(LegTraits other) {
    return ids.keySet().stream().filter(other.ids::containsKey).toList();
  }
}
