package com.kallglot.console.calltest.result;

import com.kallglot.console.softphone.EngineInfo;
import java.util.Locale;
import java.util.Map;

/// What carried the calls of a run.
public final class Engines {
  private Engines() {}

  /// Name to version: `pjsip` to `2.17`, `java` to `25.0.1`, `codecs` to those it offers in order.
  public static Map<String, String> of(EngineInfo engine) {
    return Map.of(
        engine.name().toLowerCase(Locale.ROOT),
        engine.version(),
        "java",
        Runtime.version().toString(),
        "codecs",
        String.join(",", engine.codecs()));
  }
}
