package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.foreign.SipStreams.Found;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.CaptureReader;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import com.kallglot.console.trace.foreign.frame.Extent;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a file twice: for its SIP, and for the packets between the sockets that the SIP names. So
/// a capture of a busy machine takes no more memory than its calls.
public final class ForeignCapture {
  /// Packets kept of all calls together, some hundred megabytes.
  static final int MOST_PACKETS = 1_000_000;

  private static final long MINUTE = Voice.LONGEST_SECONDS * 1_000_000_000L;

  /// What is kept of a packet of RTP whose sound is not going to be judged.
  private static final int HEADER = 64;

  private final Map<String, List<Leg>> legs = new LinkedHashMap<>();
  private final Map<InetSocketAddress, List<Leg>> bySocket = new HashMap<>();
  private final int most;
  private int kept;
  private long uncounted;

  /// Is told how much of the work is done, from 0 to 1, on the thread that does it.
  @FunctionalInterface
  public interface Progress {
    void at(double part);
  }

  private ForeignCapture(int most) {
    this.most = most;
  }

  /// The legs of a capture, those of one `Call-ID` one after another, in the order in which they
  /// began, and what joins them. Ends soon where its thread is interrupted.
  ///
  /// @throws CaptureException.GivenUp where it was
  public static ForeignCalls read(Path file, Progress progress) throws CaptureException {
    return read(file, progress, MOST_PACKETS);
  }

  /// @param most packets kept of all calls together
  static ForeignCalls read(Path file, Progress progress, int most) throws CaptureException {
    var capture = new ForeignCapture(most);
    var streams = new SipStreams(capture::message);
    double size = Math.max(1, file.toFile().length());
    var _ = CaptureReader.read(file, streams::take, read -> progress.at(read / size / 2));
    capture.name();
    Extent extent =
        CaptureReader.read(file, capture::packet, read -> progress.at((1 + read / size) / 2));
    List<ForeignCall> legs =
        capture.legs.values().stream().flatMap(List::stream).map(ForeignCall::of).toList();
    return new ForeignCalls(legs, LegJoints.of(legs), capture.uncounted, extent);
  }

  private void message(Found found) {
    SipText text = SipText.of(found.text());
    List<Leg> known = legs.computeIfAbsent(text.callId(), _ -> new ArrayList<>());
    for (Leg leg : known) {
      if (leg.isBetween(found)) {
        leg.add(found);
        return;
      }
    }
    if (text.isRequest() && text.method().equals("INVITE")) {
      var leg = new Leg(found);
      leg.add(found);
      known.add(leg);
    } else if (!known.isEmpty()) {
      known.getFirst().add(found); // past the proxy that the INVITE went through
    }
  }

  private void name() {
    for (List<Leg> known : legs.values()) {
      for (Leg leg : known) {
        leg.messages().sort(Comparator.comparingLong(SipMessage::atNanos));
        leg.sockets()
            .forEach(socket -> bySocket.computeIfAbsent(socket, _ -> new ArrayList<>()).add(leg));
      }
    }
    legs.values().stream().flatMap(List::stream).forEach(leg -> leg.settle(besides(leg)));
  }

  private Set<Leg> besides(Leg leg) {
    Set<Leg> others = new LinkedHashSet<>();
    leg.sockets().forEach(socket -> others.addAll(bySocket.getOrDefault(socket, List.of())));
    others.remove(leg);
    return others;
  }

  private void packet(Datagram datagram) {
    if (datagram.carrier() != Carrier.UDP || isSip(datagram)) {
      return;
    }
    Set<Leg> possible = new LinkedHashSet<>();
    possible.addAll(bySocket.getOrDefault(datagram.destination(), List.of()));
    possible.addAll(bySocket.getOrDefault(datagram.source(), List.of()));
    for (Leg leg : possible) {
      if (leg.isWithin(datagram.atNanos())) {
        leg.heading(datagram.source(), datagram.destination())
            .ifPresent(heading -> {
              if (kept >= most) {
                uncounted++;
                return;
              }
              boolean judged = datagram.atNanos() - leg.messages().getFirst().atNanos() < MINUTE;
              leg.packets().add(packet(datagram, heading, judged ? Integer.MAX_VALUE : HEADER));
              kept++;
            });
      }
    }
  }

  private static boolean isSip(Datagram datagram) {
    return datagram.bytes().length > 0 && Character.isLetter(datagram.bytes()[0]);
  }

  private static MediaPacket packet(Datagram datagram, SipMessage.Heading heading, int most) {
    byte[] bytes = datagram.bytes();
    MediaPacket.Kind kind = kind(bytes);
    boolean cut = kind == MediaPacket.Kind.RTP && bytes.length > most;
    return new MediaPacket(
        datagram.atNanos(),
        heading,
        kind,
        datagram.source(),
        datagram.destination(),
        cut ? Arrays.copyOf(bytes, most) : bytes,
        datagram.length());
  }

  /// RFC 7983 tells RTP and RTCP from the rest by the first byte, RFC 5761 one from the other by
  /// the second.
  private static MediaPacket.Kind kind(byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] & 0xC0) != 0x80) {
      return MediaPacket.Kind.OTHER;
    }
    int type = bytes[1] & 0xFF;
    return type >= 192 && type <= 223 ? MediaPacket.Kind.RTCP : MediaPacket.Kind.RTP;
  }
}
