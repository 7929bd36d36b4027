package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.workspace.Failure;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Why something the page was to do is not done.
public sealed interface Trouble {
  /// An error.
  ///
  /// @param attempted in words
  /// @param again does it once more; null where that makes no sense
  record Failed(String attempted, Failure failure, @Nullable Runnable again) implements Trouble {}

  /// Somebody else changed the same.
  ///
  /// @param chosen is told the keys of the fields whose own value is wanted
  record Overtaken(
      String what, List<ConflictField> fields, Consumer<Set<String>> chosen, Runnable discard)
      implements Trouble {
    public Overtaken {
      fields = List.copyOf(fields);
    }
  }
}
