package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.providers.CredentialOptions;
import com.kallglot.console.cli.providers.CredentialOptions.Whose;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.E164;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `inventory import`.
@Command(
    name = "import",
    description = {
      "Writes down the numbers of a connection, as its Twilio or Telnyx account lists them.",
      "%nThey are the account's, not the platform's: sessions reach them through the connection."
          + " Where calls to each of them end is kept with them.",
      CredentialOptions.HELP
    },
    footer = {
      "%nExamples:",
      "  kallglot-console inventory import pcon_01HXYZ --profile acme",
      "  kallglot-console inventory import pcon_01HXYZ --secret-file key.txt --json"
    })
final class ImportNumbers extends InventoryVerb {
  @Parameters(paramLabel = "CONNECTION", description = "Its id in the inventory, pcon_….")
  private String id = "";

  @Mixin private CredentialOptions credentials = new CredentialOptions();

  ImportNumbers(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    InventoryFile file = started();
    KeptConnection connection = connection(file);
    var whose = Whose.of(connection.provider());
    TypedCredentials typed = credentials.read(whose, profile, context);
    typed.corrections().forEach(one -> context.terminal().note(one.sentence()));
    List<AccountNumber> numbers = read(profile, CredentialOptions.sendable(typed));
    if (!asked(() -> file.imported(id, numbers))) {
      throw unknown();
    }
    long unread = numbers.stream().filter(number -> !number.isRead()).count();
    if (unread > 0) {
      context
          .terminal()
          .note(
              "Where calls end could not be read for %d of them; what was known of those stays."
                  .formatted(unread));
    }
    return done(file, numbers.size() + " numbers of " + id + " are written down");
  }

  private KeptConnection connection(InventoryFile file) throws CommandFailure {
    return now(file).connection(id).orElseThrow(this::unknown);
  }

  private CommandFailure unknown() {
    return new CommandFailure(
        ExitCode.USAGE,
        "There is no connection '%s' in the inventory; 'inventory connection' writes one down."
            .formatted(id));
  }

  /// All or none: a list that was cut short would be taken for the whole.
  private List<AccountNumber> read(Profile profile, ProviderCredentials credentials)
      throws CommandFailure {
    NumberReading reading =
        context
            .services()
            .providers(profile)
            .numbers(credentials, context.services().addresses(profile));
    return switch (reading) {
      case NumberReading.Whole whole -> {
        Instant now = Instant.now();
        yield whole.numbers().stream()
            .map(number -> kept(number, now))
            .flatMap(Optional::stream)
            .toList();
      }
      case NumberReading.CutShort cut ->
          throw new CommandFailure(
              cut.said() == null ? ExitCode.UNREACHABLE : ExitCode.FAILED,
              "Nothing was written down. " + cut.explanation());
    };
  }

  private Optional<AccountNumber> kept(WiredNumber number, Instant now) {
    Optional<E164> called = E164.parse(number.number());
    if (called.isEmpty()) {
      context.terminal().note("Left out, for it is no number in E.164: " + number.number());
    }
    return called.map(one ->
        new AccountNumber(
            one,
            number.name(),
            number.wiring().reach().name().toLowerCase(Locale.ROOT),
            number.wiring().reason(),
            now));
  }
}
