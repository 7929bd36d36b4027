package com.kallglot.console.calltest.result;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Names of runs: when it began, and four letters against the same second.
public final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunId() {}

  /// Such as `run_20261122T160133Z_3f9c`.
  public static String at(Instant started) {
    return "run_%s_%04x".formatted(TIME.format(started), RANDOM.nextInt(0x10000));
  }
}
