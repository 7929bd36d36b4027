package com.kallglot.console.trace;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.SipMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a caller can know of one call: what a diagnosis may rest on.
///
/// @param events of this call, in order
/// @param messages of this call only, in order; empty where no trace was kept
/// @param statistics the last counters; null where no media ran
/// @param heard what the judge heard; null where nothing was judged
/// @param expected what the call was made for
/// @param digits digits sent and confirmed; null where none were sent
/// @param reachability what a probe found afterwards; null where none was made
public record CallEvidence(
    List<CallEvent> events,
    List<SipMessage> messages,
    @Nullable CallStatistics statistics,
    @Nullable Heard heard,
    Expected expected,
    @Nullable Digits digits,
    @Nullable Reachability reachability) {
  public CallEvidence {
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  /// What should happen on the call.
  public enum Expected {
    /// An answer; sound does not matter.
    ANSWER,
    /// An answer, and any sound but silence.
    AUDIO,
    ECHO,
    TONE,
    SPEECH
  }

  /// Digits on their way.
  ///
  /// @param sent as sent
  /// @param confirmed those that came back or that the far end counted, in order
  public record Digits(String sent, String confirmed) {}

  /// Evidence of signalling alone: an answer is expected. The counters are those of the last
  /// [CallEvent.Sampled].
  public static CallEvidence of(List<CallEvent> events, List<SipMessage> messages) {
    CallStatistics last = null;
    for (CallEvent event : events) {
      if (event instanceof CallEvent.Sampled sampled) {
        last = sampled.statistics();
      }
    }
    return new CallEvidence(events, messages, last, null, Expected.ANSWER, null, null);
  }

  public CallEvidence withStatistics(CallStatistics counters) {
    return new CallEvidence(events, messages, counters, heard, expected, digits, reachability);
  }

  /// What was expected of the sound, and what was heard; null where it was not judged.
  public CallEvidence withSound(Expected wanted, @Nullable Heard judged) {
    return new CallEvidence(events, messages, statistics, judged, wanted, digits, reachability);
  }

  public CallEvidence withDigits(String sent, String confirmed) {
    return new CallEvidence(
        events, messages, statistics, heard, expected, new Digits(sent, confirmed), reachability);
  }

  public CallEvidence withReachability(Reachability probed) {
    return new CallEvidence(events, messages, statistics, heard, expected, digits, probed);
  }
}
