package com.kallglot.console.media;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Estimates how good a call sounds, by the E-model of ITU-T G.107, simplified: R = 93.2 − Idd −
/// Ie,eff with the default values of all else. Echo (Idte, Idle) is left out, so a call with an
/// audible echo is rated too well.
///
/// Loss counts in one direction only, the one in which it was measured: what we received rates what
/// we heard, never what the far end heard.
public final class Mos {
  /// R of a call in which nothing impairs but the telephone itself (G.107 defaults).
  private static final double BEST_R = 93.2;

  /// Ie and Bpl of ITU-T G.113, appendix I: random loss, by codec and concealment. A codec that is
  /// not here has no published figures and gets no number.
  private static final Map<String, Codec> CODECS =
      Map.of("PCMU", new Codec(0, 25.1, 4.3), "PCMA", new Codec(0, 25.1, 4.3));

  private Mos() {}

  /// Where an input comes from; shown beside the figure that is made of it.
  public enum Origin {
    MEASURED,
    /// Told by the far end in RTCP.
    REPORTED,
    ASSUMED
  }

  /// One figure that enters the estimate.
  public record Input(double value, Origin origin) {}

  /// Scales of different bandwidth do not compare (G.107, G.107.1, G.107.2).
  public enum Scale {
    NARROWBAND
  }

  /// Whether lost packets are concealed (G.711 appendix I, or what the jitter buffer does).
  public enum Concealment {
    PLC,
    NONE
  }

  /// What the estimate rests on.
  ///
  /// @param codec the SDP name
  /// @param lossPercent 0 to 100; packets too late to be played count as lost
  /// @param oneWayDelayMs mouth to ear, the jitter buffer inside it
  /// @param burstRatio 1 where loss is random, more where it comes in bursts (BurstR)
  public record Conditions(
      String codec,
      Concealment concealment,
      Input lossPercent,
      Input oneWayDelayMs,
      Input burstRatio) {}

  /// An estimate.
  ///
  /// @param mos 1 to 4.5
  /// @param r the rating factor it was made of
  public record Rating(double mos, double r, Scale scale, Conditions conditions) {}

  /// The estimate, or empty, "not rated", where ITU-T publishes no impairment of the codec.
  public static Optional<Rating> estimate(Conditions conditions) {
    Codec codec = CODECS.get(conditions.codec.toUpperCase(Locale.ROOT));
    if (codec == null) {
      return Optional.empty();
    }
    double r =
        BEST_R
            - delayImpairment(conditions.oneWayDelayMs.value)
            - codec.impairment(
                conditions.lossPercent.value, conditions.burstRatio.value, conditions.concealment);
    return Optional.of(new Rating(fromR(r), r, Scale.NARROWBAND, conditions));
  }

  /// Idd of G.107 §7.4.
  static double delayImpairment(double oneWayMs) {
    if (oneWayMs <= 100) {
      return 0;
    }
    double x = Math.log(oneWayMs / 100) / Math.log(2);
    return 25 * (sixthRoot(x) - 3 * sixthRoot(x / 3) + 2);
  }

  /// Annex B of G.107, whose cubic dips a hundredth below its own scale between 0 and 6.5.
  static double fromR(double r) {
    if (r <= 0) {
      return 1;
    }
    return r >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r));
  }

  private static double sixthRoot(double x) {
    return Math.pow(1 + Math.pow(x, 6), 1.0 / 6);
  }

  /// Ie, and Bpl with concealment and without.
  private record Codec(double ie, double bplConcealed, double bplPlain) {
    double impairment(double lossPercent, double burstRatio, Concealment concealment) {
      double bpl =
          switch (concealment) {
            case PLC -> bplConcealed;
            case NONE -> bplPlain;
          };
      return ie + (95 - ie) * lossPercent / (lossPercent / burstRatio + bpl);
    }
  }
}
