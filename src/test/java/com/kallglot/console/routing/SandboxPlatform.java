package com.kallglot.console.routing;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxException;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A sandbox of its own, asked over HTTP alone.
final class SandboxPlatform implements AutoCloseable {
  private final Sandbox sandbox;
  private final OrganizationAccess access;
  private final SandboxControl control;
  private final PlatformClient client;
  private final Organization organization;

  private SandboxPlatform(Path folder) throws SandboxException {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
    EndpointFile file = sandbox.listening(List.of(), folder.resolve("ca.pem"), legId -> {});
    access = file.organizations().getFirst();
    control =
        new SandboxControl(new Endpoint(file.baseUrl(), file.controlKey()), ExchangeListener.NONE);
    client =
        new PlatformClient(new Endpoint(file.baseUrl(), access.apiKey()), ExchangeListener.NONE);
    organization = new Organization(client, ResolutionPolicy.PUBLIC_TEXT, Clock.systemUTC());
  }

  static SandboxPlatform start(Path folder) throws SandboxException, PlatformException {
    SandboxPlatform platform = new SandboxPlatform(folder);
    platform.control.setLimits(
        platform.access.name(), new SandboxControl.Limits(10_000_000, 1_000, 10_000_000));
    return platform;
  }

  /// Replaces what is set up and reads it back, as a console would.
  TelephonyConfiguration configure(TelephonyConfiguration configuration)
      throws PlatformException, OrganizationException {
    control.setConfiguration(access.name(), configuration);
    return organization.read();
  }

  void readAs(ResolutionPolicy policy) throws PlatformException {
    control.setReading(
        new SandboxControl.Reading(
            word(policy.unownedNumber()),
            word(policy.severalMethods()),
            word(policy.missingRouting())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// What the platform decides about a session with this route. The session is ended again, so that
  /// its number is free for the next.
  Outcome decide(RouteRequest routing) throws PlatformException {
    SessionRequest body =
        new SessionRequest("bidirectional_translation", null, null, routing, Map.of());
    try {
      Session session = client.sessions().create(body, UUID.randomUUID().toString());
      client.sessions().end(session.id());
      return Comparison.outcomeOf(session);
    } catch (Refused e) {
      return new Outcome.Refused(e.refusal().status(), e.refusal().code(), e.refusal().param());
    }
  }

  @Override
  public void close() {
    organization.close();
    control.close();
    sandbox.close();
  }
}
