package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.AccountNetwork.Relay;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [AccountNetwork] as it stands in a file; what is missing is as the platform needs it. Times in
/// seconds.
record NetworkText(
    @Nullable String bindAddress,
    @Nullable String family,
    @Nullable String lookup,
    @Nullable String nameserver,
    @Nullable List<String> stunServers,
    @Nullable String ice,
    @Nullable String relayServer,
    @Nullable String relayTransport,
    @Nullable String relayUser,
    @Nullable String contactRewrite,
    @Nullable String sdpRewrite,
    @Nullable Integer keepAlive,
    @Nullable Integer firstRtpPort,
    @Nullable Integer lastRtpPort,
    @Nullable String sessionTimer,
    @Nullable Integer sessionExpires,
    @Nullable Integer sessionMinimum) {
  private static final NetworkSettings USUAL = NetworkSettings.PLATFORM;

  static NetworkText of(AccountNetwork network) {
    NetworkSettings settings = network.settings();
    Relay relay = network.relay();
    PortRange ports = settings.rtpPorts();
    return new NetworkText(
        settings.bindAddress(),
        AccountText.word(settings.family()),
        AccountText.word(settings.lookup()),
        settings.nameserver(),
        settings.stunServers(),
        AccountText.word(settings.ice()),
        relay == null ? null : relay.server(),
        relay == null ? null : AccountText.word(relay.transport()),
        relay == null ? null : relay.user(),
        AccountText.word(settings.contactRewrite()),
        AccountText.word(settings.sdpRewrite()),
        (int) settings.keepAlive().toSeconds(),
        ports == null ? null : ports.first(),
        ports == null ? null : ports.last(),
        AccountText.word(settings.sessionTimer().use()),
        (int) settings.sessionTimer().expires().toSeconds(),
        (int) settings.sessionTimer().minimum().toSeconds());
  }

  /// @throws IllegalArgumentException that says what cannot be
  AccountNetwork network() {
    Relay relay =
        relayServer == null
            ? null
            : new Relay(
                relayServer,
                AccountText.constant(
                    TurnServer.Transport.class, relayTransport, TurnServer.Transport.UDP),
                relayUser == null ? "" : relayUser);
    return new AccountNetwork(
        USUAL
            .edit()
            .bindAddress(bindAddress)
            .family(AccountText.constant(Family.class, family, USUAL.family()))
            .lookup(AccountText.constant(Lookup.class, lookup, USUAL.lookup()))
            .nameserver(nameserver)
            .stunServers(stunServers == null ? List.of() : stunServers)
            .ice(AccountText.constant(Ice.class, ice, USUAL.ice()))
            .contactRewrite(
                AccountText.constant(Rewrite.class, contactRewrite, USUAL.contactRewrite()))
            .sdpRewrite(AccountText.constant(Rewrite.class, sdpRewrite, USUAL.sdpRewrite()))
            .keepAlive(seconds(keepAlive, USUAL.keepAlive()))
            .rtpPorts(
                firstRtpPort == null || lastRtpPort == null
                    ? null
                    : new PortRange(firstRtpPort, lastRtpPort))
            .sessionTimer(
                new SessionTimer(
                    AccountText.constant(
                        SessionTimer.Use.class, sessionTimer, USUAL.sessionTimer().use()),
                    seconds(sessionExpires, USUAL.sessionTimer().expires()),
                    seconds(sessionMinimum, USUAL.sessionTimer().minimum())))
            .done(),
        relay);
  }

  private static Duration seconds(@Nullable Integer kept, Duration usual) {
    return kept == null ? usual : Duration.ofSeconds(kept);
  }
}
