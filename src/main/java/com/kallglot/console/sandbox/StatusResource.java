package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.wire.Paths;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/control/status`: whether the SIP side is there and hears.
final class StatusResource {
  private final Supplier<@Nullable Dialler> sipSide;

  /// @param sipSide null as long as none runs
  StatusResource(Supplier<@Nullable Dialler> sipSide) {
    this.sipSide = sipSide;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.CONTROL_STATUS, "", call -> Reply.of(200, status()));
  }

  private enum Sip {
    ABSENT,
    HEARS,
    DEAF
  }

  private record Status(Sip sip, @Nullable Instant deafSince) {}

  private Status status() {
    Dialler side = sipSide.get();
    if (side == null) {
      return new Status(Sip.ABSENT, null);
    }
    Optional<Instant> deaf = side.deafSince();
    return new Status(deaf.isPresent() ? Sip.DEAF : Sip.HEARS, deaf.orElse(null));
  }
}
