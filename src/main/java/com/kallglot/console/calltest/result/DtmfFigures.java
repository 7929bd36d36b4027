package com.kallglot.console.calltest.result;

import org.jspecify.annotations.Nullable;

/// The digits of a call.
///
/// @param sent in order; null where none were to be sent
/// @param confirmed those that came back, or that the far end counted; null where nothing told
public record DtmfFigures(@Nullable String sent, @Nullable String confirmed) {
  public static final DtmfFigures NONE = new DtmfFigures(null, null);
}
