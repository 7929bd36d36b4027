package com.kallglot.console.settings;

import java.util.List;

/// What one run of a profile that is no sandbox may cost, and whom it may call.
///
/// @param callsAtOnce at least 1
/// @param destinations beginnings of numbers that may be dialled, such as `+4930`; empty for any
///   but emergency and premium numbers, which no run ever dials
public record Guards(int credits, int minutes, int callsAtOnce, List<String> destinations) {
  public static final Guards DEFAULT = new Guards(50, 50, 2, List.of());

  public Guards {
    destinations = List.copyOf(destinations);
    if (credits < 0 || minutes < 0 || callsAtOnce < 1) {
      throw new IllegalArgumentException(
          "Guards are not negative and allow one call at least: %d credits, %d minutes, %d calls"
              .formatted(credits, minutes, callsAtOnce));
    }
    for (String destination : destinations) {
      if (!destination.matches("\\+\\d{1,15}")) {
        throw new IllegalArgumentException(
            "\"" + destination + "\" is no beginning of a number, such as +4930");
      }
    }
  }
}
