package com.kallglot.console.cli.setup;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.Objects;

/// How a profile stands with its platform: finds the mode, says what has to be said of it, and
/// gives the command the configuration, or the reason why it gets none.
public final class Standing {
  private static final String WITHOUT =
      "So no route can be predicted or tested there. What needs no configuration: call --to,"
          + " answer, and all on the sandbox.";

  private final Context context;

  public Standing(Context context) {
    this.context = context;
  }

  /// A mode that has a configuration. Where the platform offers none, whoever sits there is asked
  /// whether to keep an inventory.
  ///
  /// @throws CommandFailure with [ExitCode#USAGE] where nobody agreed, [ExitCode#UNREACHABLE] where
  ///   the configuration cannot be known
  public Mode known(Profile profile) throws CommandFailure {
    Modes modes = context.services().modes(profile);
    return known(profile, modes, found(modes));
  }

  /// A mode that has something to show: also one that cannot be told now, where the platform was
  /// read before. That is said.
  ///
  /// @throws CommandFailure as [#known]
  public Mode shown(Profile profile) throws CommandFailure {
    Modes modes = context.services().modes(profile);
    Mode found = found(modes);
    if (found instanceof Mode.Unknown && found.shown().isPresent()) {
      context.terminal().note("Profile '" + profile.name() + "': " + found.words());
      return found;
    }
    return known(profile, modes, found);
  }

  private Mode known(Profile profile, Modes modes, Mode found) throws CommandFailure {
    return switch (found) {
      case Mode.OnPlatform _ -> found;
      case Mode.OnInventory inventory -> {
        context.terminal().note("Profile '" + profile.name() + "': " + inventory.words());
        yield found;
      }
      case Mode.AwaitingConsent awaiting -> agreed(profile, awaiting, modes);
      case Mode.NoAccess _, Mode.Unknown _ ->
          throw new CommandFailure(
              ExitCode.UNREACHABLE,
              "Profile '%s': %s\n%s".formatted(profile.name(), found.words(), WITHOUT));
    };
  }

  public TelephonyConfiguration configuration(Profile profile) throws CommandFailure {
    return known(profile).configuration().orElseThrow();
  }

  public TestSite site(Profile profile) throws CommandFailure {
    return context.services().site(profile, configuration(profile));
  }

  /// For what needs no more than a key: what is set up where that is known, and nothing where it is
  /// not. Nobody is asked for anything.
  ///
  /// @throws CommandFailure with [ExitCode#UNREACHABLE] where the key is rejected, or nobody
  ///   answers
  public TestSite siteOfKeyAlone(Profile profile) throws CommandFailure {
    Mode found = found(context.services().modes(profile));
    if (found instanceof Mode.Unknown unknown) {
      OrganizationException problem = unknown.problem();
      if (problem.kind() == OrganizationException.Kind.KEY_REJECTED || problem.isUnanswered()) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE,
            "Profile '%s': %s Nothing was called.".formatted(profile.name(), problem.getMessage()),
            problem);
      }
    }
    return context.services().site(profile, found.configuration().orElseGet(Inventory::nothing));
  }

  /// What the platform manages, for a command that only a platform can carry out.
  ///
  /// @param attempted what there is not in every mode, as in `Buying numbers`
  /// @param instead what can be done in its place
  /// @throws CommandFailure with [ExitCode#FAILED] where the platform offers no such thing
  public TelephonyConfiguration onPlatform(Profile profile, String attempted, String instead)
      throws CommandFailure {
    Mode found = found(context.services().modes(profile));
    return switch (found) {
      case Mode.OnPlatform platform -> platform.read();
      case Mode.OnInventory _, Mode.AwaitingConsent _ ->
          throw new CommandFailure(
              ExitCode.FAILED,
              "%s is not there for profile '%s': its platform offers no management of numbers, connections and SIP settings, and an inventory on this computer changes nothing there. Nothing was done. %s"
                  .formatted(attempted, profile.name(), instead));
      case Mode.NoAccess _, Mode.Unknown _ ->
          throw new CommandFailure(
              ExitCode.UNREACHABLE,
              "Profile '%s': %s Nothing was done.".formatted(profile.name(), found.words()));
    };
  }

  private static Mode found(Modes modes) throws CommandFailure {
    try {
      return modes.find();
    } catch (OrganizationException e) {
      throw new CommandFailure(ExitCode.CANCELLED, String.valueOf(e.getMessage()), e);
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  private Mode agreed(Profile profile, Mode.AwaitingConsent awaiting, Modes modes)
      throws CommandFailure {
    Terminal terminal = context.terminal();
    if (terminal.presence() == Terminal.Presence.SCRIPTED) {
      throw new CommandFailure(
          ExitCode.USAGE,
          """
          Profile '%s': %s
          An inventory can be kept on this computer in their place, and routes be predicted from \
          it; agree to that once with 'inventory start --profile %s'.
          %s\
          """
              .formatted(profile.name(), awaiting.words(), profile.name(), WITHOUT));
    }
    terminal.note("Profile '" + profile.name() + "': " + awaiting.words());
    if (!context.confirms(
        "Keep an inventory of them on this computer, and predict routes from it?")) {
      throw new CommandFailure(ExitCode.USAGE, "No inventory is kept. " + WITHOUT);
    }
    return started(modes);
  }

  private static Mode started(Modes modes) throws CommandFailure {
    try {
      return modes.startInventory();
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }
}
