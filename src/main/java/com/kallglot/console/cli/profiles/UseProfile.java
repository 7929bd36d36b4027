package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.settings.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile use`.
@Command(
    name = "use",
    description = "Makes a profile the one that is used where no --profile is given.",
    footer = {
      "%nExamples:",
      "  kallglot-console profile use acme-test",
      "  kallglot-console profile use sandbox"
    })
final class UseProfile extends ProfileCommand {
  @Parameters(paramLabel = "NAME", description = "The profile.")
  private String name = "";

  UseProfile(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    if (!Profiles.SANDBOXES.contains(name)) {
      var _ = kept(name);
    }
    update(kept -> kept.using(name));
    context.terminal().note("Profile '%s' is in use.".formatted(name));
    return ExitCode.PASSED.value();
  }
}
