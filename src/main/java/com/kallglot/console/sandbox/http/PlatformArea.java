package com.kallglot.console.sandbox.http;

import com.kallglot.console.sandbox.store.Organizations.KeyHolder;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.kallglot.console.sandbox.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The platform's API below `/v1`: keys of organizations, their scopes and rate limits.
public final class PlatformArea implements Area {
  private static final int BODY_LIMIT = 262_144;

  private final Store store;
  private final Routes routes;
  private final RateLimit rate;
  private final Behaviours behaviours;

  public PlatformArea(Store store, Routes routes, Clock clock, Behaviours behaviours) {
    this.behaviours = behaviours;
    this.store = store;
    this.routes = routes;
    this.rate = new RateLimit(clock);
  }

  @Override
  public boolean holds(String path) {
    return path.equals("/v1") || path.startsWith("/v1/");
  }

  @Override
  public int bodyLimit() {
    return BODY_LIMIT;
  }

  @Override
  public Behaviours.Fate fate(Call call) {
    return behaviours.meet(call);
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Guest admit(Call call) throws Refusal {
    String key =
        Keys.sent(call)
            .orElseThrow(() ->
                new Refusal(
                    Code.INVALID_API_KEY,
                    "No API key was sent. Send it as \"Authorization: Bearer sk_test_…\"."));
    String sha256 = Keys.sha256(key);
    Optional<KeyHolder> holder = store.read(records -> records.organizations().holderOf(sha256));
    return new KeyGuest(
        call,
        holder.orElseThrow(() ->
            new Refusal(
                Code.INVALID_API_KEY,
                "This API key is not known here. The sandbox's keys are in its endpoint"
                    + " file.")));
  }

  private final class KeyGuest implements Guest {
    private final Call call;
    private final KeyHolder holder;

    private KeyGuest(Call call, KeyHolder holder) {
      this.call = call.by(holder.organization());
      this.holder = holder;
    }

    @Override
    public Call call() {
      return call;
    }

    @Override
    public void checkActive() throws Refusal {
      if (!holder.organization().active()) {
        throw new Refusal(
            Code.ORGANIZATION_INACTIVE,
            "The organization \"%s\" has no active subscription."
                .formatted(holder.organization().name()));
      }
      behaviours.current().checkOffered(call);
    }

    @Override
    public void enter(String scope) throws Refusal {
      if (!holder.scopes().contains(scope)) {
        throw new Refusal(
            Code.INSUFFICIENT_PERMISSIONS,
            "This key lacks the scope %s. Use a key that has it.".formatted(scope));
      }
      Organization organization = holder.organization();
      rate.take(organization.name(), organization.requestsPerMinute());
    }

    /// Read anew: the request itself may have cost a credit.
    @Override
    public Map<String, String> headers() {
      String name = holder.organization().name();
      Organization now =
          store.read(records -> records.organizations().named(name)).orElse(holder.organization());
      RateLimit.Window window = rate.look(name);
      Map<String, String> headers = new TreeMap<>();
      headers.put("X-RateLimit-Limit", Integer.toString(now.requestsPerMinute()));
      headers.put(
          "X-RateLimit-Remaining", Integer.toString(window.remaining(now.requestsPerMinute())));
      headers.put("X-RateLimit-Reset", Long.toString(window.reset()));
      headers.put("X-API-Credits-Remaining", Long.toString(now.creditsRemaining()));
      headers.put("X-API-Credits-Used", Long.toString(now.creditsUsed()));
      return headers;
    }
  }
}
