package com.kallglot.console.trace.rules;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallStatistics;
import java.util.ArrayList;
import java.util.Locale;

/// What is known of the sound of a call, in one line.
final class SoundEvidence {
  private SoundEvidence() {}

  /// Codec, counters and what was heard, as far as known.
  static String of(Facts facts) {
    var parts = new ArrayList<String>();
    facts
        .media()
        .ifPresent(m -> parts.add(m.codec() + (m.srtp() == null ? "" : " with " + m.srtp())));
    facts
        .statistics()
        .ifPresent(s ->
            parts.add(
                "%d packets sent, %d received, %s"
                    .formatted(s.txPackets(), s.rxPackets(), lost(s))));
    facts
        .statistics()
        .map(CallStatistics::otherSource)
        .ifPresent(source -> parts.add("received from " + source + ", no address of its SDP"));
    Heard heard = facts.evidence().heard();
    if (heard != null) {
      parts.add(
          String.format(
              Locale.ROOT,
              "heard %s at %.0f dBFS",
              heard.kind().name().toLowerCase(Locale.ROOT),
              heard.levelDbfs()));
    }
    return parts.isEmpty() ? "200 OK" : String.join("; ", parts);
  }

  private static String lost(CallStatistics counted) {
    return counted.loss() == null ? "loss not measured" : counted.loss().lost() + " lost";
  }
}
