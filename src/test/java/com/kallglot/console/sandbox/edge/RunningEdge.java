package com.kallglot.console.sandbox.edge;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An edge on free ports of the loopback, its scripted desk, and the sockets a test opens to it.
final class RunningEdge implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(10);

  /// Ends what is never acknowledged soon.
  static final EdgeTimers IMPATIENT = with(Duration.ofMillis(300), Duration.ofMinutes(1));

  /// Ends what is silent soon.
  static final EdgeTimers SHARP_EARED = with(Duration.ofSeconds(30), Duration.ofMillis(300));

  private static EdgeTimers with(Duration acknowledgement, Duration silence) {
    return new EdgeTimers(
        acknowledgement,
        silence,
        Duration.ofHours(1),
        Duration.ofMinutes(5),
        Duration.ofMillis(100),
        Duration.ofSeconds(2));
  }

  final SipEdge edge;
  private volatile ScriptedDesk desk = new ScriptedDesk();
  private final List<AutoCloseable> opened = new ArrayList<>();

  RunningEdge(Path folder) throws IOException {
    this(folder, EdgeTimers.STANDARD, Clock.systemUTC());
  }

  RunningEdge(Path folder, EdgeTimers timers, Clock clock) throws IOException {
    EdgeOptions options = new EdgeOptions("127.0.0.1", 0, 0, 0, folder, ScriptedDesk.REALM);
    edge = SipEdge.start(options, new CurrentDesk(), timers, clock);
  }

  /// The edge asks this one from now on.
  ScriptedDesk newDesk() {
    desk = new ScriptedDesk();
    return desk;
  }

  int port(SipTransport kind) {
    return edge.transports().stream()
        .filter(transport -> transport.kind() == kind)
        .findFirst()
        .orElseThrow()
        .port();
  }

  RawSip connect(SipTransport kind) throws IOException, GeneralSecurityException {
    RawSip sip =
        switch (kind) {
          case UDP -> RawSip.udp(port(kind));
          case TCP -> RawSip.tcp(port(kind));
          case TLS -> RawSip.tls(port(kind), trust(edge.authorityFile()));
          case UNKNOWN -> throw new IllegalArgumentException("No such transport");
        };
    opened.add(sip);
    return sip;
  }

  RawCaller caller() throws IOException, GeneralSecurityException {
    return new RawCaller(connect(SipTransport.UDP));
  }

  RtpProbe probe() throws IOException {
    RtpProbe probe = new RtpProbe();
    opened.add(probe);
    return probe;
  }

  /// The one leg's report, once it is there.
  LegReport report() {
    Await.until(SOON, "the leg's report", () -> !desk.reports.isEmpty());
    return desk.reports.getFirst();
  }

  static SSLContext trust(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  void closeSockets() throws Exception {
    for (AutoCloseable socket : opened.reversed()) {
      socket.close();
    }
    opened.clear();
  }

  @Override
  public void close() throws Exception {
    closeSockets();
    edge.close();
  }

  /// Starting a stack takes a second: tests share one and bring a desk each.
  private final class CurrentDesk implements CallDesk {
    @Override
    public List<SipCredential> credentials(String username) {
      return desk.credentials(username);
    }

    @Override
    public boolean hears(String calledUser, InetSocketAddress source) {
      return desk.hears(calledUser, source);
    }

    @Override
    public Admission arrive(Arrival arrival) {
      return desk.arrive(arrival);
    }

    @Override
    public void answered(String legId) {
      desk.answered(legId);
    }

    @Override
    public void ended(LegReport report) {
      desk.ended(report);
    }
  }
}
