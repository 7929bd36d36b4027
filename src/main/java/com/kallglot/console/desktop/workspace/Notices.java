package com.kallglot.console.desktop.workspace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Short news for whoever looks, with an offer to take it back where that is possible.
public final class Notices {
  private @Nullable Consumer<Notice> shown;

  /// @param undo null where nothing takes it back
  public record Notice(String text, @Nullable Runnable undo) {}

  /// Where they are shown.
  public void to(Consumer<Notice> screen) {
    shown = screen;
  }

  public void tell(String text) {
    tell(new Notice(text, null));
  }

  public void tell(String text, Runnable undo) {
    tell(new Notice(text, undo));
  }

  private void tell(Notice notice) {
    if (shown != null) {
      shown.accept(notice);
    }
  }
}
