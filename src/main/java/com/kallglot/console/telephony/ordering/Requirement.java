package com.kallglot.console.telephony.ordering;

import org.jspecify.annotations.Nullable;

/// What a country asks of whoever has a number of its own.
///
/// @param url where it is given
public record Requirement(Kind kind, Status status, @Nullable String url) {
  public enum Kind {
    ADDRESS,
    IDENTITY,
    UNKNOWN
  }

  public enum Status {
    MISSING,
    /// Given, and not looked at yet.
    PENDING,
    FULFILLED,
    UNKNOWN
  }
}
