package com.kallglot.console.media.tones;

import java.util.List;
import java.util.Map;

/// That it rings at the far end, as the exchanges of its country say it (ITU-T E.180 and its
/// supplement 2).
public enum Ringback {
  /// What E.180 recommends and most of Europe has; also where no number tells the country.
  INTERNATIONAL,
  NORTH_AMERICAN,
  BRITISH,
  FRENCH;

  private static final Map<String, Ringback> BY_COUNTRY_CODE =
      Map.of(
          "+1", NORTH_AMERICAN,
          "+33", FRENCH,
          "+353", BRITISH,
          "+44", BRITISH,
          "+61", BRITISH,
          "+64", BRITISH);

  /// Of the country of a number.
  ///
  /// @param number in E.164
  public static Ringback of(String number) {
    return BY_COUNTRY_CODE.entrySet().stream()
        .filter(code -> number.startsWith(code.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(INTERNATIONAL);
  }

  /// What sounds at the same time.
  List<Double> hertz() {
    return switch (this) {
      case INTERNATIONAL -> List.of(425.0);
      case NORTH_AMERICAN -> List.of(440.0, 480.0);
      case BRITISH -> List.of(400.0, 450.0);
      case FRENCH -> List.of(440.0);
    };
  }

  /// Seconds of sound, of silence, of sound …
  double[] cadence() {
    return switch (this) {
      case INTERNATIONAL -> new double[] {1, 4};
      case NORTH_AMERICAN -> new double[] {2, 4};
      case BRITISH -> new double[] {0.4, 0.2, 0.4, 2};
      case FRENCH -> new double[] {1.5, 3.5};
    };
  }
}
