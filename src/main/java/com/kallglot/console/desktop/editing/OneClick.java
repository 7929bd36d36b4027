package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.ClickAnswer;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.routing.Edit;
import java.util.List;
import java.util.function.Supplier;

/// Edits that one click carries out, which is for a sandbox only: tells what became of them, with
/// an offer to take back whatever was made.
public final class OneClick {
  private final Workspace workspace;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public OneClick(Workspace workspace, Notices notices, Supplier<Messages> messages) {
    this.workspace = workspace;
    this.notices = notices;
    this.messages = messages;
  }

  /// @param what is done, in words
  /// @param restores takes back what was done here for it, before the platform was asked
  public void carryOut(String what, List<Edit.OfConfiguration> edits, Runnable restores) {
    workspace.carryOut(
        edits,
        new ClickAnswer() {
          @Override
          public void done(List<Edit.OfConfiguration> undo) {
            announce(messages.get().get("notice.done", what), undo, restores);
          }

          @Override
          public void partly(List<Edit.OfConfiguration> undo, Failure why) {
            announce(messages.get().get("notice.partly", what, why.detail()), undo, restores);
          }

          @Override
          public void failed(Failure why) {
            restores.run();
            notices.tell(messages.get().get(key(why), what, why.detail()));
          }
        });
  }

  private static String key(Failure why) {
    return why.effect() == Failure.Effect.PERHAPS_DONE ? "notice.perhaps" : "notice.failed";
  }

  private void announce(String text, List<Edit.OfConfiguration> undo, Runnable restores) {
    if (undo.isEmpty()) {
      notices.tell(text);
    } else {
      notices.tell(
          text,
          () -> {
            restores.run();
            workspace.carryOut(undo, new TakingBack());
          });
    }
  }

  /// An undo is not undone in its turn.
  private final class TakingBack implements ClickAnswer {
    @Override
    public void done(List<Edit.OfConfiguration> undo) {
      notices.tell(messages.get().get("notice.undone"));
    }

    @Override
    public void partly(List<Edit.OfConfiguration> undo, Failure why) {
      failed(why);
    }

    @Override
    public void failed(Failure why) {
      notices.tell(messages.get().get("notice.not_undone", why.detail()));
    }
  }
}
