package com.kallglot.console.trace;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.SipMessage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that one side of a call can know of it: what a diagnosis may rest on.
///
/// @param events of this call, in order
/// @param messages of this call only, in order; empty where no trace was kept
/// @param statistics the last counters; null where no media ran
/// @param heard what the judge heard; null where nothing was judged
/// @param expected what the call was made for
/// @param digits digits sent and confirmed; null where none were sent
/// @param reachability what a probe found afterwards; null where none was made
/// @param registration of the line that called; null where it registers with nobody
/// @param undelivered what ICMP said of its packets; empty where nobody looked
public record CallEvidence(
    Side side,
    List<CallEvent> events,
    List<SipMessage> messages,
    @Nullable CallStatistics statistics,
    @Nullable Heard heard,
    Expected expected,
    @Nullable Digits digits,
    @Nullable Reachability reachability,
    @Nullable Registration registration,
    List<Undelivered> undelivered) {
  public CallEvidence {
    undelivered = List.copyOf(undelivered);
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  /// Which side of the call this is.
  public enum Side {
    /// It called.
    CALLER,
    /// It was called: the far end is the caller.
    CALLED
  }

  /// What should happen on the call.
  public enum Expected {
    /// An answer; sound does not matter.
    ANSWER,
    /// An answer, and packets of sound both ways where those were agreed for long enough to tell;
    /// nobody judges what is in them.
    CONVERSATION,
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

  /// The first answer to a REGISTER.
  ///
  /// @param code the final status, or the engine's own where none came; 0 where there was neither
  ///   in time
  /// @param phrase its reason phrase, or the engine's words
  public record Registration(int code, String phrase) {
    public boolean isTaken() {
      return code / 100 == 2;
    }

    /// `403 Forbidden`, or `no response`.
    public String words() {
      return code == 0 ? phrase : (code + " " + phrase).strip();
    }
  }

  /// Evidence of signalling alone: an answer is expected. The counters are those of the last
  /// [CallEvent.Sampled].
  public static CallEvidence of(List<CallEvent> events, List<SipMessage> messages) {
    CallStatistics last = null;
    for (CallEvent event : events) {
      if (event instanceof CallEvent.Sampled sampled) {
        last = sampled.statistics();
      }
    }
    return new CallEvidence(
        Side.CALLER, events, messages, last, null, Expected.ANSWER, null, null, null, List.of());
  }

  /// The same of the side that was called.
  public CallEvidence ofCalled() {
    return with(other -> other.side = Side.CALLED);
  }

  public CallEvidence withStatistics(CallStatistics counters) {
    return with(other -> other.statistics = counters);
  }

  /// What was expected of the sound, and what was heard; null where it was not judged.
  public CallEvidence withSound(Expected wanted, @Nullable Heard judged) {
    return with(other -> {
      other.expected = wanted;
      other.heard = judged;
    });
  }

  public CallEvidence withDigits(String sent, String confirmed) {
    return with(other -> other.digits = new Digits(sent, confirmed));
  }

  public CallEvidence withReachability(Reachability probed) {
    return with(other -> other.reachability = probed);
  }

  /// @param answered null where the line registers with nobody
  public CallEvidence withRegistration(@Nullable Registration answered) {
    return with(other -> other.registration = answered);
  }

  /// @param returned of this call's packets, in order
  public CallEvidence withUndelivered(List<Undelivered> returned) {
    return with(other -> other.undelivered = returned);
  }

  private CallEvidence with(Consumer<Other> change) {
    var other = new Other(this);
    change.accept(other);
    return other.evidence();
  }

  /// The same evidence, of which something may be another.
  private static final class Other {
    private final CallEvidence of;
    private Side side;
    private @Nullable CallStatistics statistics;
    private @Nullable Heard heard;
    private Expected expected;
    private @Nullable Digits digits;
    private @Nullable Reachability reachability;
    private @Nullable Registration registration;
    private List<Undelivered> undelivered;

    Other(CallEvidence of) {
      this.of = of;
      side = of.side;
      statistics = of.statistics;
      heard = of.heard;
      expected = of.expected;
      digits = of.digits;
      reachability = of.reachability;
      registration = of.registration;
      undelivered = of.undelivered;
    }

    CallEvidence evidence() {
      return new CallEvidence(
          side,
          of.events,
          of.messages,
          statistics,
          heard,
          expected,
          digits,
          reachability,
          registration,
          undelivered);
    }
  }
}
