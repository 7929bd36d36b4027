package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.Dialler;
import com.kallglot.console.sandbox.edge.digest.DigestGate;
import com.kallglot.console.sandbox.edge.digest.Nonces;
import com.kallglot.console.sandbox.edge.message.Addresses;
import com.kallglot.console.sandbox.edge.message.Replies;
import com.kallglot.console.sandbox.edge.rtp.RtpEngine;
import com.kallglot.console.sandbox.edge.stack.SignallingStack;
import com.kallglot.console.sandbox.edge.stack.SignallingStack.TlsIdentity;
import com.kallglot.console.sandbox.edge.tls.Authority;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The sandbox's SIP side, running. Closing it ends the calls that are up, which report, and then
/// all of its sockets and threads.
public final class SipEdge implements Dialler, AutoCloseable {
  private final EdgeOptions options;
  private final Authority authority;
  private final SignallingStack stack;
  private final RtpEngine rtp;
  private final Schedule schedule;
  private final LegBook book;
  private final EdgeTimers timers;
  private final Outcalls outcalls;

  private SipEdge(
      EdgeOptions options,
      Authority authority,
      SignallingStack stack,
      Surroundings around,
      LegBook book,
      Registrar registrar) {
    this.outcalls = new Outcalls(around, book, registrar, stack, options.domain());
    this.options = options;
    this.authority = authority;
    this.stack = stack;
    this.rtp = around.rtp();
    this.schedule = around.schedule();
    this.timers = around.timers();
    this.book = book;
  }

  /// Starts listening on all three transports.
  ///
  /// @throws BindException where a wanted port is taken
  /// @throws IOException where the certificates cannot be made or read, or the stack does not start
  public static SipEdge start(EdgeOptions options, CallDesk desk) throws IOException {
    return start(options, desk, EdgeTimers.STANDARD, Clock.systemUTC());
  }

  static SipEdge start(EdgeOptions options, CallDesk desk, EdgeTimers timers, Clock clock)
      throws IOException {
    InetAddress address = InetAddress.ofLiteral(options.bindAddress());
    Authority authority =
        Authority.open(options.certificateFolder(), options.domain(), address, clock);
    RtpEngine rtp = RtpEngine.start();
    Schedule schedule = new Schedule();
    try {
      Replies replies = new Replies(address.getHostAddress());
      Surroundings around = new Surroundings(desk, replies, rtp, schedule, timers, address);
      LegBook book = new LegBook();
      DigestGate gate =
          new DigestGate(options.domain(), new Nonces(clock, timers.nonce()), desk::credentials);
      Authenticator authenticator = new Authenticator(gate, replies);
      Registrar registrar = new Registrar(authenticator, replies, clock);
      Addresses addresses = new Addresses(options.domain(), address.getHostAddress());
      Dispatcher ear =
          new Dispatcher(
              replies, new Invites(around, authenticator, addresses, book), book, registrar);
      SignallingStack stack =
          SignallingStack.start(
              address,
              ports(options),
              new TlsIdentity(authority.serverFile(), Authority.PASSWORD),
              ear);
      stack.watchHearing(address, timers.hearing(), clock);
      return new SipEdge(options, authority, stack, around, book, registrar);
    } catch (IOException | RuntimeException problem) {
      schedule.close();
      rtp.close();
      throw problem;
    }
  }

  private static Map<SipTransport, Integer> ports(EdgeOptions options) {
    return Map.of(
        SipTransport.UDP, options.udpPort(),
        SipTransport.TCP, options.tcpPort(),
        SipTransport.TLS, options.tlsPort());
  }

  /// Where it listens.
  public List<SipSettings.Transport> transports() {
    return Stream.of(SipTransport.UDP, SipTransport.TCP, SipTransport.TLS)
        .map(kind -> new SipSettings.Transport(kind, options.bindAddress(), stack.port(kind)))
        .toList();
  }

  /// The certificate authority to trust for TLS, as PEM.
  public Path authorityFile() {
    return authority.certificateFile();
  }

  @Override
  public Optional<Instant> deafSince() {
    return stack.deafSince();
  }

  @Override
  public void hangUp(String legId) {
    schedule.now(() -> book.hangUp(legId));
  }

  @Override
  public Sent dial(Order order) {
    return outcalls.dial(order);
  }

  @Override
  public void close() {
    book.hangUpAll(timers.parting());
    stack.close();
    schedule.close();
    rtp.close();
  }
}
