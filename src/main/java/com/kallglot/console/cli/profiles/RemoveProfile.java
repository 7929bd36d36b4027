package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.KeychainException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile remove`.
@Command(
    name = "remove",
    description =
        "Forgets a profile, and its keys and passwords in the keychain. Nothing changes on its"
            + " platform.",
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
    boolean inUse = name.equals(read().inUse());
    update(kept -> kept.without(name));
    try {
      forgetSecrets(gone);
    } catch (CommandFailure e) {
      update(kept -> inUse ? kept.with(gone).using(name) : kept.with(gone));
      throw e;
    }
    context.terminal().note("Profile '%s' is forgotten.".formatted(name));
    if (Files.exists(inventory)) {
      context.terminal().note("Its inventory stays: " + inventory);
    }
    return ExitCode.PASSED.value();
  }

  private void forgetSecrets(Profile profile) throws CommandFailure {
    try {
      context.services().secrets().forget(profile);
    } catch (KeychainException.Absent _) {
      // nothing of it can be kept where there is none
    } catch (KeychainException e) {
      throw new CommandFailure(
          ExitCode.STORE,
          "Not forgotten, as its key would stay behind: %s.".formatted(e.getMessage()),
          e);
    }
  }
}
