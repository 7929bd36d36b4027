package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.AccountNetwork.Relay;
import com.kallglot.console.softphone.network.HostAndPort;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The network part of an [AccountDraft].
final class NetworkDraft {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private NetworkDraft() {}

  static void show(AccountNetwork network, AccountDraft draft) {
    NetworkSettings settings = network.settings();
    Relay relay = network.relay();
    PortRange ports = settings.rtpPorts();
    SessionTimer timer = settings.sessionTimer();
    draft.set(AccountField.BIND_ADDRESS, orEmpty(settings.bindAddress()));
    draft.set(AccountField.FAMILY, settings.family());
    draft.set(AccountField.LOOKUP, settings.lookup());
    draft.set(AccountField.NAMESERVER, orEmpty(settings.nameserver()));
    draft.set(AccountField.STUN_SERVERS, String.join(", ", settings.stunServers()));
    draft.set(AccountField.ICE, settings.ice());
    draft.set(AccountField.RELAY_SERVER, relay == null ? "" : relay.server());
    draft.set(
        AccountField.RELAY_TRANSPORT, relay == null ? TurnServer.Transport.UDP : relay.transport());
    draft.set(AccountField.RELAY_USER, relay == null ? "" : relay.user());
    draft.set(AccountField.CONTACT_REWRITE, settings.contactRewrite());
    draft.set(AccountField.SDP_REWRITE, settings.sdpRewrite());
    draft.set(AccountField.KEEP_ALIVE, String.valueOf(settings.keepAlive().toSeconds()));
    draft.set(AccountField.RTP_PORTS, ports == null ? "" : ports.toString());
    draft.set(AccountField.SESSION_TIMER, timer.use());
    draft.set(AccountField.SESSION_EXPIRES, String.valueOf(timer.expires().toSeconds()));
    draft.set(AccountField.SESSION_MINIMUM, String.valueOf(timer.minimum().toSeconds()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static boolean isRight(AccountField field, AccountDraft draft) {
    String text = draft.stripped(field);
    boolean ipv6 = draft.chosen(AccountField.FAMILY, Family.class) == Family.IPV6;
    boolean relay = !draft.stripped(AccountField.RELAY_SERVER).isEmpty();
    return switch (field) {
      case BIND_ADDRESS -> text.isEmpty() || isOf(text, ipv6 ? Family.IPV6 : Family.IPV4);
      case NAMESERVER -> text.isEmpty() || NetworkSettings.isNameserver(text);
      case STUN_SERVERS -> isStun(draft.list(field), ipv6 ? Family.IPV6 : Family.IPV4);
      case ICE -> !relay || draft.chosen(field, Ice.class) == Ice.ON;
      case RELAY_SERVER -> !relay || (HostAndPort.isValid(text) && !ipv6);
      case RELAY_USER -> !relay || !text.isEmpty();
      case KEEP_ALIVE ->
          SECONDS.matcher(text).matches() && NetworkSettings.isKeepAlive(seconds(draft, field));
      case RTP_PORTS -> text.isEmpty() || ports(text).isPresent();
      case SESSION_EXPIRES, SESSION_MINIMUM -> isTimer(draft);
      default -> true;
    };
  }

  private static boolean isOf(String address, Family family) {
    return HostAndPort.isAddress(address) && HostAndPort.isIpv6(address) == (family == Family.IPV6);
  }

  private static boolean isStun(List<String> servers, Family family) {
    return servers.stream().allMatch(HostAndPort::isValid)
        && (servers.isEmpty() || family == Family.IPV4);
  }

  private static boolean isTimer(AccountDraft draft) {
    return SECONDS.matcher(draft.stripped(AccountField.SESSION_EXPIRES)).matches()
        && SECONDS.matcher(draft.stripped(AccountField.SESSION_MINIMUM)).matches()
        && SessionTimer.isValid(
            seconds(draft, AccountField.SESSION_EXPIRES),
            seconds(draft, AccountField.SESSION_MINIMUM));
  }

  private static Duration seconds(AccountDraft draft, AccountField field) {
    return Duration.ofSeconds(Integer.parseInt(draft.stripped(field)));
  }

  private static Optional<PortRange> ports(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    return PortRange.isValid(first, last)
        ? Optional.of(new PortRange(first, last))
        : Optional.empty();
  }

  /// To be asked for where there is no problem.
  static AccountNetwork network(AccountDraft draft) {
    String server = draft.stripped(AccountField.RELAY_SERVER);
    Relay relay =
        server.isEmpty()
            ? null
            : new Relay(
                server,
                draft.chosen(AccountField.RELAY_TRANSPORT, TurnServer.Transport.class),
                draft.stripped(AccountField.RELAY_USER));
    return new AccountNetwork(
        NetworkSettings.PLATFORM
            .edit()
            .bindAddress(draft.orNull(AccountField.BIND_ADDRESS))
            .family(draft.chosen(AccountField.FAMILY, Family.class))
            .lookup(draft.chosen(AccountField.LOOKUP, Lookup.class))
            .nameserver(draft.orNull(AccountField.NAMESERVER))
            .stunServers(draft.list(AccountField.STUN_SERVERS))
            .ice(draft.chosen(AccountField.ICE, Ice.class))
            .contactRewrite(draft.chosen(AccountField.CONTACT_REWRITE, Rewrite.class))
            .sdpRewrite(draft.chosen(AccountField.SDP_REWRITE, Rewrite.class))
            .keepAlive(seconds(draft, AccountField.KEEP_ALIVE))
            .rtpPorts(ports(draft.stripped(AccountField.RTP_PORTS)).orElse(null))
            .sessionTimer(
                new SessionTimer(
                    draft.chosen(AccountField.SESSION_TIMER, SessionTimer.Use.class),
                    seconds(draft, AccountField.SESSION_EXPIRES),
                    seconds(draft, AccountField.SESSION_MINIMUM)))
            .done(),
        relay);
  }
}
