package com.kallglot.console.telephony;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `routing` object of a draft session request, as written: nothing is checked yet. An absent,
/// a null and an empty object are the same, "not given".
///
/// @param given false where the body has no `routing`, or a null or empty one: one reading of the
///   public text makes such a session stream-only
/// @param type the word as written; only `sip` is documented
/// @param phoneNumber as written, not necessarily E.164
public record RouteRequest(
    boolean given,
    @Nullable String connectionId,
    @Nullable String type,
    @Nullable String phoneNumber,
    @Nullable String direction,
    @Nullable SipHints sip) {

  /// Nothing asked for: the organization's default route.
  public static final RouteRequest NONE = new RouteRequest(false, null, null, null, null, null);

  public static RouteRequest overSip() {
    return new RouteRequest(true, null, "sip", null, null, null);
  }

  public static RouteRequest overConnection(String id) {
    return new RouteRequest(true, id, null, null, null, null);
  }

  public static RouteRequest overNumber(E164 number) {
    return new RouteRequest(true, null, null, number.value(), null, null);
  }

  /// Hints for the SIP leg; allowed only with `type: "sip"`.
  public record SipHints(@Nullable String fromUri, Map<String, String> headers) {
    public SipHints {
      headers = Map.copyOf(headers);
    }
  }
}
