package com.kallglot.console.provider;

/// Where a call to a number ends.
public enum Reach {
  PLATFORM,
  /// Code of the customer's own is asked what to do; from there it can still reach the platform.
  YOUR_APP,
  /// Somewhere that is neither, at least for some of the calls.
  ELSEWHERE,
  NOWHERE,
  /// The provider told all there is, and it is not enough to say.
  UNKNOWN,
  /// What decides was asked for and could not be read: nothing is said of it.
  NOT_READ
}
