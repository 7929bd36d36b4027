package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.ordering.OrderDesk;

/// All that the platform answers below `/v1`.
public final class PlatformRoutes {
  private PlatformRoutes() {}

  public static Routes of(Facilities facilities, OrderDesk orders) {
    Routes routes = new Routes();
    Idempotency idempotency = new Idempotency(facilities.store(), facilities.clock());
    new SessionResource(facilities, orders, idempotency).addTo(routes);
    new ConversationResource(facilities, idempotency).addTo(routes);
    new OrderResource(facilities.store(), orders, idempotency).addTo(routes);
    new NumberResource(facilities.store(), facilities.clock(), orders).addTo(routes);
    new ConnectionResource(facilities, idempotency).addTo(routes);
    new AccountResource(facilities).addTo(routes);
    new SipResource(facilities).addTo(routes);
    return routes;
  }
}
