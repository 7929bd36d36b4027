package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.Softphone;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps what is on the wire of every call from its making to its close, the newest of it: the
/// oldest packets of a call give way when they hold too much. For any thread.
public final class CallCaptures implements AutoCloseable {
  /// Bytes of packets kept of each call, some eight minutes of G.711 both ways.
  static final long USUAL = 16 << 20;

  /// What a packet costs besides what is in it.
  private static final int OVERHEAD = 160;

  /// Messages kept of each call; far more than a call has.
  private static final int MOST_MESSAGES = 5_000;

  private final Instant zero;
  private final long zeroNanos = System.nanoTime();
  private final long most;
  private final Predicate<String> own;
  private final int others;

  /// In the order of their last use.
  private final Map<String, Kept> calls = new LinkedHashMap<>(16, 0.75f, true);

  private final Softphone.Subscription messages;
  private final Softphone.Subscription packets;

  private static final class Kept {
    final Deque<SipMessage> messages = new ArrayDeque<>();
    final Deque<MediaPacket> packets = new ArrayDeque<>();
    long held;
    long dropped;
  }

  public CallCaptures(Softphone softphone, Clock clock) {
    this(softphone, clock, USUAL);
  }

  /// @param most bytes of packets of each call
  CallCaptures(Softphone softphone, Clock clock, long most) {
    this(softphone, clock, most, _ -> true, 0);
  }

  /// For a program that runs for days, in which others place calls and register as well.
  ///
  /// @param own whether a Call-ID is of a call that is kept until it is forgotten
  /// @param others of all else how many are kept, those in which something happened last: a call is
  ///   on the wire before its owner knows it
  public static CallCaptures of(
      Softphone softphone, Clock clock, Predicate<String> own, int others) {
    return new CallCaptures(softphone, clock, USUAL, own, others);
  }

  private CallCaptures(
      Softphone softphone, Clock clock, long most, Predicate<String> own, int others) {
    this.zero = clock.instant();
    this.most = most;
    this.own = own;
    this.others = others;
    this.messages = softphone.onSipMessage(this::keep);
    this.packets = softphone.onMedia(this::keep);
  }

  private synchronized void keep(SipMessage message) {
    Deque<SipMessage> kept = kept(SipText.of(message.text()).callId()).messages;
    kept.addLast(message);
    if (kept.size() > MOST_MESSAGES) {
      kept.removeFirst();
    }
  }

  private synchronized void keep(String callId, List<MediaPacket> fresh) {
    Kept kept = kept(callId);
    for (MediaPacket packet : fresh) {
      kept.packets.addLast(packet);
      kept.held += cost(packet);
      while (kept.held > most && kept.packets.size() > 1) {
        kept.held -= cost(kept.packets.removeFirst());
        kept.dropped++;
      }
    }
  }

  private Kept kept(String callId) {
    Kept known = calls.get(callId);
    if (known != null) {
      return known;
    }
    var fresh = new Kept();
    calls.put(callId, fresh);
    List<String> strange = calls.keySet().stream().filter(own.negate()).toList();
    strange.subList(0, Math.max(0, strange.size() - others)).forEach(calls::remove);
    return fresh;
  }

  private static long cost(MediaPacket packet) {
    return (long) packet.bytes().length + OVERHEAD;
  }

  /// What one call left; empty where nothing of it was seen.
  public synchronized Optional<CallCapture> of(String callId) {
    return Optional.ofNullable(calls.get(callId)).map(kept -> capture(List.of(kept)));
  }

  /// Keeps nothing more of a call that is over.
  public synchronized void forget(String callId) {
    calls.remove(callId);
  }

  /// Everything that was seen: calls, registrations, OPTIONS.
  public synchronized CallCapture all() {
    return capture(List.copyOf(calls.values()));
  }

  private CallCapture capture(List<Kept> kept) {
    var sip = new ArrayList<SipMessage>();
    var media = new ArrayList<MediaPacket>();
    long dropped = 0;
    for (Kept call : kept) {
      sip.addAll(call.messages);
      media.addAll(call.packets);
      dropped += call.dropped;
    }
    sip.sort(Comparator.comparingLong(SipMessage::atNanos));
    media.sort(Comparator.comparingLong(MediaPacket::atNanos));
    return new CallCapture(zero, zeroNanos, sip, media, dropped);
  }

  @Override
  public void close() {
    messages.close();
    packets.close();
  }
}
