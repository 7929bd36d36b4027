package com.kallglot.console.cli.command;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.NewProfile;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles.Kept;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `profile` and its verbs: which platforms this computer knows.
public abstract class ProfileCommand implements Callable<Integer> {
  private static final List<String> SANDBOXES = List.of("sandbox", "sandbox-empty");

  final Context context;

  private ProfileCommand(Context context) {
    this.context = context;
  }

  Kept read() throws CommandFailure {
    try {
      return context.services().profiles().read();
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  void update(UnaryOperator<Kept> change) throws CommandFailure {
    try {
      var _ = context.services().profiles().update(change);
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  void requireKept(String name) throws CommandFailure {
    if (read().named(name).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no profile '%s'. 'profile list' shows those there are.".formatted(name));
    }
  }

  /// `profile list`.
  @Command(
      name = "list",
      description = "Lists the profiles; the one in use is marked.",
      footer = {
        "%nExamples:",
        "  kallglot-console profile list",
        "  kallglot-console profile list --json"
      })
  static final class OfAll extends ProfileCommand {
    @Mixin private JsonOption json = new JsonOption();

    OfAll(Context context) {
      super(context);
    }

    /// A profile without anything secret.
    ///
    /// @param apiBase null for the sandbox, whose ports change with every start
    record Listed(String name, String kind, @Nullable String apiBase, boolean inUse) {}

    @Override
    public Integer call() throws CommandFailure {
      Kept kept = read();
      String inUse = Objects.requireNonNullElse(kept.inUse(), SANDBOXES.getFirst());
      var listed = new ArrayList<Listed>();
      for (String sandbox : SANDBOXES) {
        listed.add(new Listed(sandbox, "sandbox", null, sandbox.equals(inUse)));
      }
      for (Profile profile : kept.profiles()) {
        String kind = profile.kind().name().toLowerCase(Locale.ROOT);
        listed.add(
            new Listed(profile.name(), kind, profile.apiBase(), profile.name().equals(inUse)));
      }
      print(listed);
      return ExitCode.PASSED.value();
    }

    private void print(List<Listed> listed) {
      if (json.wanted()) {
        context.terminal().data(ReportJson.write(listed));
        return;
      }
      var table = new Table(context.terminal().style(), "PROFILE", "KIND", "API BASE", "IN USE");
      for (Listed one : listed) {
        table.add(
            List.of(
                Cell.of(one.name()),
                Cell.of(one.kind()),
                one.apiBase() == null ? Cell.of("on this computer") : Cell.of(one.apiBase()),
                one.inUse() ? Cell.of("in use") : Cell.NOTHING));
      }
      table.lines().forEach(context.terminal()::data);
    }
  }

  /// `profile add`.
  @Command(
      name = "add",
      description = {
        "Keeps a profile under a name, or replaces the one of that name.",
        "%nKeys and passwords are not kept: give them in the environment, as "
            + Environment.API_KEY
            + ", "
            + Environment.SIP_PASSWORD
            + " and "
            + Environment.TEST_LINE_PASSWORD
            + ".%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console profile add acme-test --kind test",
        "  kallglot-console profile add acme --api-base https://api.kallglot.com/v1 \\",
        "      --test-line 'sip:1001@pbx.example.com;transport=tls;number=+493023125001'",
        "  kallglot-console profile add acme --credits 20 --minutes 10 --allow +4930",
        "  kallglot-console profile add acme --inventory"
      })
  static final class OfNew extends ProfileCommand {
    @Parameters(paramLabel = "NAME", description = "Up to 40 letters, digits, dots and dashes.")
    private String name = "";

    @Mixin private NewProfile options = new NewProfile();

    @Option(
        names = "--inventory",
        description =
            "Agree to keep numbers, connections and SIP settings on this computer where the"
                + " platform offers no management of them; see 'inventory --help'.")
    private boolean inventory;

    OfNew(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      if (SANDBOXES.contains(name) || name.equals(Environment.PROFILE)) {
        throw new CommandFailure(
            ExitCode.USAGE, "'%s' is a name of the program's own; choose another.".formatted(name));
      }
      Profile profile = options.profile(name);
      update(kept -> kept.with(profile));
      if (inventory) {
        start(context.services().inventory(profile));
      }
      context
          .terminal()
          .note(
              "Kept as profile '%s'. 'profile use %s' makes it the default.".formatted(name, name));
      return ExitCode.PASSED.value();
    }
  }

  private static void start(InventoryFile file) throws CommandFailure {
    try {
      var _ = file.start();
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  /// `profile use`.
  @Command(
      name = "use",
      description = "Makes a profile the one that is used where no --profile is given.",
      footer = {
        "%nExamples:",
        "  kallglot-console profile use acme-test",
        "  kallglot-console profile use sandbox"
      })
  static final class OfUse extends ProfileCommand {
    @Parameters(paramLabel = "NAME", description = "The profile.")
    private String name = "";

    OfUse(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      if (!SANDBOXES.contains(name)) {
        requireKept(name);
      }
      update(kept -> kept.using(name));
      context.terminal().note("Profile '%s' is in use.".formatted(name));
      return ExitCode.PASSED.value();
    }
  }

  /// `profile remove`.
  @Command(
      name = "remove",
      description = "Forgets a profile. Nothing changes on its platform.",
      footer = {"%nExamples:", "  kallglot-console profile remove acme-test"})
  static final class OfGone extends ProfileCommand {
    @Parameters(paramLabel = "NAME", description = "The profile.")
    private String name = "";

    OfGone(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      requireKept(name);
      Path inventory = context.services().inventory(read().named(name).orElseThrow()).path();
      update(kept -> kept.without(name));
      context.terminal().note("Profile '%s' is forgotten.".formatted(name));
      if (Files.exists(inventory)) {
        context.terminal().note("Its inventory stays: " + inventory);
      }
      return ExitCode.PASSED.value();
    }
  }

  /// The verbs.
  public static List<Object> verbs(Context context) {
    return List.of(new OfAll(context), new OfNew(context), new OfUse(context), new OfGone(context));
  }
}
