package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
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
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Tries what the network lets through towards a SIP server that never responded to a call: its
/// name, a TCP connection, a TLS handshake, an OPTIONS. Sends no credentials.
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int LARGEST_ANSWER = 4096;

  private final NextHop hop;
  private final SipAccount account;
  private final List<Attempt> attempts = new ArrayList<>();

  Probe(NextHop hop, SipAccount account) {
    this.hop = hop;
    this.account = account;
  }

  /// Takes a few seconds at most.
  Reachability run() {
    InetAddress address = name();
    if (address != null) {
      var target = new InetSocketAddress(address, hop.port());
      if (account.transport() == SipTransport.UDP) {
        overUdp(target);
      } else {
        overStream(target);
      }
    }
    String transport = account.transport().name().toLowerCase(Locale.ROOT);
    return new Reachability(hop + " over " + transport, attempts);
  }

  private @Nullable InetAddress name() {
    long began = System.nanoTime();
    try {
      InetAddress address = InetAddress.getByName(hop.host());
      note(Step.NAME, Outcome.OK, began, address.getHostAddress());
      return address;
    } catch (UnknownHostException e) {
      note(Step.NAME, Outcome.NO_ADDRESS, began, hop.host());
      return null;
    }
  }

  private void overUdp(InetSocketAddress target) {
    long began = System.nanoTime();
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.connect(target); // so that an ICMP error is heard of
      byte[] request = options(socket.getLocalAddress(), socket.getLocalPort());
      socket.send(new DatagramPacket(request, request.length));
      var answer = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
      socket.receive(answer);
      String text = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
      note(Step.OPTIONS, Outcome.OK, began, firstLine(text));
    } catch (IOException e) {
      note(Step.OPTIONS, outcome(e), began, words(e));
    }
  }

  private void overStream(InetSocketAddress target) {
    long began = System.nanoTime();
    Step step = Step.TCP_CONNECT;
    try (var plain = new Socket()) {
      plain.connect(target, (int) LIMIT.toMillis());
      plain.setSoTimeout((int) LIMIT.toMillis());
      note(step, Outcome.OK, began, target.toString());
      began = System.nanoTime();
      Socket socket = plain;
      if (account.transport() == SipTransport.TLS) {
        step = Step.TLS_HANDSHAKE;
        SSLSocket secured = handshake(plain);
        note(step, Outcome.OK, began, secured.getSession().getProtocol());
        socket = secured;
        began = System.nanoTime();
      }
      step = Step.OPTIONS;
      socket.getOutputStream().write(options(socket.getLocalAddress(), socket.getLocalPort()));
      note(step, Outcome.OK, began, firstLine(read(socket.getInputStream())));
    } catch (IOException e) {
      note(step, outcome(e), began, words(e));
    }
  }

  private SSLSocket handshake(Socket plain) throws IOException {
    var factory = TlsTrust.of(account.trustedCa()).getSocketFactory();
    String name = SipUri.hostOf(account.uri());
    var socket = (SSLSocket) factory.createSocket(plain, name, hop.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 5922 §7.2 asks for as much
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String read(InputStream in) throws IOException {
    var bytes = new byte[LARGEST_ANSWER];
    int count = in.read(bytes);
    if (count < 0) {
      throw new IOException("the connection was closed");
    }
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }

  private byte[] options(InetAddress local, int port) {
    String transport = account.transport().name();
    String here = local.getHostAddress() + ":" + port;
    String id = UUID.randomUUID().toString();
    String domain = SipUri.hostOf(account.uri());
    return """
    OPTIONS sip:%1$s SIP/2.0
    Via: SIP/2.0/%2$s %3$s;branch=z9hG4bK%4$s;rport
    Max-Forwards: 70
    From: <sip:probe@%1$s>;tag=%4$.8s
    To: <sip:%1$s>
    Call-ID: %4$s
    CSeq: 1 OPTIONS
    Contact: <sip:probe@%3$s>
    Content-Length: 0

    """
        .formatted(domain, transport, here, id)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void note(Step step, Outcome outcome, long beganNanos, String detail) {
    var took = Duration.ofNanos(System.nanoTime() - beganNanos);
    attempts.add(new Attempt(step, outcome, took, detail));
  }

  private static Outcome outcome(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ -> Outcome.SILENT;
      case PortUnreachableException _ -> Outcome.REFUSED;
      case NoRouteToHostException _ -> Outcome.UNREACHABLE;
      case ConnectException refused ->
          words(refused).toLowerCase(Locale.ROOT).contains("unreachable")
              ? Outcome.UNREACHABLE
              : Outcome.REFUSED;
      case SSLException tls -> ofHandshake(tls);
      default -> Outcome.FAILED;
    };
  }

  private static Outcome ofHandshake(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("No subject alternative") || words.contains("No name matching")) {
        return Outcome.WRONG_NAME;
      }
      if (cause instanceof CertPathValidatorException || words.contains("PKIX path")) {
        return Outcome.UNTRUSTED;
      }
    }
    return Outcome.FAILED;
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
