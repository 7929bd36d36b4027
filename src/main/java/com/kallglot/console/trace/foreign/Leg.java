package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.trace.Undelivered;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.foreign.SipStreams.Found;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Medium;
import com.kallglot.console.trace.negotiation.Negotiation;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One leg while it is gathered: the messages of one dialog between two hosts, and the packets
/// between the sockets that its SDP names.
final class Leg {
  private static final long SECOND = 1_000_000_000;

  /// Sound may go on for a moment after the end.
  private static final long LINGER = 5 * SECOND;

  private final InetSocketAddress caller;
  private final InetSocketAddress callee;
  private final @Nullable String callerTag;
  private final List<SipMessage> messages = new ArrayList<>();
  private final List<Undelivered> undelivered = new ArrayList<>();
  private final Set<InetSocketAddress> ours = new HashSet<>();
  private final Set<InetSocketAddress> theirs = new HashSet<>();
  private long until = Long.MAX_VALUE;
  private List<AgreedSound> agreed = List.of();
  private @Nullable LegMedia media;

  /// @param first the first INVITE
  Leg(Found first) {
    this.caller = first.source();
    this.callee = first.destination();
    this.callerTag = SipText.of(first.text()).fromTag();
  }

  InetSocketAddress caller() {
    return caller;
  }

  InetSocketAddress callee() {
    return callee;
  }

  List<SipMessage> messages() {
    return messages;
  }

  List<Undelivered> undelivered() {
    return undelivered;
  }

  /// What offers and answers agreed for audio, in order.
  List<AgreedSound> agreed() {
    return agreed;
  }

  /// Once the leg is settled.
  LegMedia media() {
    return Objects.requireNonNull(media);
  }

  /// Whether a message went between the same two hosts. On one host ports tell them apart.
  boolean isBetween(Found found) {
    if (!caller.getAddress().equals(callee.getAddress())) {
      return isHosts(found.source(), found.destination())
          || isHosts(found.destination(), found.source());
    }
    return found.source().equals(caller)
        || found.destination().equals(caller)
        || found.source().equals(callee)
        || found.destination().equals(callee);
  }

  private boolean isHosts(InetSocketAddress one, InetSocketAddress other) {
    return one.getAddress().equals(caller.getAddress())
        && other.getAddress().equals(callee.getAddress());
  }

  /// Who sent it is told by the tags: the caller's stands in `From` of what the caller asks, and of
  /// what answers that (RFC 3261 §12.2).
  void add(Found found) {
    SipText text = SipText.of(found.text());
    boolean ofCaller = callerTag == null || callerTag.equals(text.fromTag());
    boolean sent = text.isRequest() == ofCaller;
    InetSocketAddress far = sent ? found.destination() : found.source();
    messages.add(
        new SipMessage(
            found.atNanos(),
            sent ? Heading.SENT : Heading.RECEIVED,
            found.transport(),
            HostAndPort.of(far),
            found.text()));
    for (Medium medium : media(text)) {
      Set<InetSocketAddress> side = sent ? ours : theirs;
      medium.socket().ifPresent(side::add);
      medium.reportSocket().ifPresent(side::add);
    }
  }

  private static List<Medium> media(SipText text) {
    return SessionDescription.in(text).map(SessionDescription::media).orElse(List.of());
  }

  Set<InetSocketAddress> sockets() {
    var all = new HashSet<>(ours);
    all.addAll(theirs);
    return all;
  }

  /// Settles when all legs have all their messages: until when packets are its own, and how they
  /// are read. They are its own until a moment past the end, or, where the capture does not show
  /// the end, for good, but in both cases no longer than until another leg takes one of its
  /// sockets; one that began while messages of this one still came shares them instead (a server on
  /// the way that handed on the SDP).
  ///
  /// @param others legs with a socket of this one
  void settle(Collection<Leg> others) {
    long last = messages.getLast().atNanos();
    long next =
        others.stream()
            .mapToLong(other -> other.messages.getFirst().atNanos())
            .filter(began -> began > last)
            .min()
            .orElse(Long.MAX_VALUE);
    until = isOver() ? Math.min(last + LINGER, next) : next;
    agreed =
        Negotiation.of(messages).stream().flatMap(round -> AgreedSound.of(round).stream()).toList();
    media = new LegMedia(messages, agreed);
  }

  private boolean isOver() {
    List<CallEvent> events = new CallCapture(Instant.EPOCH, 0, messages, List.of(), 0).events();
    boolean answered = events.stream().anyMatch(CallEvent.Answered.class::isInstance);
    return events.stream().anyMatch(CallEvent.Ended.class::isInstance)
        || isAsked("BYE")
        || (!answered && isAsked("CANCEL"));
  }

  private boolean isAsked(String method) {
    return messages.stream()
        .map(message -> SipText.of(message.text()))
        .anyMatch(text -> text.isRequest() && text.method().equals(method));
  }

  private boolean isWithin(long atNanos) {
    return atNanos >= messages.getFirst().atNanos() && atNanos <= until;
  }

  /// Takes a packet where it is one of its own.
  void take(Datagram datagram) {
    packet(datagram).ifPresent(media()::take);
  }

  /// A packet as one of its own; empty where it is none.
  Optional<MediaPacket> packet(Datagram datagram) {
    return isWithin(datagram.atNanos())
        ? heading(datagram.source(), datagram.destination())
            .map(heading ->
                new MediaPacket(
                    datagram.atNanos(),
                    heading,
                    kind(datagram.bytes()),
                    datagram.source(),
                    datagram.destination(),
                    datagram.bytes(),
                    datagram.length()))
        : Optional.empty();
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

  /// Takes an ICMP error about its signalling or its sound.
  void take(Undelivered packet) {
    boolean signalling = packet.source().equals(caller) && packet.destination().equals(callee);
    boolean sound = ours.contains(packet.destination()) || theirs.contains(packet.destination());
    if ((signalling || sound) && isWithin(packet.atNanos())) {
      undelivered.add(packet);
    }
  }

  /// By where a packet goes, for where it comes from may be translated on the way.
  private Optional<Heading> heading(InetSocketAddress source, InetSocketAddress destination) {
    if (ours.contains(destination)) {
      return Optional.of(Heading.RECEIVED);
    }
    if (theirs.contains(destination)) {
      return Optional.of(Heading.SENT);
    }
    if (theirs.contains(source)) {
      return Optional.of(Heading.RECEIVED);
    }
    return ours.contains(source) ? Optional.of(Heading.SENT) : Optional.empty();
  }
}
