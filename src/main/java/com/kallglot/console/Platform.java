package com.kallglot.console;

import com.kallglot.console.calltest.LineAccess;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.TestLine;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The platform of one profile: its client and what tests of it need.
final class Platform implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Profile profile;
  private final Organization organization;
  private final @Nullable SandboxControl control;

  private Platform(Profile profile, Organization organization, @Nullable SandboxControl control) {
    this.profile = profile;
    this.organization = organization;
    this.control = control;
  }

  static Platform of(Profile profile) throws CommandFailure {
    try {
      var organization = Organization.of(profile, ExchangeListener.NONE, Clock.systemUTC());
      SandboxControl control =
          profile.sandboxControlKey() == null
              ? null
              : new SandboxControl(
                  new Endpoint(profile.apiBase(), profile.sandboxControlKey()),
                  ExchangeListener.NONE);
      return new Platform(profile, organization, control);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Profile '%s': %s.".formatted(profile.name(), e.getMessage()), e);
    }
  }

  TelephonyConfiguration configuration() throws CommandFailure {
    try {
      return organization.read();
    } catch (OrganizationException e) {
      ExitCode code =
          switch (e.kind()) {
            case UNREACHABLE, KEY_REJECTED, REFUSED -> ExitCode.UNREACHABLE;
            case CANCELLED -> ExitCode.CANCELLED;
          };
      throw new CommandFailure(
          code,
          "The telephony configuration of profile '%s' cannot be read. %s%s"
              .formatted(profile.name(), e.getMessage(), notOffered(e)),
          e);
    }
  }

  /// The collections were asked for, so a 404 is of the path and not of an id.
  private static String notOffered(OrganizationException e) {
    return switch (e.status()) {
      case 404, 405, 501 ->
          """

          This platform offers no management of numbers, connections and SIP settings, so no route \
          can be predicted or tested there. What needs none: call --to, answer, and all on the \
          sandbox.\
          """;
      default -> "";
    };
  }

  Organization organization() {
    return organization;
  }

  ResolutionPolicy reading() {
    return organization.policy();
  }

  TestSite site() throws CommandFailure {
    TelephonyConfiguration configuration = configuration();
    boolean sandbox = profile.kind() == Profile.Kind.SANDBOX;
    String bind = sandbox ? LOOPBACK : null;
    TestLine line = profile.testLine();
    return new TestSite(
        profile.name(),
        organization.client(),
        configuration,
        organization.policy(),
        sipAccount(configuration.sip(), bind),
        line == null ? null : LineAccess.of(line, profile.trustedCa(), bind),
        control,
        sandbox ? Destinations.ANY : destinations(configuration, line),
        sandbox ? Proof.ECHO : Proof.LEG,
        sandbox ? Timing.SANDBOX : Timing.NETWORK);
  }

  private Destinations destinations(TelephonyConfiguration configuration, @Nullable TestLine line) {
    Stream<E164> ours = configuration.numbers().stream().map(PhoneNumber::phoneNumber);
    Stream<E164> caller = Stream.ofNullable(line == null ? null : line.number());
    return Destinations.from(Stream.concat(ours, caller).toList(), profile.guards().destinations());
  }

  private @Nullable SipAccount sipAccount(SipSettings settings, @Nullable String bind) {
    Profile.SipAccess access = profile.sip();
    if (access == null || access.password() == null) {
      return null;
    }
    String username = access.username() == null ? settings.username() : access.username();
    Optional<SipSettings.Transport> next = mostSecure(settings.transports());
    String proxy =
        Objects.requireNonNullElse(
            access.proxy(), next.map(t -> t.host() + ":" + t.port()).orElse(settings.domain()));
    return new SipAccount(
        "sip:" + username + "@" + settings.domain(),
        username,
        access.password(),
        null,
        proxy,
        next.map(SipSettings.Transport::kind).orElse(SipTransport.TLS),
        settings.srtp(),
        settings.srtpKeying(),
        profile.trustedCa(),
        settings.codecs(),
        bind);
  }

  /// TLS before TCP before UDP.
  private static Optional<SipSettings.Transport> mostSecure(List<SipSettings.Transport> all) {
    return all.stream()
        .filter(transport -> transport.kind() != SipTransport.UNKNOWN)
        .max(Comparator.comparing(SipSettings.Transport::kind));
  }

  @Override
  public void close() {
    organization.close();
    if (control != null) {
      control.close();
    }
  }
}
