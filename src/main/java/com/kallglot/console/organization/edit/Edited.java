package com.kallglot.console.organization.edit;

/// What came of an edit that was not an error.
public sealed interface Edited<T> {
  /// It was made.
  ///
  /// @param now the object as it is since
  record Done<T>(T now) implements Edited<T> {}

  /// Somebody else changed the object after it was read; nothing was done.
  ///
  /// @param asRead what the edit was meant for
  /// @param asItIs what is there now
  record Conflict<T>(T asRead, T asItIs) implements Edited<T> {}

  /// The object is not there any more; nothing was done.
  record Gone<T>(T asRead) implements Edited<T> {}
}
