package com.kallglot.console.calltest.leg;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.trace.CallEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is known of one call once it is over.
///
/// @param registration of the line; null where it registers with nobody, or was not awaited
/// @param captured from the first media on, which may come before the answer
/// @param early what came before the answer
/// @param listened whether the call lasted until its sound could be judged
/// @param digitsSent those the engine took; null where none were to be sent, or nobody answered
/// @param digitsRefusal why it took none of them, in its own words; null where it did not refuse
/// @param giveUp why we ended it before its time; null where we did not
public record Leg(
    String uri,
    SipAccount account,
    CallEvidence.@Nullable Registration registration,
    String callId,
    List<CallEvent> events,
    CallHandle.Capture captured,
    CallStatistics statistics,
    Early early,
    boolean listened,
    @Nullable String digitsSent,
    @Nullable String digitsRefusal,
    String digitsHeard,
    @Nullable GiveUp giveUp) {

  /// Why a call was ended by us before it had shown what it should.
  public enum GiveUp {
    NO_RESPONSE,
    NO_ANSWER,
    CANCELLED
  }

  /// Early media (RFC 3960), which is the network's and says nothing of who answered.
  ///
  /// @param samples of the capture
  public record Early(int samples, CallStatistics statistics) {
    static final Early NONE = new Early(0, CallStatistics.NONE);
  }

  public Leg {
    events = List.copyOf(events);
  }

  /// The sound of both directions from the answer on.
  public CallHandle.Capture conversation() {
    return new CallHandle.Capture(
        from(captured.sent(), early.samples()), from(captured.heard(), early.samples()));
  }

  private static Pcm from(Pcm sound, int first) {
    short[] samples = sound.samples();
    int start = Math.min(first, samples.length);
    return new Pcm(Arrays.copyOfRange(samples, start, samples.length), sound.sampleRate());
  }

  /// RTP packets received since the answer.
  public long heardPackets() {
    return statistics.rxPackets() - early.statistics().rxPackets();
  }

  /// RTP packets sent since the answer.
  public long sentPackets() {
    return statistics.txPackets() - early.statistics().txPackets();
  }

  public boolean answered() {
    return events.stream().anyMatch(CallEvent.Answered.class::isInstance);
  }

  /// How our own engine ended the call after its answer, which nobody had asked for.
  public Optional<CallEvent.Ended> brokenOff() {
    return ended().filter(end -> answered() && end.origin() == CallEvent.Origin.ENGINE);
  }

  public boolean challenged() {
    return events.stream().anyMatch(CallEvent.Challenged.class::isInstance);
  }

  /// Whether no response of any kind came over the network.
  public boolean unheard() {
    return !answered()
        && events.stream().noneMatch(CallEvent.Provisional.class::isInstance)
        && !challenged()
        && ended().filter(end -> !end.local() && end.code() >= 200 && giveUp == null).isEmpty();
  }

  /// How it ended; empty where the far end never confirmed that it did.
  public Optional<CallEvent.Ended> ended() {
    return events.stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(CallEvent.Ended.class::cast)
        .findFirst();
  }

  /// What was agreed last.
  public Optional<MediaInfo> media() {
    return events.stream()
        .filter(CallEvent.MediaStarted.class::isInstance)
        .map(event -> ((CallEvent.MediaStarted) event).media())
        .reduce((earlier, later) -> later);
  }
}
