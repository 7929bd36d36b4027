package com.kallglot.console;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.leg.NextHop;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.order.OrderBook;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.TestLine;
import com.kallglot.console.trace.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The platform of one profile: its client and what tests of it need.
final class Platform implements AutoCloseable {
  private final Profile profile;
  private final Organization organization;
  private final Modes modes;
  private final Orders orders;
  private final @Nullable SandboxControl control;
  private final Journal journal;

  private Platform(
      Profile profile,
      Organization organization,
      Modes modes,
      Orders orders,
      @Nullable SandboxControl control,
      Journal journal) {
    this.journal = journal;
    this.profile = profile;
    this.organization = organization;
    this.modes = modes;
    this.orders = orders;
    this.control = control;
  }

  /// @param folder for what is kept of this profile
  /// @param made notes the sessions that are created
  /// @param journal notes everything
  static Platform of(Profile profile, Path folder, SessionsMade made, Journal journal)
      throws CommandFailure {
    try {
      var clock = Clock.systemUTC();
      var organization = Organization.of(profile, both(made, journal), clock);
      SandboxControl control =
          profile.sandboxControlKey() == null
              ? null
              : new SandboxControl(
                  new Endpoint(profile.apiBase(), profile.sandboxControlKey())
                      .trusting(profile.trustedCa()),
                  ExchangeListener.NONE);
      var modes = new Modes(organization, folder, profile.apiBase(), clock);
      var book = new OrderBook(orders(folder, profile));
      var orders = new Orders(organization.client().numbers(), book, clock);
      return new Platform(profile, organization, modes, orders, control, journal);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Profile '%s': %s.".formatted(profile.name(), e.getMessage()), e);
    }
  }

  private static ExchangeListener both(ExchangeListener one, ExchangeListener other) {
    return exchange -> {
      other.exchanged(exchange);
      one.exchanged(exchange);
    };
  }

  /// A profile may be given another key or another base; an order in doubt stays with the
  /// organization it was sent to, and is never resumed at another.
  static Path orders(Path folder, Profile profile) {
    return folder
        .resolve("orders")
        .resolve(
            profile.kind().name().toLowerCase(Locale.ROOT)
                + "-"
                + profile.apiBase().replaceAll("[^A-Za-z0-9.]+", "-"));
  }

  Organization organization() {
    return organization;
  }

  /// Empty on any platform that is no sandbox.
  Optional<FaultDesk> faults() {
    return Optional.ofNullable(control).map(FaultDesk::new);
  }

  Orders orders() {
    return orders;
  }

  Modes modes() {
    return modes;
  }

  ResolutionPolicy reading() {
    return organization.policy();
  }

  TestSite site(TelephonyConfiguration configuration) {
    boolean sandbox = profile.kind() == Profile.Kind.SANDBOX;
    TestLine line = profile.testLine();
    return new TestSite(
        profile.name(),
        organization.client(),
        configuration,
        organization.policy(),
        sipAccount(configuration.sip()),
        line == null
            ? null
            : LineAccess.of(
                line,
                profile.trustedCa(),
                NextHop.localTowards(line.proxy() == null ? line.domain() : line.proxy())),
        control,
        sandbox ? Destinations.ANY : destinations(configuration, line),
        sandbox ? Proof.ECHO : Proof.LEG,
        sandbox ? Timing.SANDBOX : Timing.NETWORK,
        journal);
  }

  private Destinations destinations(TelephonyConfiguration configuration, @Nullable TestLine line) {
    Stream<E164> ours = configuration.numbers().stream().map(PhoneNumber::phoneNumber);
    Stream<E164> caller = Stream.ofNullable(line == null ? null : line.number());
    return Destinations.from(Stream.concat(ours, caller).toList(), profile.guards().destinations());
  }

  private @Nullable SipAccount sipAccount(SipSettings settings) {
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
        NextHop.localTowards(proxy));
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
