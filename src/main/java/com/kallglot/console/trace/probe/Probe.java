package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Ends;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Tries a SIP server step by step as a call would: name, TCP connect, TLS handshake, OPTIONS. It
/// blocks and belongs on a virtual thread; each step takes at most the timeout.
public final class Probe {
  private final SipServer server;
  private final SipTransport transport;
  private final String domain;
  private final @Nullable Path trustedCa;
  private final int timeoutMs;
  private final List<Attempt> attempts = new ArrayList<>();
  private @Nullable Ends ends;

  /// @param server to a host whose name the certificate must have, as for the engine
  /// @param domain whose OPTIONS are asked for: the one called, which differs from `host` where a
  ///   proxy is given
  /// @param trustedCa PEM file of authorities to trust in place of the system's
  /// @param timeout of each step
  public Probe(
      SipServer server,
      SipTransport transport,
      String domain,
      @Nullable Path trustedCa,
      Duration timeout) {
    this.server = server;
    this.transport = transport;
    this.domain = domain;
    this.trustedCa = trustedCa;
    this.timeoutMs = Math.toIntExact(timeout.toMillis());
  }

  /// Tries all steps until one fails.
  public Reachability run() {
    attempts.clear();
    ends = null;
    InetSocketAddress address = resolve();
    if (address != null) {
      switch (transport) {
        case UDP, UNKNOWN -> overUdp(address);
        case TCP, TLS -> overTcp(address);
      }
    }
    return new Reachability(
        server.host() + ":" + server.port() + " over " + transport, attempts, ends);
  }

  private @Nullable InetSocketAddress resolve() {
    long start = System.nanoTime();
    try {
      InetSocketAddress address = server.address();
      note(Step.NAME, Outcome.OK, start, address.getAddress().getHostAddress());
      return address;
    } catch (UnknownHostException e) {
      note(Step.NAME, Outcome.NO_ADDRESS, start, server.host());
      return null;
    }
  }

  private void overUdp(InetSocketAddress address) {
    long start = System.nanoTime();
    // Connected, so that the system tells us of ICMP errors.
    try (var socket = new DatagramSocket(server.local())) {
      socket.connect(address);
      socket.setSoTimeout(timeoutMs / 2);
      OptionsAnswer answer = exchange(socket);
      answered(start, socket.getLocalAddress(), socket.getLocalPort(), answer);
    } catch (IOException e) {
      fail(Step.OPTIONS, start, e);
    }
  }

  /// A second request where the first may have been lost.
  private OptionsAnswer exchange(DatagramSocket socket) throws IOException {
    byte[] request = options(socket.getLocalAddress(), socket.getLocalPort());
    var answer = new DatagramPacket(new byte[65_535], 65_535);
    socket.send(new DatagramPacket(request, request.length));
    try {
      socket.receive(answer);
    } catch (SocketTimeoutException lost) {
      socket.send(new DatagramPacket(request, request.length));
      socket.receive(answer);
    }
    return OptionsAnswer.of(answer.getData(), answer.getLength());
  }

  private void overTcp(InetSocketAddress address) {
    long start = System.nanoTime();
    try (var socket = new Socket()) {
      socket.setSoTimeout(timeoutMs);
      socket.bind(server.local());
      socket.connect(address, timeoutMs);
      note(Step.TCP_CONNECT, Outcome.OK, start, "");
      if (transport == SipTransport.TLS) {
        overTls(socket);
      } else {
        ask(socket);
      }
    } catch (IOException e) {
      fail(Step.TCP_CONNECT, start, e);
    }
  }

  private void overTls(Socket connected) {
    long start = System.nanoTime();
    try (SSLSocket secure = TlsSockets.over(connected, server, trustedCa)) {
      secure.startHandshake();
      note(Step.TLS_HANDSHAKE, Outcome.OK, start, secure.getSession().getProtocol());
      ask(secure);
    } catch (SSLException e) {
      note(Step.TLS_HANDSHAKE, ofHandshake(e), start, deepest(e));
    } catch (IOException e) {
      fail(Step.TLS_HANDSHAKE, start, e);
    }
  }

  /// The chain is checked before the name: a failure of the name means that the chain was trusted.
  private static Outcome ofHandshake(SSLException failure) {
    boolean certificate = false;
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof CertificateExpiredException
          || e instanceof CertificateNotYetValidException) {
        return Outcome.OUT_OF_DATE;
      }
    }
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof CertPathValidatorException || e instanceof CertPathBuilderException) {
        return Outcome.UNTRUSTED;
      }
      certificate |= e instanceof CertificateException;
    }
    return certificate ? Outcome.WRONG_NAME : Outcome.FAILED;
  }

  private static String deepest(Throwable failure) {
    Throwable e = failure;
    while (e.getCause() != null) {
      e = e.getCause();
    }
    return words(e);
  }

  private void ask(Socket socket) {
    long start = System.nanoTime();
    try {
      byte[] request = options(socket.getLocalAddress(), socket.getLocalPort());
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      var answer = new byte[OptionsAnswer.LONGEST];
      int count = socket.getInputStream().read(answer);
      if (count < 0) {
        note(Step.OPTIONS, Outcome.FAILED, start, "the connection was closed");
      } else {
        answered(
            start,
            socket.getLocalAddress(),
            socket.getLocalPort(),
            OptionsAnswer.of(answer, count));
      }
    } catch (IOException e) {
      fail(Step.OPTIONS, start, e);
    }
  }

  private byte[] options(InetAddress local, int localPort) {
    String self = HostAndPort.of(local.getHostAddress(), localPort);
    String id = UUID.randomUUID().toString();
    return String.join(
            "\r\n",
            "OPTIONS sip:" + domain + " SIP/2.0",
            "Via: SIP/2.0/" + transport + " " + self + ";rport;branch=z9hG4bK" + id,
            "Max-Forwards: 70",
            "From: <sip:probe@" + self + ">;tag=" + id.substring(0, 8),
            "To: <sip:" + domain + ">",
            "Call-ID: " + id,
            "CSeq: 1 OPTIONS",
            "Contact: <sip:probe@" + self + ">",
            "Accept: application/sdp",
            "Content-Length: 0",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void answered(long start, InetAddress local, int port, OptionsAnswer answer) {
    ends = new Ends(local.getHostAddress(), port, answer.seenAddress(), answer.seenPort());
    if (answer.isSip()) {
      note(Step.OPTIONS, Outcome.OK, start, answer.statusLine());
    } else {
      note(
          Step.OPTIONS,
          Outcome.FAILED,
          start,
          "answered with what is no SIP: " + answer.statusLine());
    }
  }

  private void fail(Step step, long start, IOException e) {
    Outcome outcome =
        switch (e) {
          case SocketTimeoutException _ -> Outcome.SILENT;
          case PortUnreachableException _ -> Outcome.REFUSED;
          case NoRouteToHostException _ -> Outcome.UNREACHABLE;
          default -> ofWords(words(e).toLowerCase(Locale.ROOT));
        };
    note(step, outcome, start, outcome == Outcome.FAILED ? words(e) : "");
  }

  private static Outcome ofWords(String words) {
    if (words.contains("refused")) {
      return Outcome.REFUSED;
    }
    return words.contains("unreachable") ? Outcome.UNREACHABLE : Outcome.FAILED;
  }

  private void note(Step step, Outcome outcome, long start, String detail) {
    var took = Duration.ofNanos(System.nanoTime() - start);
    attempts.add(new Attempt(step, outcome, took, detail));
  }

  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
