package com.kallglot.console.desktop.evidence;

import java.util.Optional;

/// What can be set for a call that failed, and the call placed again, in one step.
@FunctionalInterface
public interface Mending {
  /// Empty where no single change is sure to be of use.
  Optional<Mend> of(Reading reading);

  /// One change.
  ///
  /// @param what is changed, and of what
  /// @param from how it is now, in words
  /// @param to how it is to be, in words
  /// @param carryOut makes it so and calls again
  record Mend(String what, String from, String to, Runnable carryOut) {}
}
