package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.negotiation.Negotiation;
import com.kallglot.console.trace.negotiation.Round;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was on the wire of a call.
///
/// @param zero the moment at which the clock of [System#nanoTime] stood at `zeroNanos`
/// @param messages in order, credentials masked
/// @param packets in order, as they were on the wire; of some no more than the beginning
/// @param dropped packets that gave way because there were too many
public record CallCapture(
    Instant zero,
    long zeroNanos,
    List<SipMessage> messages,
    List<MediaPacket> packets,
    long dropped) {
  public CallCapture {
    messages = List.copyOf(messages);
    packets = List.copyOf(packets);
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
    return WireEvents.of(messages, packets);
  }

  /// @param beside exchanges of the API and events of the session's stream
  public Ladder ladder(List<Entry> beside) {
    return Ladder.of(events(), messages, packets, beside);
  }

  /// Our own socket of the first message, `address:port`; empty where nothing tells it.
  public Optional<String> local() {
    return messages.stream().findFirst().flatMap(new SipEnds(messages)::told);
  }

  /// How many packets of media are there with their beginning only: those of a capture that was
  /// made elsewhere, after its first minute.
  public long cutOff() {
    return packets.stream().filter(MediaPacket::isCutOff).count();
  }

  public List<Round> negotiation() {
    return Negotiation.of(messages);
  }
}
