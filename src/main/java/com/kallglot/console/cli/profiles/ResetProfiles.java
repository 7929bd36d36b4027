package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.SettingsException;
import picocli.CommandLine.Command;

/// `profile reset`.
@Command(
    name = "reset",
    description =
        "Begins without profiles where their file cannot be understood; that file is kept beside"
            + " the new one. Keys in the keychain stay there.",
    footer = {"%nExamples:", "  kallglot-console profile reset"})
final class ResetProfiles extends ProfileCommand {
  ResetProfiles(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profiles profiles = context.services().profiles();
    if (canBeRead(profiles)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s can be read: nothing is to be reset. 'profile remove' forgets a profile."
              .formatted(profiles.file()));
    }
    var aside = ProfileVerb.asked(profiles::startOver);
    context
        .terminal()
        .note("There are no profiles now but the sandbox's. The file before: " + aside);
    return ExitCode.PASSED.value();
  }

  private static boolean canBeRead(Profiles profiles) throws CommandFailure {
    try {
      var _ = profiles.read();
      return true;
    } catch (SettingsException.Malformed e) {
      return false;
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, String.valueOf(e.getMessage()), e);
    }
  }
}
