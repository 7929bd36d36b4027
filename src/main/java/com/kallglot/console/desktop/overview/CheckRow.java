package com.kallglot.console.desktop.overview;

import com.kallglot.console.routing.Edit;
import org.jspecify.annotations.Nullable;

/// A row of the set-up list.
sealed interface CheckRow {
  /// The head of a part.
  record Heading(String title, int count, State state) implements CheckRow {}

  /// One thing that is set up, or is not.
  ///
  /// @param mend a change that one click makes; null where there is none
  record Item(State state, String icon, String title, String detail, @Nullable Mend mend)
      implements CheckRow {}

  /// @param label of the button
  record Mend(String label, Edit.OfConfiguration edit) {}

  /// How it stands.
  enum State {
    BROKEN,
    /// Set up, but not in use or not as safe as it could be.
    ATTENTION,
    READY
  }
}
