package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.history.replay.BlastRadius;
import com.kallglot.console.history.replay.KnownRequests;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a change would route otherwise, found out before it is made: saved drafts and the sessions
/// made from this console are read and tried again in the background. An answer that comes after
/// the profile was left is dropped.
public final class Foresight {
  private final Workspace workspace;
  private final Services services;
  private final Background background;

  public Foresight(Workspace workspace, Services services, Background background) {
    this.workspace = workspace;
    this.services = services;
    this.background = background;
  }

  /// What is known, with what it meets now.
  public record Sight(
      KnownRequests known, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    public BlastRadius of(Planned planned) {
      return BlastRadius.of(known, planned, configuration, policy);
    }
  }

  /// Tries one change on the configuration as last read.
  public void of(Planned planned, Consumer<BlastRadius> told, Consumer<Failure> failed) {
    look(sight -> sight.of(planned), told, failed);
  }

  /// Looks at what is known; `seen` is worked out in the background, `told` on the JavaFX thread.
  public <T> void look(Function<Sight, T> seen, Consumer<T> told, Consumer<Failure> failed) {
    Workspace.Opened opened = workspace.opened().get();
    TelephonyConfiguration configuration = workspace.configuration().get();
    if (opened == null || configuration == null) {
      return;
    }
    background.run(
        () -> {
          KnownRequests known =
              KnownRequests.read(
                  new SavedDrafts(services.folders()), services.sessionsMade(opened.profile()));
          return seen.apply(new Sight(known, configuration, opened.organization().policy()));
        },
        answer -> {
          if (opened.equals(workspace.opened().get())) {
            told.accept(answer);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            failed.accept(Failure.of(problem));
          }
        });
  }
}
