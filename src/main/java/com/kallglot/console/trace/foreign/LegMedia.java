package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.Heard;
import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.ladder.MediaRuns;
import com.kallglot.console.trace.ladder.Rung;
import com.kallglot.console.trace.negotiation.AgreedSound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read from the packets of a leg while they pass by; none of them is kept, so that a
/// capture of any length takes no more memory than its calls.
final class LegMedia {
  private final MediaRuns runs;
  private final Measures measures;
  private final @Nullable Voice voice;
  private long lastNanos;

  /// @param agreed what the messages agreed for audio, in order
  LegMedia(List<SipMessage> messages, List<AgreedSound> agreed) {
    this.runs = new MediaRuns(messages);
    this.measures = new Measures(agreed);
    boolean encrypted = agreed.stream().anyMatch(sound -> sound.info().srtp() != null);
    this.voice = encrypted ? null : new Voice();
  }

  void take(MediaPacket packet) {
    lastNanos = Math.max(lastNanos, packet.atNanos());
    runs.take(packet);
    measures.take(packet);
    if (voice != null) {
      voice.take(packet);
    }
  }

  /// When the last one came by; 0 where none did.
  long lastNanos() {
    return lastNanos;
  }

  List<Rung.Run> runs() {
    return runs.runs();
  }

  RtpMeter.Counts said() {
    return measures.said();
  }

  RtpMeter.Counts heard() {
    return measures.heard();
  }

  CallStatistics statistics() {
    return measures.statistics();
  }

  /// Null where sound cannot be judged: encrypted, of a codec that is not read here, too little, or
  /// none of it in the capture, which may have been made without it.
  @Nullable Heard judged() {
    return voice == null ? null : voice.heard().orElse(null);
  }
}
