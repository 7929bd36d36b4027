package com.kallglot.console.telephony;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body of `POST /v1/sessions`, of which only `mode` is required.
///
/// @param mode the word as written, so that an unknown one can still be judged
public record SessionRequest(
    @Nullable String mode,
    @Nullable String sourceLanguage,
    @Nullable String targetLanguage,
    RouteRequest routing,
    Map<String, String> metadata) {
  public SessionRequest {
    metadata = Map.copyOf(metadata);
  }
}
