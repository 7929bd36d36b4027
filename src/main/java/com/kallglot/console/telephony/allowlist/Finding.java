package com.kallglot.console.telephony.allowlist;

/// What is to be said of one line of an allowlist while it is written.
public sealed interface Finding {
  /// Neither an address nor a block; cannot be saved.
  record Unreadable() implements Finding {}

  /// Bits are set behind the prefix; cannot be saved.
  ///
  /// @param around the block that holds what was typed
  record HostBits(AddressBlock around) implements Finding {}

  /// The same addresses stand in an earlier line; cannot be saved.
  record Twice(String line) implements Finding {}

  /// Every address of a family: the same as no list.
  record Everything() implements Finding {}

  /// Addresses that a platform on the internet never sees, and none was seen.
  record NeverSeen(Scope scope) implements Finding {}

  /// Another line holds all of it, so that this one adds nothing.
  record Within(String wider) implements Finding {}

  /// Whether the line keeps the list from being saved.
  default boolean isFault() {
    return switch (this) {
      case Unreadable _, HostBits _, Twice _ -> true;
      case Everything _, NeverSeen _, Within _ -> false;
    };
  }
}
