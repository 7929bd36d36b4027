package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.phone.account.ProfileRemoval;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.KeychainException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile remove`.
@Command(
    name = "remove",
    description =
        "Forgets a profile, and its keys and passwords in the keychain, those of its phone's"
            + " accounts too. Nothing changes on its platform.",
    footer = {"%nExamples:", "  kallglot-console profile remove acme-test"})
final class RemoveProfile extends ProfileCommand {
  @Parameters(paramLabel = "NAME", description = "The profile.")
  private String name = "";

  RemoveProfile(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile gone = kept(name);
    Path inventory = context.services().inventory(gone).path();
    remove(gone);
    context.terminal().note("Profile '%s' is forgotten.".formatted(name));
    if (Files.exists(inventory)) {
      context.terminal().note("Its inventory stays: " + inventory);
    }
    return ExitCode.PASSED.value();
  }

  private void remove(Profile profile) throws CommandFailure {
    var services = context.services();
    var removal =
        new ProfileRemoval(
            services.profiles(), services.secrets(), services.phoneAccounts(profile));
    try {
      var _ = removal.remove(profile);
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, String.valueOf(e.getMessage()), e);
    } catch (KeychainException e) {
      throw new CommandFailure(
          ExitCode.STORE,
          "Not forgotten, as its key would stay behind: %s.".formatted(e.getMessage()),
          e);
    }
  }
}
