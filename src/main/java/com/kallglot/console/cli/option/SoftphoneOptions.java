package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.softphone.EngineInfo;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that describe a SIP account, and the account they make.
public final class SoftphoneOptions {
  /// Words as typed; `dtls` means encrypted, with keys from a handshake.
  enum Srtp {
    OFF,
    OPTIONAL,
    REQUIRED,
    DTLS
  }

  /// Words as typed.
  enum Transport {
    UDP,
    TCP,
    TLS
  }

  @Option(names = "--user", paramLabel = "USER", description = "User part of our own address.")
  private @Nullable String user;

  @Option(
      names = "--auth-user",
      paramLabel = "USER",
      description = "User name for authentication, where it is not --user.")
  private @Nullable String authUser;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password. There is no option for the password"
              + " itself: other users of this computer could read it.")
  private @Nullable Path passwordFile;

  @Option(names = "--registrar", paramLabel = "HOST[:PORT]", description = "Register there.")
  private @Nullable String registrar;

  @Option(
      names = "--proxy",
      paramLabel = "HOST[:PORT]",
      description = "Send every request there, whatever the address called says.")
  private @Nullable String proxy;

  @Option(names = "--transport", description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable Transport transport;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust for TLS, in place of the system's.")
  private @Nullable Path ca;

  @Option(names = "--srtp", description = "One of: ${COMPLETION-CANDIDATES}. Default: off.")
  private Srtp srtp = Srtp.OFF;

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "NAME",
      description = "Codecs to offer, in this order, for instance PCMA,opus.")
  private List<String> codecs = List.of();

  @Mixin private NetworkOptions network = new NetworkOptions();

  public boolean describeAnAccount() {
    return user != null || proxy != null || registrar != null || network.areGiven();
  }

  /// Where telephone numbers are called and calls come from: the registrar, or else the proxy.
  public Optional<String> exchange() {
    return Optional.ofNullable(registrar != null ? registrar : proxy);
  }

  public @Nullable String registrar() {
    return registrar;
  }

  /// The account, at home where `address` is unless it registers elsewhere.
  public SipAccount account(SipAddress address) throws CommandFailure {
    String home = registrar != null ? SipAddress.hostOf(registrar) : address.host();
    String next = proxy != null ? proxy : registrar != null ? registrar : address.hostAndPort();
    return new SipAccount(
        "sip:" + (user == null ? "console" : user) + "@" + home,
        authUser,
        passwordFile == null ? null : PasswordFile.read(passwordFile),
        registrar == null ? null : "sip:" + registrar,
        proxy,
        transport == null ? address.transport() : SipTransport.valueOf(transport.name()),
        srtp == Srtp.DTLS ? SrtpPolicy.REQUIRED : SrtpPolicy.valueOf(srtp.name()),
        srtp == Srtp.DTLS ? SrtpKeying.DTLS : SrtpKeying.SDES,
        existing(ca),
        codecs,
        network.over(towards(SipAddress.hostOf(next))));
  }

  /// An account of the profile's, with the network as typed.
  public SipAccount over(SipAccount account) throws CommandFailure {
    return account.with(network.over(account.network()));
  }

  /// Holds what was typed against what can be spoken, before anybody is called. Of several one is
  /// enough: the others are left out of the offer.
  ///
  /// @throws CommandFailure with [ExitCode#USAGE], naming the codecs there are
  public void requireCodec(EngineInfo engine) throws CommandFailure {
    boolean spoken =
        codecs.stream()
            .anyMatch(codec -> engine.codecs().stream().anyMatch(codec::equalsIgnoreCase));
    if (!codecs.isEmpty() && !spoken) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--codec '%s' is none that can be spoken here: %s are."
              .formatted(String.join(",", codecs), String.join(", ", engine.codecs())));
    }
  }

  private static NetworkSettings towards(String next) {
    NetworkSettings usual = NetworkSettings.PLATFORM.boundTo(loopbackTowards(next));
    return HostAndPort.isIpv6(next) ? usual.edit().family(Family.IPV6).done() : usual;
  }

  private static @Nullable Path existing(@Nullable Path file) throws CommandFailure {
    if (file != null && !Files.isReadable(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot read the authorities in %s.".formatted(file));
    }
    return file;
  }

  /// A peer on this computer is called from this computer's own address, so that a machine without
  /// a network can test as well. Only literal addresses are looked at: names are the engine's.
  private static @Nullable String loopbackTowards(String host) {
    if (!host.matches("[\\d.]+|localhost|\\[?[0-9a-fA-F:]+]?")) {
      return null;
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() ? address.getHostAddress() : null;
    } catch (UnknownHostException e) {
      return null; // digits that are no address: the call itself will say so
    }
  }
}
