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
  private final Map<String, Kept> calls;
  private final Softphone.Subscription messages;
  private final Softphone.Subscription packets;

  private static final class Kept {
    final Deque<SipMessage> messages = new ArrayDeque<>();
    final Deque<MediaPacket> packets = new ArrayDeque<>();
    long held;
    long dropped;
  }

  /// In the order of their last use, so that the first is the one to go.
  private static final class Latest extends LinkedHashMap<String, Kept> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
      return size() > most;
    }
  }

  public CallCaptures(Softphone softphone, Clock clock) {
    this(softphone, clock, USUAL);
  }

  /// @param most bytes of packets of each call
  CallCaptures(Softphone softphone, Clock clock, long most) {
    this(softphone, clock, most, new LinkedHashMap<>());
  }

  /// For a program that runs for days: keeps the calls that something happened in last.
  ///
  /// @param calls how many, registrations and OPTIONS counted
  public static CallCaptures ofLatest(Softphone softphone, Clock clock, int calls) {
    return new CallCaptures(softphone, clock, USUAL, new Latest(calls));
  }

  private CallCaptures(Softphone softphone, Clock clock, long most, Map<String, Kept> calls) {
    this.zero = clock.instant();
    this.most = most;
    this.calls = calls;
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
    return calls.computeIfAbsent(callId, _ -> new Kept());
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
