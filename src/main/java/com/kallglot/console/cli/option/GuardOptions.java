package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.Runner;
import com.kallglot.console.calltest.guard.Caps;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What stands between a command and money: `--yes` and `--live`.
public final class GuardOptions {
  @Option(
      names = "--yes",
      description = "Agree beforehand to the credits, calls and minutes that are said first.")
  private boolean yes;

  @Option(
      names = "--live",
      description = "Allow a live key (sk_live_…). Without it such a profile is refused.")
  private boolean live;

  /// A live key needs to be allowed by name.
  public void refuseLiveKey(Profile profile) throws CommandFailure {
    if (profile.kind() == Profile.Kind.LIVE && !live) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Profile '%s' has a live key: its calls go to the telephone network and cost money. Add --live to allow it, or use a profile with a test key."
              .formatted(profile.name()));
    }
  }

  /// Says what it may cost and asks for a yes; on a sandbox nothing costs anything.
  public void agree(Profile profile, Exposure exposure, Context context)
      throws CommandFailure, InterruptedException {
    Terminal terminal = context.terminal();
    if (profile.kind() == Profile.Kind.SANDBOX) {
      return;
    }
    Optional<String> tooMuch = caps(profile).refusal(exposure);
    if (tooMuch.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Not started: %s. Raise the cap of profile '%s', or test fewer routes with 'call --route'."
              .formatted(tooMuch.get(), profile.name()));
    }
    terminal.note("On profile '%s' this takes %s.".formatted(profile.name(), exposure));
    if (yes) {
      return;
    }
    if (terminal.presence() == Terminal.Presence.SCRIPTED) {
      throw new CommandFailure(
          ExitCode.USAGE, "Not started: nobody is there to agree. Add --yes to agree beforehand.");
    }
    if (!context.confirms("Go on?")) {
      throw new CommandFailure(ExitCode.USAGE, "Not started: not agreed to.");
    }
  }

  /// Calls at once.
  public int callsAtOnce(Profile profile) {
    return profile.kind() == Profile.Kind.SANDBOX
        ? Runner.SANDBOX_AT_ONCE
        : caps(profile).callsAtOnce();
  }

  private static Caps caps(Profile profile) {
    Guards guards = profile.guards();
    return new Caps(guards.credits(), guards.minutes(), guards.callsAtOnce());
  }
}
