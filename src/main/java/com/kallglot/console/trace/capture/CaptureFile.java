package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.capture.Pcapng.Direction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// A call as a capture. Media are written as they were on the wire, encrypted where SRTP encrypts
/// them. SIP over UDP and TCP gets the headers of its transport anew. SIP that was inside TLS is
/// written decrypted, with a remark at each packet, and as if it had gone by UDP: in a TCP
/// connection to 5061 Wireshark looks for TLS and finds none. All is on one interface, for what
/// stands on libpcap (tcpdump, sngrep) refuses a second one of another link type, and up to libpcap
/// 1.10 of raw IP even one of the same. Credentials are masked everywhere, and which digits were
/// keyed.
public final class CaptureFile {
  private static final String APPLICATION = "Kallglot Console";
  private static final String ABOUT =
      "One call as Kallglot Console saw it. Media packets are as they were on the wire. IP, UDP and"
          + " TCP headers are made anew. Credentials in SIP are masked (***), and so are the digits"
          + " that were keyed: a telephone event has the number 255 in place of its own.";
  private static final String DECRYPTED =
      "SIP that was inside TLS, decrypted by its own end; written as UDP between the ends of its"
          + " connection";
  private static final int WIRE = 0;

  /// What fits into one segment on Ethernet.
  private static final int SEGMENT = 1460;

  private final CallCapture capture;
  private final SipEnds ends;
  private final HiddenDigits digits;
  private final Pcapng file;
  private final Map<Flow, Integer> sequence = new HashMap<>();

  /// One direction of a TCP connection.
  private record Flow(InetSocketAddress from, InetSocketAddress to) {
    Flow back() {
      return new Flow(to, from);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private record Timed(long atNanos, Writing writing) {}

  private CaptureFile(CallCapture capture, OutputStream out) throws IOException {
    this.capture = capture;
    this.ends = new SipEnds(capture.messages());
    this.digits = HiddenDigits.in(capture.messages());
    this.file =
        new Pcapng(
            out,
            APPLICATION,
            ABOUT
                + counted(" %d earlier packets of media were dropped.", capture.dropped())
                + counted(
                    " Of %d packets of media only the beginning was captured, and their lengths say"
                        + " so.",
                    capture.cutOff()));
  }

  private static String counted(String words, long packets) {
    return packets == 0 ? "" : words.formatted(packets);
  }

  /// Writes the file, over one that is there.
  public static void write(CallCapture capture, Path path) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
      write(capture, out);
    }
  }

  /// Writes the file into a stream that stays open.
  public static void write(CallCapture capture, OutputStream out) throws IOException {
    new CaptureFile(capture, out).all();
  }

  private void all() throws IOException {
    file.add("wire", "what was sent and received, from the IP header on");
    var steps = new ArrayList<Timed>();
    for (SipMessage message : capture.messages()) {
      steps.add(new Timed(message.atNanos(), () -> sip(message)));
    }
    for (MediaPacket packet : capture.packets()) {
      steps.add(new Timed(packet.atNanos(), () -> media(packet)));
    }
    steps.sort(Comparator.comparingLong(Timed::atNanos));
    for (Timed step : steps) {
      step.writing.write();
    }
  }

  private void media(MediaPacket packet) throws IOException {
    int missing = packet.length() - packet.bytes().length;
    byte[] bytes = IpPacket.udp(packet.source(), packet.destination(), digits.of(packet), missing);
    file.packet(
        WIRE,
        capture.at(packet.atNanos()),
        direction(packet.heading()),
        bytes,
        bytes.length + missing,
        null);
  }

  private void sip(SipMessage message) throws IOException {
    boolean sent = message.heading() == Heading.SENT;
    InetSocketAddress here = ends.local(message);
    InetSocketAddress there = SipEnds.remote(message);
    InetSocketAddress from = sent ? here : there;
    InetSocketAddress to = sent ? there : here;
    byte[] payload = SipBytes.of(message.text());
    long at = message.atNanos();
    switch (message.transport()) {
      case UDP, UNKNOWN -> put(WIRE, at, message.heading(), IpPacket.udp(from, to, payload, 0));
      case TCP -> segments(message, new Flow(from, to), payload);
      case TLS -> {
        byte[] bytes = IpPacket.udp(from, to, payload, 0);
        file.packet(
            WIRE, capture.at(at), direction(message.heading()), bytes, bytes.length, DECRYPTED);
      }
    }
  }

  private void segments(SipMessage message, Flow flow, byte[] payload) throws IOException {
    int next = sequence.getOrDefault(flow, 1);
    int acknowledged = sequence.getOrDefault(flow.back(), 1);
    for (int at = 0; at < payload.length; at += SEGMENT) {
      byte[] part = Arrays.copyOfRange(payload, at, Math.min(payload.length, at + SEGMENT));
      put(
          WIRE,
          message.atNanos(),
          message.heading(),
          IpPacket.tcp(flow.from, flow.to, next, acknowledged, part));
      next += part.length;
    }
    sequence.put(flow, next);
  }

  private void put(int to, long atNanos, Heading heading, byte[] bytes) throws IOException {
    file.packet(to, capture.at(atNanos), direction(heading), bytes, bytes.length, null);
  }

  private static Direction direction(Heading heading) {
    return heading == Heading.SENT ? Direction.OUTBOUND : Direction.INBOUND;
  }
}
