package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.masking.Masking;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds SIP in what packets carry, whatever the port: a message in a UDP packet, messages one
/// after another in a TCP connection, whose segments are put in order first.
final class SipStreams {
  /// A request line or a status line at the beginning.
  private static final Pattern START =
      Pattern.compile("(?:SIP/2\\.0 [1-6]\\d\\d[ \\r]|[A-Z]{3,12} \\S+ SIP/2\\.0\\r?\\n)");

  private static final Pattern LENGTH =
      Pattern.compile("(?im)^(?:content-length|l)[ \\t]*:[ \\t]*(\\d{1,7})");

  private static final Pattern OVER_TLS = Pattern.compile("(?i)SIP\\s*/\\s*2\\.0\\s*/\\s*TLS\\b");

  /// A message is smaller, and what waits for a lost segment is given up beyond this.
  private static final int LARGEST = 256 * 1024;

  private static final int SHORT = 16;

  private final Consumer<Found> sink;
  private final Map<Flow, Connection> connections = new HashMap<>();
  private long cutOff;

  /// A message, its credentials masked.
  record Found(
      long atNanos,
      SipTransport transport,
      InetSocketAddress source,
      InetSocketAddress destination,
      String text) {}

  private record Flow(InetSocketAddress source, InetSocketAddress destination) {}

  /// One direction of a TCP connection, from the first segment on that begins a message.
  private static final class Connection {
    final TreeMap<Integer, byte[]> waiting = new TreeMap<>();
    int next;
    String text = "";
  }

  SipStreams(Consumer<Found> sink) {
    this.sink = sink;
  }

  /// Whether it may be SIP, and no packet of RTP, RTCP, DTLS or STUN (RFC 7983).
  static boolean isText(Datagram datagram) {
    return datagram.bytes().length > 0 && Character.isLetter(datagram.bytes()[0]);
  }

  void take(Datagram datagram) {
    switch (datagram.carrier()) {
      case UDP, INSIDE_TLS -> whole(datagram);
      case TCP -> segment(datagram);
      case TCP_OPENING -> {
        var _ = connections.remove(new Flow(datagram.source(), datagram.destination()));
        segment(datagram);
      }
    }
  }

  /// How many messages began of which the capture kept the beginning only. In TCP none of them is
  /// found.
  long cutOff() {
    return cutOff;
  }

  private void count(Datagram first) {
    cutOff += first.bytes().length < first.length() ? 1 : 0;
  }

  private void whole(Datagram datagram) {
    if (datagram.bytes().length >= SHORT && Character.isLetter(datagram.bytes()[0])) {
      String text = new String(datagram.bytes(), StandardCharsets.UTF_8);
      if (isMessage(text)) {
        count(datagram);
        found(datagram, transport(datagram, text), text);
      }
    }
  }

  /// By UDP, unless the message itself says that it went by TLS: then whoever wrote the capture had
  /// it decrypted.
  private static SipTransport transport(Datagram datagram, String text) {
    String via = SipText.of(text).values("Via").stream().findFirst().orElse("");
    return datagram.carrier() == Carrier.INSIDE_TLS || OVER_TLS.matcher(via).lookingAt()
        ? SipTransport.TLS
        : SipTransport.UDP;
  }

  private static boolean isMessage(String text) {
    return START.matcher(text).lookingAt() && SipText.parse(text).isPresent();
  }

  private void found(Datagram datagram, SipTransport transport, String text) {
    sink.accept(
        new Found(
            datagram.atNanos(),
            transport,
            datagram.source(),
            datagram.destination(),
            Masking.text(text)));
  }

  /// In ISO 8859-1, where each byte is a character, until a message is whole.
  private void segment(Datagram segment) {
    if (segment.bytes().length == 0) {
      return;
    }
    var flow = new Flow(segment.source(), segment.destination());
    Connection connection = connections.get(flow);
    boolean begins = START.matcher(latin(segment.bytes())).lookingAt();
    if (begins) {
      count(segment);
    }
    if (connection == null) {
      if (!begins) {
        return;
      }
      connection = new Connection();
      connection.next = segment.sequence();
      connections.put(flow, connection);
    }
    int ahead = segment.sequence() - connection.next;
    // What is missing does not come any more, or another connection took the same ports
    if (begins && (connection.waiting.size() > SHORT || Math.abs((long) ahead) >= LARGEST)) {
      restart(connection, segment.sequence());
      ahead = 0;
    }
    if (ahead + segment.bytes().length > 0 && ahead < LARGEST) {
      connection.waiting.putIfAbsent(segment.sequence(), segment.bytes());
      append(connection);
      cut(connection, segment);
    }
  }

  private static void restart(Connection connection, int sequence) {
    connection.waiting.clear();
    connection.text = "";
    connection.next = sequence;
  }

  private static void append(Connection connection) {
    var text = new StringBuilder(connection.text);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (var entry : new TreeMap<>(connection.waiting).entrySet()) {
        int known = connection.next - entry.getKey();
        if (known >= 0) {
          connection.waiting.remove(entry.getKey());
          if (known < entry.getValue().length) {
            text.append(latin(entry.getValue()), known, entry.getValue().length);
            connection.next += entry.getValue().length - known;
            moved = true;
          }
        }
      }
    }
    connection.text = text.length() > LARGEST ? "" : text.toString();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Takes whole messages off the front.
  private void cut(Connection connection, Datagram last) {
    while (true) {
      String text = connection.text.stripLeading(); // keep-alives (RFC 5626 §3.5.1)
      int head = text.indexOf("\r\n\r\n");
      if (head < 0) {
        connection.text = text;
        return;
      }
      Matcher length = LENGTH.matcher(text).region(0, head);
      int end = head + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      if (end > text.length()) {
        connection.text = text;
        return;
      }
      byte[] bytes = text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
      String message = new String(bytes, StandardCharsets.UTF_8);
      if (isMessage(message)) {
        found(last, SipTransport.TCP, message);
      }
      connection.text = text.substring(end);
    }
  }
}
