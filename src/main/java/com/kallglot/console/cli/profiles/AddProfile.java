package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.NewProfile;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `profile add`.
@Command(
    name = "add",
    description = {
      "Keeps a profile under a name, or replaces the one of that name.",
      "%nIts API key is asked for, not shown, and kept in the system's keychain. With --keychain,"
          + " keys and passwords of the environment are kept there too: "
          + Environment.API_KEY
          + ", "
          + Environment.SIP_PASSWORD
          + " and "
          + Environment.TEST_LINE_PASSWORD
          + ". Without a keychain they are taken from there at each start, or asked for.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console profile add acme-test --kind test",
      "  kallglot-console profile add acme --api-base https://api.kallglot.com/v1 \\",
      "      --test-line 'sip:1001@pbx.example.com;transport=tls;number=+493023125001'",
      "  kallglot-console profile add acme --credits 20 --minutes 10 --allow +4930",
      "  kallglot-console profile add acme --inventory"
    })
final class AddProfile extends ProfileCommand {
  @Parameters(paramLabel = "NAME", description = "Up to 40 letters, digits, dots and dashes.")
  private String name = "";

  @Mixin private NewProfile options = new NewProfile();
  @Mixin private KeychainOption keychain = new KeychainOption();

  @Option(
      names = "--inventory",
      description =
          "Agree to keep numbers, connections and SIP settings on this computer where the"
              + " platform offers no management of them; see 'inventory --help'.")
  private boolean inventory;

  AddProfile(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    if (Profiles.isReserved(name)) {
      throw new CommandFailure(
          ExitCode.USAGE, "'%s' is a name of the program's own; choose another.".formatted(name));
    }
    Profile asked = options.profile(name);
    Optional<Profile> before = read().named(name);
    KeychainOption.Given given = keychain.given(asked, context);
    Profile profile = given.of(asked);
    // The file first: where it cannot be written, no key is left behind and none is forgotten
    update(kept -> kept.with(profile));
    try {
      keychain.keep(profile, given, context);
    } catch (CommandFailure e) {
      update(kept -> before.map(kept::with).orElseGet(() -> kept.without(name)));
      throw e;
    }
    context.services().secrets().leaveBehind(before, profile);
    if (inventory) {
      InventoryFile file = context.services().inventory(profile);
      var _ = ProfileVerb.asked(file::start);
    }
    context
        .terminal()
        .note("Kept as profile '%s'. 'profile use %s' makes it the default.".formatted(name, name));
    return ExitCode.PASSED.value();
  }
}
