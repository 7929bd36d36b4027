package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkEdit;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how an account gets through the network.
public final class NetworkOptions {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

  /// Words as typed.
  enum Rewritten {
    CONTACT,
    SDP,
    NONE
  }

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Local address of signalling and media. Default: any; 127.0.0.1 towards this computer.")
  private @Nullable String bind;

  @Option(names = "--ipv6", description = "Use IPv6 for signalling and media.")
  private boolean ipv6;

  @Option(
      names = "--srv",
      description = "Look the server up by its SRV record, where no port is given (RFC 3263).")
  private boolean srv;

  @Option(
      names = "--nameserver",
      paramLabel = "ADDRESS[:PORT]",
      description = "Ask this nameserver in place of the system's.")
  private @Nullable String nameserver;

  @Option(
      names = "--stun",
      split = ",",
      paramLabel = "HOST[:PORT]",
      description =
          "STUN server that tells our address outside, for Contact and SDP; of several the first"
              + " that answers.")
  private List<String> stun = List.of();

  @Option(names = "--ice", description = "Let media find its way by connectivity checks (ICE).")
  private boolean ice;

  @Option(
      names = "--turn",
      paramLabel = "HOST[:PORT]",
      description = "TURN server that relays media where there is no other way; with ICE.")
  private @Nullable String turn;

  @Option(names = "--turn-transport", description = "One of: udp, tcp. Default: udp.")
  private TurnServer.Transport turnTransport = TurnServer.Transport.UDP;

  @Option(names = "--turn-user", paramLabel = "USER", description = "User name at the TURN server.")
  private @Nullable String turnUser;

  @Option(
      names = "--turn-password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password at the TURN server.")
  private @Nullable Path turnPasswordFile;

  @Option(
      names = "--rewrite",
      split = ",",
      paramLabel = "WHAT",
      description =
          "Where the address that the registrar sees replaces our own: contact, sdp, contact,sdp"
              + " or none. Default: contact.")
  private @Nullable Set<Rewritten> rewrite;

  @Option(
      names = "--keep-alive",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description =
          "How often our mapping in a NAT is refreshed, 1s to 5m; 0s for never. Default: 15s.")
  private @Nullable Duration keepAlive;

  @Option(
      names = "--rtp-ports",
      paramLabel = "FIRST-LAST",
      description = "UDP ports of media, for instance 40000-40100. Default: from 16384-32767.")
  private @Nullable String rtpPorts;

  @Option(
      names = "--session-timer",
      paramLabel = "USE",
      description =
          "Whether calls are refreshed (RFC 4028): off, supported, required or always. Default:"
              + " supported.")
  private SessionTimer.@Nullable Use sessionTimer;

  @Option(
      names = "--session-expires",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description =
          "When a call that nobody refreshes is over, 90s or more. Default: 30m, where calls are"
              + " refreshed.")
  private @Nullable Duration sessionExpires;

  /// Whether any of them was typed.
  boolean areGiven() {
    return ipv6
        || srv
        || ice
        || !stun.isEmpty()
        || Stream.of(
                bind,
                nameserver,
                turn,
                turnUser,
                turnPasswordFile,
                rewrite,
                keepAlive,
                rtpPorts,
                sessionTimer,
                sessionExpires)
            .anyMatch(option -> option != null);
  }

  /// `usual` with what was typed in place of its own.
  NetworkSettings over(NetworkSettings usual) throws CommandFailure {
    NetworkEdit edit = usual.edit();
    addresses(edit, usual);
    throughNat(edit);
    if (keepAlive != null) {
      edit.keepAlive(keepAlive);
    }
    if (rtpPorts != null) {
      edit.rtpPorts(range(rtpPorts));
    }
    try {
      edit.sessionTimer(timer(usual.sessionTimer()));
      return edit.done();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
    }
  }

  private void addresses(NetworkEdit edit, NetworkSettings usual) throws CommandFailure {
    if (bind != null && !HostAndPort.isAddress(bind)) {
      throw new CommandFailure(ExitCode.USAGE, "--bind %s is no IP address.".formatted(bind));
    }
    if (bind != null) {
      String address = bind.replaceAll("[\\[\\]]", "");
      edit.bindAddress(address).family(HostAndPort.isIpv6(address) ? Family.IPV6 : Family.IPV4);
    }
    if (ipv6) {
      edit.family(Family.IPV6);
    }
    if (ipv6 && bind == null && usual.bindAddress() != null) {
      edit.bindAddress("::1"); // bound at all only where it is to stay on this computer
    }
    edit.lookup(srv ? Lookup.SRV : usual.lookup());
    edit.nameserver(nameserver == null ? usual.nameserver() : nameserver);
  }

  private void throughNat(NetworkEdit edit) throws CommandFailure {
    if (!stun.isEmpty()) {
      edit.stunServers(stun);
    }
    if (ice || turn != null) {
      edit.ice(Ice.ON);
    }
    edit.turn(relay());
    if (rewrite != null) {
      edit.contactRewrite(rewritten(Rewritten.CONTACT)).sdpRewrite(rewritten(Rewritten.SDP));
    }
  }

  private Rewrite rewritten(Rewritten what) {
    return rewrite != null && rewrite.contains(what) ? Rewrite.ON : Rewrite.OFF;
  }

  private @Nullable TurnServer relay() throws CommandFailure {
    if (turn == null) {
      if (turnUser != null || turnPasswordFile != null) {
        throw new CommandFailure(
            ExitCode.USAGE, "--turn-user and --turn-password-file go with --turn.");
      }
      return null;
    }
    if (turnUser == null || turnPasswordFile == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--turn needs --turn-user and --turn-password-file.");
    }
    try {
      return new TurnServer(turn, turnTransport, turnUser, PasswordFile.read(turnPasswordFile));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
    }
  }

  private static PortRange range(String typed) throws CommandFailure {
    Matcher range = RANGE.matcher(typed);
    if (!range.matches()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--rtp-ports '%s' must read 40000-40100.".formatted(typed));
    }
    try {
      return new PortRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
    }
  }

  private SessionTimer timer(SessionTimer usual) {
    return new SessionTimer(
        sessionTimer == null ? usual.use() : sessionTimer,
        sessionExpires == null ? usual.expires() : sessionExpires,
        usual.minimum());
  }
}
