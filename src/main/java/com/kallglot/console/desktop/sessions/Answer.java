package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.workspace.Failure;
import java.time.Instant;
import java.util.Optional;

/// What is known of something that has to be asked for.
sealed interface Answer<T> {
  /// Nobody looked yet.
  record Unasked<T>() implements Answer<T> {}

  /// Asked for the first time and not answered yet.
  record Awaited<T>() implements Answer<T> {}

  /// As it was then.
  record Known<T>(T value, Instant at) implements Answer<T> {}

  /// The platform knows nothing of it (404).
  record Gone<T>() implements Answer<T> {}

  record Failed<T>(Failure failure) implements Answer<T> {}

  /// Empty where it is not known.
  default Optional<T> found() {
    return this instanceof Known<T>(var value, var _) ? Optional.of(value) : Optional.empty();
  }
}
