package com.kallglot.console.cli.command;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.settings.Profile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program without a command: on a sandbox it checks, elsewhere it says what to type.
@Command(
    name = "kallglot-console",
    description = {
      "Shows how Kallglot routes a call, and proves it with a real one. Without a "
          + "command it opens the desktop; where there is no display it runs 'check' on the "
          + "sandbox, a platform of its own on this computer: no account, no network, nothing "
          + "to pay."
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "%nExamples:",
      "  kallglot-console",
      "  kallglot-console resolve --route default",
      "  kallglot-console call --route number:+19785550140",
      "  kallglot-console COMMAND --help",
      "",
      "Exit codes: 0 passed, 1 a verdict failed or a call was not as expected, 2 wrong usage or"
          + " confirmation missing, 3 platform unreachable or key rejected, 4 SIP engine could not"
          + " start, 5 prerequisite missing or nothing to call with, 6 store or port taken, 70 a"
          + " bug, 130 cancelled."
    })
public final class ConsoleCommand implements Callable<Integer> {
  private final Context context;

  public ConsoleCommand(Context context) {
    this.context = context;
  }

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours, also where standard output is a terminal. NO_COLOR does the same.")
  void noColor(boolean wanted) {
    if (wanted) {
      context.terminal().withoutColours();
    }
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Profile profile = context.services().profile(Optional.empty());
    if (profile.kind() != Profile.Kind.SANDBOX) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Say what to do with profile '%s': 'kallglot-console check' tests its routes and says first what that costs, 'kallglot-console resolve --route default' explains one and costs nothing, 'kallglot-console --help' lists the rest."
              .formatted(profile.name()));
    }
    context
        .terminal()
        .note(
            "Checking every route of the sandbox, a platform of its own on this computer"
                + " ('kallglot-console --help' for more).");
    return new CheckCommand(context).call();
  }
}
