package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.ladder.MediaRuns;
import com.kallglot.console.trace.ladder.Rung;
import com.kallglot.console.trace.negotiation.Negotiation;
import com.kallglot.console.trace.negotiation.Round;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was on the wire of a call.
///
/// @param zero the moment at which the clock of [System#nanoTime] stood at `zeroNanos`
/// @param messages in order, credentials masked
/// @param packets in order, as they were on the wire; empty where they are left in the file that
///   the call was found in
/// @param runs of media whose packets are not here; empty where they are
/// @param dropped packets that gave way because there were too many
public record CallCapture(
    Instant zero,
    long zeroNanos,
    List<SipMessage> messages,
    List<MediaPacket> packets,
    List<Rung.Run> runs,
    long dropped) {
  public CallCapture {
    messages = List.copyOf(messages);
    packets = List.copyOf(packets);
    runs = List.copyOf(runs);
  }

  /// One whose packets are all there.
  public CallCapture(
      Instant zero,
      long zeroNanos,
      List<SipMessage> messages,
      List<MediaPacket> packets,
      long dropped) {
    this(zero, zeroNanos, messages, packets, List.of(), dropped);
  }

  /// What one end saw, where both ends of the call are in this process.
  public CallCapture of(CallEvidence.Side side) {
    return OneEnd.of(this, side);
  }

  /// When something happened, on the clock of this computer.
  public Instant at(long nanos) {
    return zero.plusNanos(nanos - zeroNanos);
  }

  /// What happened in the call, as far as the wire shows it.
  public List<CallEvent> events() {
    return WireEvents.of(messages, media());
  }

  /// @param beside exchanges of the API and events of the session's stream
  public Ladder ladder(List<Entry> beside) {
    return ladder(events(), beside);
  }

  /// @param events as an engine told them
  public Ladder ladder(List<CallEvent> events, List<Entry> beside) {
    return Ladder.of(events, messages, media(), beside);
  }

  /// All runs of its media.
  public List<Rung.Run> media() {
    return packets.isEmpty() ? runs : MediaRuns.of(packets, messages);
  }

  /// Our own socket of the first message, `address:port`; empty where nothing tells it.
  public Optional<String> local() {
    return messages.stream().findFirst().flatMap(new SipEnds(messages)::told);
  }

  /// How many packets of media are there with their beginning only, as a capture that was made
  /// elsewhere kept them (its snapshot length).
  public long cutOff() {
    return packets.stream().filter(MediaPacket::isCutOff).count();
  }

  public List<Round> negotiation() {
    return Negotiation.of(messages);
  }
}
