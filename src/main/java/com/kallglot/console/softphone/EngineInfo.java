package com.kallglot.console.softphone;

import java.util.List;

/// What the engine is.
///
/// @param name for instance `PJSIP`
/// @param version for instance `2.17`
/// @param codecs what it can speak, in its own order of preference
public record EngineInfo(String name, String version, List<String> codecs) {
  public EngineInfo {
    codecs = List.copyOf(codecs);
  }
}
