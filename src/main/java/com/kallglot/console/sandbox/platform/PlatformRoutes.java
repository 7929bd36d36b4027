package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Store;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All that the platform answers below `/v1`.
public final class PlatformRoutes {
  private PlatformRoutes() {}

  /// @param streamBase where streams are, such as `ws://127.0.0.1:8480`
  /// @param hangUp ends the calls of a session, by its id
  public static Routes of(
      Store store,
      Clock clock,
      Ids ids,
      StreamTokens tokens,
      Supplier<String> streamBase,
      Supplier<Listening> listening,
      Consumer<String> hangUp) {
    Routes routes = new Routes();
    new SessionResource(store, clock, ids, new SessionForm(tokens, streamBase), hangUp)
        .addTo(routes);
    new NumberResource(store).addTo(routes);
    new ConnectionResource(store).addTo(routes);
    new SipResource(store, listening).addTo(routes);
    return routes;
  }
}
