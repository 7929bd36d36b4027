package com.kallglot.console.desktop;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.settings.Profile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The program's own services, but for a platform client that waits two seconds for an answer and
/// tries once: what takes minutes in use is told within a test.
final class Impatient {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Services usual;
  private final Map<Profile, Organization> organizations = new ConcurrentHashMap<>();
  private final Map<Profile, Modes> modes = new ConcurrentHashMap<>();

  private Impatient(Services usual) {
    this.usual = usual;
  }

  static Services over(Services usual) {
    var own = new Impatient(usual);
    return (Services)
        Proxy.newProxyInstance(
            Services.class.getClassLoader(),
            new Class<?>[] {Services.class},
            (_, method, arguments) -> {
              return switch (method.getName()) {
                case "organization" -> own.organization((Profile) arguments[0]);
                case "modes" -> own.modes((Profile) arguments[0]);
                default -> {
                  try {
                    yield method.invoke(usual, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }
              };
            });
  }

  private Organization organization(Profile profile) {
    return organizations.computeIfAbsent(
        profile,
        of -> {
          var endpoint = new Endpoint(of.apiBase(), of.apiKey(), SHORT, SHORT, SHORT);
          var client = new PlatformClient(endpoint, ExchangeListener.NONE, Patience.ONE_TRY);
          return new Organization(client, Organization.policyOf(of), Clock.systemUTC());
        });
  }

  private Modes modes(Profile profile) {
    return modes.computeIfAbsent(
        profile,
        of ->
            new Modes(
                organization(of),
                usual.folders().data().resolve("impatient"),
                of.apiBase(),
                Clock.systemUTC()));
  }
}
