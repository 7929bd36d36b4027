package com.kallglot.console.trace.ladder;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.journal.Entry;
import java.time.Duration;
import java.util.List;

/// One step of a ladder.
public sealed interface Rung {
  /// When it happened or began, on the clock of [System#nanoTime].
  long atNanos();

  /// A SIP message, once however often it was sent.
  ///
  /// @param what `INVITE sip:…`, `180 Ringing (INVITE)`
  /// @param repeats when it was sent again, in order
  record Message(SipMessage message, String what, List<Long> repeats) implements Rung {
    public Message {
      repeats = List.copyOf(repeats);
    }

    @Override
    public long atNanos() {
      return message.atNanos();
    }
  }

  /// Packets of one sender that followed each other without a pause.
  ///
  /// @param untilNanos when the last of them came or went
  /// @param peer the far address, `address:port`
  /// @param format what the SDP calls the payload, `PCMU`; of RTCP what its first report is, `SR`;
  ///   empty where it is not known
  /// @param payloadType of RTP; -1 of what is none
  /// @param ssrc of the sender
  /// @param lost numbers missing between the first and the last packet; 0 of what is no RTP
  record Run(
      Heading heading,
      MediaPacket.Kind kind,
      long atNanos,
      long untilNanos,
      String peer,
      String format,
      int payloadType,
      int ssrc,
      long packets,
      long lost)
      implements Rung {
    public Duration length() {
      return Duration.ofNanos(untilNanos - atNanos);
    }
  }

  /// An API exchange, or what came over the session's stream.
  record Beside(Entry entry) implements Rung {
    @Override
    public long atNanos() {
      return entry.atNanos();
    }
  }
}
