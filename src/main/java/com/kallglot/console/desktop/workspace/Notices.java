package com.kallglot.console.desktop.workspace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Short news for whoever looks, with an offer to take it back where that is possible.
public final class Notices {
  private @Nullable Consumer<Notice> shown;
  private Runnable withdrawn = () -> {};

  /// @param undo null where nothing takes it back
  /// @param of what the undo is about
  public record Notice(String text, @Nullable Runnable undo, Of of) {}

  /// What an undo is about.
  public enum Of {
    /// Something of the profile in use: on another profile it would be another thing.
    PROFILE,
    /// Something that is on this computer, whatever profile is in use.
    HERE
  }

  /// Where they are shown.
  ///
  /// @param withdraws takes away an offer that is still shown
  public void to(Consumer<Notice> screen, Runnable withdraws) {
    shown = screen;
    withdrawn = withdraws;
  }

  /// What was offered of a profile that is left cannot be taken back any more: it would be undone
  /// on another.
  public void withdraw() {
    withdrawn.run();
  }

  public void tell(String text) {
    tell(new Notice(text, null, Of.HERE));
  }

  public void tell(String text, Runnable undo) {
    tell(new Notice(text, undo, Of.PROFILE));
  }

  /// With an undo that is the same on every profile.
  public void tellHere(String text, Runnable undo) {
    tell(new Notice(text, undo, Of.HERE));
  }

  private void tell(Notice notice) {
    if (shown != null) {
      shown.accept(notice);
    }
  }
}
