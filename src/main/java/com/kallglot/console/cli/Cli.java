package com.kallglot.console.cli;

import com.kallglot.console.cli.command.AnswerCommand;
import com.kallglot.console.cli.command.CallCommand;
import com.kallglot.console.cli.command.CheckCommand;
import com.kallglot.console.cli.command.ConsoleCommand;
import com.kallglot.console.cli.command.ExplainCommand;
import com.kallglot.console.cli.command.RecordCommand;
import com.kallglot.console.cli.command.ResolveCommand;
import com.kallglot.console.cli.command.SandboxCommand;
import com.kallglot.console.cli.connections.ConnectionsCommand;
import com.kallglot.console.cli.inventory.InventoryCommand;
import com.kallglot.console.cli.network.NetworkCommand;
import com.kallglot.console.cli.numbers.NumbersCommand;
import com.kallglot.console.cli.profiles.ProfileCommand;
import com.kallglot.console.cli.providers.ProviderCommand;
import com.kallglot.console.cli.sessions.SessionsCommand;
import com.kallglot.console.cli.sip.SipCommand;
import com.kallglot.console.cli.text.Style;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The command line as a whole: which commands there are, and how each way of failing becomes a
/// message and an exit code. The only place that turns an exception into either.
public final class Cli {
  private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

  private static final int HELP_WIDTH = 100;

  private final Context context;

  public Cli(Services services, Terminal terminal, Cancellation cancellation) {
    this.context = new Context(services, terminal, cancellation);
    services.askThrough(terminal::asksSecret);
  }

  /// Runs one command and returns the exit code of the process.
  public int run(String... arguments) {
    try {
      return commandLine().execute(arguments);
    } catch (Error bug) { // a class that is missing, no memory: no command can handle these
      return bug(bug);
    }
  }

  /// The commands, not yet run: for completion scripts and tests of the help.
  public CommandLine commandLine() {
    var root = new CommandLine(new ConsoleCommand(context));
    root.addSubcommand(new CheckCommand(context));
    root.addSubcommand(new CallCommand(context));
    root.addSubcommand(new AnswerCommand(context));
    root.addSubcommand(new ResolveCommand(context));
    root.addSubcommand(new ExplainCommand(context));
    root.addSubcommand(new NetworkCommand(context));
    root.addSubcommand(new SandboxCommand(context));
    root.addSubcommand(new RecordCommand(context));
    groups().forEach(root::addSubcommand);
    configure(root);
    explainThemselves(root);
    return root;
  }

  private List<CommandLine> groups() {
    return List.of(
        group("profile", "Which platforms this computer knows.", ProfileCommand.verbs(context)),
        group("numbers", "Numbers the platform manages.", NumbersCommand.verbs(context)),
        group(
            "connections",
            "Your own Twilio and Telnyx connections.",
            ConnectionsCommand.verbs(context)),
        group(
            "provider",
            "Your Twilio and Telnyx accounts, asked directly.",
            ProviderCommand.verbs(context)),
        group("sip", "SIP access for your PBX.", SipCommand.verbs(context)),
        group("sessions", "Sessions this console made.", SessionsCommand.verbs(context)),
        group(
            "inventory",
            "What is kept here where the platform manages nothing.",
            InventoryCommand.verbs(context)));
  }

  /// A command that is nothing but its verbs.
  private static CommandLine group(String name, String description, List<Object> verbs) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).synopsisSubcommandLabel("VERB");
    var group = new CommandLine(spec);
    verbs.forEach(group::addSubcommand);
    return group;
  }

  private static void explainThemselves(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
    // A command with an alias is there once for each of its names
    Set.copyOf(command.getSubcommands().values()).forEach(Cli::explainThemselves);
  }

  private void configure(CommandLine root) {
    Terminal terminal = context.terminal();
    root.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpWidth(HELP_WIDTH);
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.style() == Style.COLOURED ? Ansi.ON : Ansi.OFF));
    root.setParameterExceptionHandler(this::misused);
    root.setExecutionExceptionHandler(this::failed);
  }

  private int misused(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    context.terminal().note(String.valueOf(problem.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
      context.terminal().note("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE.value();
  }

  private int failed(Exception problem, CommandLine command, ParseResult parsed) {
    return switch (problem) {
      case CommandFailure failure -> {
        LOG.debug("The command failed", failure);
        context.terminal().note(String.valueOf(failure.getMessage()));
        yield failure.exitCode().value();
      }
      case InterruptedException _ -> cancelled();
      case CancellationException _ -> cancelled();
      default -> bug(problem);
    };
  }

  private int bug(Throwable problem) {
    LOG.error("Bug in this program", problem);
    context
        .terminal()
        .note(
            "This is a bug in the console: %s. The log above has the details; nothing is left running."
                .formatted(problem));
    return ExitCode.BUG.value();
  }

  private int cancelled() {
    context.terminal().note("Cancelled: calls are hung up, sessions ended.");
    return ExitCode.CANCELLED.value();
  }
}
