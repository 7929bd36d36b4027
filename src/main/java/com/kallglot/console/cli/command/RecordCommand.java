package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.GuardOptions;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.tape.Recording;
import com.kallglot.console.tape.Tape;
import com.kallglot.console.tape.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `record`: keeps the form of a platform's answers for the tests.
@Command(
    name = "record",
    description = {
      "Keeps the form of a platform's answers in a file, for the tests of this program.",
      "%nReads numbers, connections and SIP settings. Keys, tokens, telephone numbers, ids, "
          + "names, addresses and texts are replaced before anything is written. The tests "
          + "replay every file in src/test/resources/tapes.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console record --profile acme-test",
      "  kallglot-console record --profile acme --session --yes --into /tmp"
    })
public final class RecordCommand implements Callable<Integer> {
  private static final Path OF_THE_TESTS = Path.of("src", "test", "resources", "tapes");

  private final Context context;

  @Option(
      names = "--session",
      description = "Also make a session over the default route, one credit, and end it.")
  private boolean session;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Folder of the file, made where it is not there. Default: src/test/resources/tapes in a"
              + " checkout, elsewhere the current one.")
  private @Nullable Path into;

  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private GuardOptions guards = new GuardOptions();

  public RecordCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Profile chosen = context.services().profile(profile.name());
    Path folder = folder();
    if (session) {
      guards.agree(chosen, new Exposure(1, 0, 0), context);
    }
    Recording.Made made =
        recording(chosen).make(session ? Tour.Extent.SESSION : Tour.Extent.READING);
    made.words().forEach(context.terminal()::note);
    if (made.tape().exchanges().stream()
        .allMatch(pair -> pair.status() == 0 || pair.status() == 401)) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, "Nothing was recorded: the platform told nothing of itself.");
    }
    keep(made.tape(), folder.resolve(chosen.name() + ".json"));
    return ExitCode.PASSED.value();
  }

  /// A session that is made for it is one of this console's, like any other.
  private Recording recording(Profile chosen) throws CommandFailure {
    try {
      return Recording.of(chosen, Clock.systemUTC(), context.services().sessionsMade(chosen));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
    }
  }

  /// Made before anything is asked: a session costs, and would leave no tape.
  private Path folder() throws CommandFailure {
    if (into == null) {
      return Files.isDirectory(OF_THE_TESTS) ? OF_THE_TESTS : Path.of("");
    }
    try {
      return Files.createDirectories(into);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORE,
          "The folder %s cannot be made: %s. Nothing was asked.".formatted(into, FileTrouble.of(e)),
          e);
    }
  }

  private void keep(Tape tape, Path file) throws CommandFailure {
    try {
      tape.write(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORE,
          "The tape cannot be kept in %s: %s.".formatted(file, FileTrouble.of(e)),
          e);
    }
    context.terminal().data(file.toString());
    context
        .terminal()
        .note(
            "%d exchanges are kept there, redacted. Read the file before you pass it on."
                .formatted(tape.exchanges().size()));
  }
}
