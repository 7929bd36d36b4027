package com.kallglot.console.media.tones;

import java.util.List;
import java.util.Map;

/// That it rings at the far end, as the exchanges of its country say it (ITU-T E.180 and its
/// supplement 2).
public enum Ringback {
  /// What E.180 recommends and most of Europe has; also where no number tells the country.
  INTERNATIONAL(List.of(425.0), 1, 4),
  NORTH_AMERICAN(List.of(440.0, 480.0), 2, 4),
  BRITISH(List.of(400.0, 450.0), 0.4, 0.2, 0.4, 2),
  FRENCH(List.of(440.0), 1.5, 3.5);

  private static final Map<String, Ringback> BY_COUNTRY_CODE =
      Map.of(
          "+1", NORTH_AMERICAN,
          "+33", FRENCH,
          "+353", BRITISH,
          "+44", BRITISH,
          "+61", BRITISH,
          "+64", BRITISH);

  private final List<Double> hertz;
  private final double[] cadence;

  /// @param hertz that sound at the same time
  /// @param cadence seconds of sound, of silence, of sound …
  Ringback(List<Double> hertz, double... cadence) {
    this.hertz = hertz;
    this.cadence = cadence;
  }

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

  List<Double> hertz() {
    return hertz;
  }

  double[] cadence() {
    return cadence.clone();
  }
}
