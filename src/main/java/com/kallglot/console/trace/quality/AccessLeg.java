package com.kallglot.console.trace.quality;

import com.kallglot.console.media.Mos;
import com.kallglot.console.media.Mos.Input;
import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.softphone.CallStatistics;
import java.util.Optional;
import java.util.stream.Stream;

/// The MOS of the leg between this console and what it calls: what happens to the sound behind that
/// is in no figure here. One estimate for a second of a call and for the whole of it.
public final class AccessLeg {
  /// Whether losses come in bursts is not counted: they are taken to be random.
  private static final Input BURST_RATIO = new Input(1, Origin.ASSUMED);

  private AccessLeg() {}

  /// Empty, "not rated", where the codec has no published figures. PJSIP conceals what is lost.
  ///
  /// @param lossPercent lost and late of expected, counted here
  public static Optional<Mos.Rating> rate(String codec, double lossPercent, Input oneWayDelayMs) {
    return Mos.estimate(
        new Mos.Conditions(
            codec,
            Mos.Concealment.PLC,
            new Input(lossPercent, Origin.MEASURED),
            oneWayDelayMs,
            BURST_RATIO));
  }

  /// One way, mouth to ear as far as it is known: half of the round trip that RTCP tells and what
  /// our jitter buffer adds; the buffer alone, as an assumption, before any report.
  public static Input delay(CallStatistics counted) {
    double buffer = counted.jitterBufferMs() == null ? 0 : counted.jitterBufferMs();
    return counted.rttMs() == null
        ? new Input(buffer, Origin.ASSUMED)
        : new Input(counted.rttMs() / 2 + buffer, Origin.REPORTED);
  }

  /// The least certain of what an estimate was made of.
  public static Origin certainty(Mos.Rating rating) {
    Mos.Conditions from = rating.conditions();
    return Stream.of(from.lossPercent(), from.oneWayDelayMs(), from.burstRatio())
        .map(Input::origin)
        .reduce(Origin.MEASURED, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }
}
