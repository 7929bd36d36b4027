package com.kallglot.console.sandbox.edge.stack;

import com.kallglot.console.telephony.SipTransport;
import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TransportNotSupportedException;
import org.jspecify.annotations.Nullable;

/// One JAIN-SIP stack with a listening point and a provider per transport. Closing it ends all of
/// its threads, some of which are not daemons.
public final class SignallingStack implements AutoCloseable {
  /// How often a free port may be snatched away between finding and binding it.
  private static final int BIND_ATTEMPTS = 20;

  private static final Duration READY = Duration.ofSeconds(10);

  private static final String[] CIPHER_SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
  };

  private static final AtomicLong STACKS = new AtomicLong();

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(3);

  private final SipStack stack;
  private final Map<SipTransport, SipProvider> providers = new EnumMap<>(SipTransport.class);
  private @Nullable Hearing hearing;

  private SignallingStack(SipStack stack) {
    this.stack = stack;
  }

  /// Starts listening.
  ///
  /// @param ports wanted by transport, 0 for any free one
  /// @throws BindException where a wanted port is taken
  public static SignallingStack start(
      InetAddress address, Map<SipTransport, Integer> ports, TlsIdentity identity, SipListener ear)
      throws IOException {
    SignallingStack made = new SignallingStack(create(identity));
    try {
      for (Map.Entry<SipTransport, Integer> wanted : ports.entrySet()) {
        made.listen(address, wanted.getKey(), wanted.getValue(), ear);
      }
    } catch (IOException | RuntimeException problem) {
      made.closeAfter(problem);
      throw problem;
    }
    return made;
  }

  /// Asks itself now and then by OPTIONS over UDP whether it still hears.
  ///
  /// @param every the pause between two questions
  public void watchHearing(InetAddress address, Duration every, Clock clock) {
    InetSocketAddress target = new InetSocketAddress(address, port(SipTransport.UDP));
    hearing =
        Hearing.watch(
            "SIP on UDP port " + target.getPort(),
            () -> Ping.isAnswered(target, HEARD_WITHIN),
            every,
            clock);
  }

  /// Since when it has not heard, or empty where it does or nobody watches.
  public Optional<Instant> deafSince() {
    return hearing == null ? Optional.empty() : hearing.deafSince();
  }

  /// The provider of a transport that was started.
  public SipProvider provider(SipTransport transport) {
    SipProvider provider = providers.get(transport);
    if (provider == null) {
      throw new IllegalArgumentException("Not listening on " + transport);
    }
    return provider;
  }

  /// The port that is listened on.
  public int port(SipTransport transport) {
    return provider(transport).getListeningPoint(name(transport)).getPort();
  }

  @Override
  public void close() {
    if (hearing != null) {
      hearing.close();
    }
    EventScanner scanner = ((SipStackImpl) stack).getEventScanner();
    stack.stop();
    // It looks whether it is to end after each event only, and waits for one
    providers.values().stream()
        .findFirst()
        .ifPresent(any -> scanner.addEvent(new EventWrapper(new EventObject(any), null)));
  }

  /// A stack that is half started may fail to stop; why it failed to start is what matters.
  private void closeAfter(Exception problem) {
    try {
      close();
    } catch (RuntimeException alsoWrong) {
      problem.addSuppressed(alsoWrong);
    }
  }

  private static SipStack create(TlsIdentity identity) throws IOException {
    // The stack's static loggers look for this one before they would reach for log4j.
    CommonLogger.legacyLogger = new FirstLineLogger();
    SipFactory factory = SipFactory.getInstance();
    factory.setPathName("gov.nist");
    try {
      SipStack stack = factory.createSipStack(properties(identity));
      // Its own list is of suites that no JDK of today enables
      ((SipStackExt) stack).setEnabledCipherSuites(CIPHER_SUITES);
      return stack;
    } catch (PeerUnavailableException problem) {
      throw new IOException("The SIP stack could not start", problem);
    }
  }

  private static Properties properties(TlsIdentity identity) {
    Properties properties = new Properties();
    // The factory hands out an existing stack of the same name
    properties.setProperty("javax.sip.STACK_NAME", "kallglot-edge-" + STACKS.incrementAndGet());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
    String nist = "gov.nist.javax.sip.";
    properties.setProperty(nist + "STACK_LOGGER", FirstLineLogger.class.getName());
    properties.setProperty(nist + "SERVER_LOGGER", NoMessageLog.class.getName());
    properties.setProperty(nist + "MESSAGE_PARSER_FACTORY", VersionedParsers.class.getName());
    properties.setProperty(nist + "TIMER_CLASS_NAME", LenientTimer.class.getName());
    properties.setProperty(nist + "REENTRANT_LISTENER", "true");
    properties.setProperty(nist + "THREAD_POOL_SIZE", "4");
    // Larger ones once took the heap, and the UDP thread with it, under a flood of fragments
    properties.setProperty(nist + "MAX_MESSAGE_SIZE", "8192");
    properties.setProperty(nist + "TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2"); // the server's too
    properties.setProperty(nist + "TLS_CLIENT_AUTH_TYPE", "Disabled");
    properties.setProperty(nist + "SSL_HANDSHAKE_TIMEOUT", "10000"); // ms, whatever its text says
    properties.setProperty("javax.net.ssl.keyStore", identity.keyStore().toString());
    properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
    properties.setProperty("javax.net.ssl.keyStorePassword", identity.password());
    return properties;
  }

  private void listen(InetAddress address, SipTransport transport, int port, SipListener ear)
      throws IOException {
    int attempts = port == 0 ? BIND_ATTEMPTS : 1;
    IOException last = new BindException("No attempt was made");
    for (int i = 0; i < attempts; i++) {
      try {
        bind(address, transport, port == 0 ? freePort(address, transport) : port, ear);
        return;
      } catch (BindException taken) {
        last = taken;
      }
    }
    throw last;
  }

  private void bind(InetAddress address, SipTransport transport, int port, SipListener ear)
      throws IOException {
    String where = name(transport) + " " + address.getHostAddress() + ":" + port;
    ListeningPoint point;
    try {
      probe(address, transport, port);
      point = stack.createListeningPoint(address.getHostAddress(), port, name(transport));
    } catch (BindException | InvalidArgumentException | TransportNotSupportedException problem) {
      BindException taken =
          new BindException(
              "SIP cannot listen on " + where + ": taken by another program? Choose another port");
      taken.initCause(problem);
      throw taken;
    }
    try {
      SipProvider provider = stack.createSipProvider(point);
      provider.addSipListener(ear);
      providers.put(transport, provider);
      if (transport == SipTransport.UDP) {
        awaitWorkers(address, port);
      }
    } catch (ObjectInUseException | TooManyListenersException problem) {
      throw new IOException("SIP could not start on " + where, problem);
    }
  }

  /// The stack makes its UDP workers in a thread of its own, before it reads the first packet; a
  /// stop that comes earlier fails or leaves some of them behind. An answer says that they are
  /// there.
  private static void awaitWorkers(InetAddress address, int port) throws IOException {
    if (!Ping.isAnswered(new InetSocketAddress(address, port), READY)) {
      throw new IOException("SIP on UDP port " + port + " does not answer itself");
    }
  }

  private static int freePort(InetAddress address, SipTransport transport) throws IOException {
    return probe(address, transport, 0);
  }

  /// Binds a port for a moment: a stack whose own attempt fails cannot be stopped cleanly.
  ///
  /// @return the port, where 0 was asked for any
  private static int probe(InetAddress address, SipTransport transport, int port)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(address, port);
    if (transport == SipTransport.UDP) {
      try (DatagramSocket probe = new DatagramSocket(any)) {
        return probe.getLocalPort();
      }
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(any);
      return probe.getLocalPort();
    }
  }

  /// JAIN-SIP's name of a transport.
  public static String name(SipTransport transport) {
    return switch (transport) {
      case UDP -> ListeningPoint.UDP;
      case TCP -> ListeningPoint.TCP;
      case TLS -> ListeningPoint.TLS;
      case UNKNOWN -> throw new IllegalArgumentException("No such transport");
    };
  }

  /// A PKCS#12 file and what opens it.
  public record TlsIdentity(Path keyStore, String password) {
    @Override
    public String toString() {
      return "TlsIdentity[" + keyStore + "]";
    }
  }
}
