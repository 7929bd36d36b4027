package com.kallglot.console.desktop.editing;

import org.jspecify.annotations.Nullable;

/// One field of an object that two changed at once, as text.
///
/// @param key what the page knows it by
/// @param name what the screen calls it
/// @param before as it was read when the edit began
/// @param mine as it was to become
/// @param theirs as somebody else left it
public record ConflictField(String key, String name, String before, String mine, String theirs) {
  /// Whether there is anything to say of it.
  boolean isChanged() {
    return !before.equals(mine) || !before.equals(theirs);
  }

  /// Which side goes without saying; null where both changed it, differently.
  @Nullable Side evident() {
    if (mine.equals(theirs) || mine.equals(before)) {
      return Side.THEIRS;
    }
    return theirs.equals(before) ? Side.MINE : null;
  }

  /// Whose value is taken.
  enum Side {
    MINE,
    THEIRS
  }
}
