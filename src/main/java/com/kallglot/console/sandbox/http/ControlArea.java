package com.kallglot.console.sandbox.http;

import com.kallglot.console.telephony.Secret;
import java.util.Map;

/// What steers the sandbox itself, below `/control`: one key, and only from this computer, whatever
/// address the sandbox listens on.
public final class ControlArea implements Area {
  private static final int BODY_LIMIT = 4 * 1024 * 1024;

  private final Secret key;
  private final Routes routes;

  public ControlArea(Secret key, Routes routes) {
    this.key = key;
    this.routes = routes;
  }

  @Override
  public boolean holds(String path) {
    return path.equals("/control") || path.startsWith("/control/");
  }

  @Override
  public int bodyLimit() {
    return BODY_LIMIT;
  }

  /// Whoever steers is never failed.
  @Override
  public Behaviours.Fate fate(Call call) {
    return new Behaviours.Fate(Behaviour.Failure.NONE, Behaviour.Moment.BEFORE_EFFECT);
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Guest admit(Call call) throws Refusal {
    if (!call.source().getAddress().isLoopbackAddress()) {
      throw new Refusal(
          Code.INSUFFICIENT_PERMISSIONS,
          "The sandbox is steered only from the computer it runs on.");
    }
    if (Keys.sent(call).map(Secret::of).filter(key::equals).isEmpty()) {
      throw new Refusal(
          Code.INVALID_API_KEY,
          "The control resource needs the control key of the sandbox's endpoint file.");
    }
    return new Controller(call);
  }

  private record Controller(Call call) implements Guest {
    @Override
    public void checkActive() {
      // The control key belongs to the sandbox, not to an organization.
    }

    @Override
    public void enter(String scope) {
      // There is one key and it may do everything.
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }
}
