package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.routelab.DraftEdits;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.telephony.RouteRequest;
import org.jspecify.annotations.Nullable;

/// What was last asked for by each way to route, so that whoever looks at another way and comes
/// back finds what they had typed.
final class RouteMemory {
  private @Nullable String number;
  private @Nullable String connection;
  private RouteRequest.@Nullable SipHints hints;

  /// Notes what a draft asks for, by whichever way.
  void note(RouteRequest routing) {
    number = last(routing.phoneNumber(), number);
    connection = last(routing.connectionId(), connection);
    hints = routing.sip() == null ? hints : routing.sip();
  }

  /// What was emptied is not wanted back.
  private static @Nullable String last(@Nullable String now, @Nullable String before) {
    return now == null ? before : now.isEmpty() ? null : now;
  }

  /// Another draft is begun.
  void forget() {
    number = null;
    connection = null;
    hints = null;
  }

  String numberOr(String first) {
    return number == null ? first : number;
  }

  String connectionOr(String first) {
    return connection == null ? first : connection;
  }

  /// With what was said for the SIP leg; a name that is no path of its own cannot be written.
  Draft withHints(Draft draft) {
    RouteRequest.SipHints known = hints;
    if (known == null || draft.request().routing().sip() != null) {
      return draft;
    }
    String from = known.fromUri();
    Draft with = from == null ? draft : draft.with(DraftEdits.SIP + ".from_uri", from);
    for (var header : known.headers().entrySet()) {
      if (header.getKey().indexOf('.') < 0) {
        with = with.with(DraftEdits.SIP + ".headers." + header.getKey(), header.getValue());
      }
    }
    return with;
  }
}
