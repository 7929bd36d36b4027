package com.kallglot.console.desktop.overview;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.routing.Edit;
import org.jspecify.annotations.Nullable;

/// A row of the set-up list.
sealed interface CheckRow {
  /// The head of a part.
  record Heading(String title, int count, State state) implements CheckRow {}

  /// One thing that is set up, or is not.
  ///
  /// @param mend what its button does; null where there is none
  record Item(State state, String icon, String title, String detail, @Nullable Mend mend)
      implements CheckRow {}

  /// What the button of a row does.
  sealed interface Mend {
    /// Of the button.
    String label();

    /// A change that one click makes, and one takes back.
    record Make(String label, Edit.OfConfiguration edit) implements Mend {}

    /// Leads to where somebody makes this change by hand.
    record Lead(String label, Edit.OfConfiguration edit) implements Mend {}

    /// Opens a page.
    record Open(String label, Page page) implements Mend {}
  }

  /// How it stands.
  enum State {
    BROKEN,
    /// Set up, but not in use or not as safe as it could be.
    ATTENTION,
    READY
  }
}
