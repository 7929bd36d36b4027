package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Undelivered;
import com.kallglot.console.trace.foreign.SipStreams.Found;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.CaptureReader;
import com.kallglot.console.trace.foreign.frame.CaptureSink;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import com.kallglot.console.trace.foreign.frame.Extent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a file twice: for its SIP, and for the packets between the sockets that the SIP names. So
/// a capture of a busy machine takes no more memory than its calls.
public final class ForeignCapture {
  /// What belongs to a call and cannot begin one.
  private static final Set<String> WITHIN =
      Set.of("INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "REFER");

  private final Map<String, List<Leg>> legs = new LinkedHashMap<>();
  private final Set<String> headless = new HashSet<>();
  private final Map<InetSocketAddress, List<Leg>> bySocket = new HashMap<>();
  private final Map<InetSocketAddress, List<Leg>> byCallee = new HashMap<>();
  private long ended;

  /// Is told how much of the work is done, from 0 to 1, on the thread that does it.
  @FunctionalInterface
  public interface Progress {
    void at(double part);
  }

  private ForeignCapture() {}

  /// The legs of a capture, those of one `Call-ID` one after another, in the order in which they
  /// began, and what joins them. Ends soon where its thread is interrupted.
  ///
  /// @throws CaptureException.GivenUp where it was
  public static ForeignCalls read(Path file, Progress progress) throws CaptureException {
    CaptureIdentity identity = identity(file);
    var capture = new ForeignCapture();
    var streams = new SipStreams(capture::message);
    double size = Math.max(1, identity.size());
    var _ = CaptureReader.read(file, streams::take, read -> progress.at(read / size / 2));
    capture.name();
    Extent extent =
        CaptureReader.read(file, capture.media(), read -> progress.at((1 + read / size) / 2));
    List<ForeignCall> calls =
        capture.legs.values().stream()
            .flatMap(List::stream)
            .map(leg -> ForeignCall.of(leg, capture.ended, identity))
            .toList();
    capture.headless.removeAll(capture.legs.keySet());
    // An INVITE that is cut off before its Call-ID is not known for one of theirs
    int begunBefore = streams.cutOff() == 0 ? capture.headless.size() : 0;
    return new ForeignCalls(calls, LegJoints.of(calls), begunBefore, streams.cutOff(), extent);
  }

  private static CaptureIdentity identity(Path file) throws CaptureException {
    try {
      return CaptureIdentity.of(file);
    } catch (IOException e) {
      throw new CaptureException.Unreadable(file.toString(), e);
    }
  }

  private void message(Found found) {
    ended = Math.max(ended, found.atNanos());
    SipText text = SipText.of(found.text());
    if (text.callId().isEmpty()) {
      return;
    }
    List<Leg> known = legs.getOrDefault(text.callId(), List.of());
    for (Leg leg : known) {
      if (leg.isBetween(found)) {
        leg.add(found);
        return;
      }
    }
    if (text.isRequest() && text.method().equals("INVITE")) {
      var leg = new Leg(found);
      leg.add(found);
      legs.computeIfAbsent(text.callId(), _ -> new ArrayList<>()).add(leg);
    } else if (!known.isEmpty()) {
      known.getFirst().add(found); // past the proxy that the INVITE went through
    } else if (WITHIN.contains(text.method())) {
      headless.add(text.callId());
    }
  }

  private void name() {
    for (List<Leg> known : legs.values()) {
      for (Leg leg : known) {
        leg.messages().sort(Comparator.comparingLong(SipMessage::atNanos));
        leg.sockets()
            .forEach(socket -> bySocket.computeIfAbsent(socket, _ -> new ArrayList<>()).add(leg));
        byCallee.computeIfAbsent(leg.callee(), _ -> new ArrayList<>()).add(leg);
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

  private CaptureSink media() {
    return new CaptureSink() {
      @Override
      public void carried(Datagram datagram) {
        ended = Math.max(ended, datagram.atNanos());
        if (datagram.carrier() == Carrier.UDP && !SipStreams.isText(datagram)) {
          possible(datagram.source(), datagram.destination()).forEach(leg -> leg.take(datagram));
        }
      }

      @Override
      public void returned(Undelivered packet) {
        Set<Leg> aimedAt =
            new LinkedHashSet<>(bySocket.getOrDefault(packet.destination(), List.of()));
        aimedAt.addAll(byCallee.getOrDefault(packet.destination(), List.of()));
        aimedAt.forEach(leg -> leg.take(packet));
      }
    };
  }

  private Set<Leg> possible(InetSocketAddress source, InetSocketAddress destination) {
    List<Leg> to = bySocket.getOrDefault(destination, List.of());
    List<Leg> from = bySocket.getOrDefault(source, List.of());
    if (to.isEmpty() && from.isEmpty()) {
      return Set.of();
    }
    Set<Leg> possible = new LinkedHashSet<>(to);
    possible.addAll(from);
    return possible;
  }
}
