package com.kallglot.console.sandbox.store;

import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for: newest first, after an object already seen.
///
/// @param limit 1 or more; whoever wants to know whether there is more asks for one more
/// @param startingAfter the id of the last object seen
public record Selection(int limit, @Nullable String startingAfter) {
  public Selection {
    if (limit < 1) {
      throw new IllegalArgumentException("A selection of " + limit);
    }
  }
}
