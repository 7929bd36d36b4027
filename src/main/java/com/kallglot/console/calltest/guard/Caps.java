package com.kallglot.console.calltest.guard;

import java.util.Optional;

/// The most one run may cost.
///
/// @param callsAtOnce 1 or more
public record Caps(int credits, int minutes, int callsAtOnce) {
  public Caps {
    if (credits < 0 || minutes < 0 || callsAtOnce < 1) {
      throw new IllegalArgumentException(
          "Caps are not negative and allow a call: "
              + credits
              + ", "
              + minutes
              + ", "
              + callsAtOnce);
    }
  }

  /// Why `exposure` is too much, or empty where it is not.
  public Optional<String> refusal(Exposure exposure) {
    if (exposure.credits() > credits) {
      return Optional.of(
          "it could take %d API credits and this profile's cap is %d"
              .formatted(exposure.credits(), credits));
    }
    if (exposure.minutes() > minutes) {
      return Optional.of(
          "it could take %d minutes and this profile's cap is %d"
              .formatted(exposure.minutes(), minutes));
    }
    return Optional.empty();
  }
}
