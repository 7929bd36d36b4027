package com.kallglot.console.wire;

import org.jspecify.annotations.Nullable;

/// An adapter that knows what an absent or null member means, where the record asks for a value.
interface Absent<T> {
  /// Null where nothing can stand for an absent value.
  @Nullable T absent();
}
