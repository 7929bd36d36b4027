package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import picocli.CommandLine.Option;

/// `--yes`: what cannot be undone is asked for once.
public final class YesOption {
  @Option(names = "--yes", description = "Agree beforehand to what is asked.")
  private boolean yes;

  /// Says what will happen and asks for a yes.
  ///
  /// @throws CommandFailure with [ExitCode#USAGE] where nobody agrees
  public void agree(Context context, String consequence, String question) throws CommandFailure {
    Terminal terminal = context.terminal();
    terminal.note(consequence);
    if (yes) {
      return;
    }
    if (terminal.presence() == Terminal.Presence.SCRIPTED) {
      throw new CommandFailure(
          ExitCode.USAGE, "Nothing was done: nobody is there to agree. Add --yes to agree.");
    }
    if (!context.confirms(question)) {
      throw new CommandFailure(ExitCode.USAGE, "Nothing was done: not agreed to.");
    }
  }
}
