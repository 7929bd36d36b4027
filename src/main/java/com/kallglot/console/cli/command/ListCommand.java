package com.kallglot.console.cli.command;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The verb `list` of `numbers`, `connections` and `sip`: what the organization has set up.
public abstract class ListCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private JsonOption json = new JsonOption();

  public ListCommand(Context context) {
    this.context = context;
  }

  /// The JSON document.
  abstract Object document(TelephonyConfiguration configuration);

  abstract Table table(TelephonyConfiguration configuration, Table.Maker tables);

  @Override
  public Integer call() throws CommandFailure {
    Profile chosen = context.services().profile(profile.name());
    TelephonyConfiguration configuration = context.services().configuration(chosen);
    if (json.wanted()) {
      context.terminal().data(ReportJson.write(document(configuration)));
    } else {
      table(configuration, headings -> new Table(context.terminal().style(), headings))
          .lines()
          .forEach(context.terminal()::data);
    }
    return ExitCode.PASSED.value();
  }

  private static Cell word(@Nullable Enum<?> value) {
    return value == null
        ? Cell.NOTHING
        : Cell.of(value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static Cell text(@Nullable Object value) {
    return value == null ? Cell.NOTHING : Cell.of(value.toString());
  }

  /// `numbers list`.
  @Command(
      name = "list",
      description = "Lists the numbers that the platform manages for the organization.",
      footer = {
        "%nExamples:",
        "  kallglot-console numbers list",
        "  kallglot-console numbers list --profile sandbox-empty --json"
      })
  public static final class OfNumbers extends ListCommand {
    public OfNumbers(Context context) {
      super(context);
    }

    @Override
    List<PhoneNumber> document(TelephonyConfiguration configuration) {
      return configuration.numbers();
    }

    @Override
    Table table(TelephonyConfiguration configuration, Table.Maker tables) {
      Table table = tables.of("NUMBER", "STATUS", "PROVIDER", "COUNTRY", "TYPE", "LABEL", "ID");
      for (PhoneNumber number : configuration.numbers()) {
        table.add(
            List.of(
                text(number.phoneNumber()),
                word(number.status()),
                word(number.provider()),
                text(number.country()),
                word(number.numberType()),
                text(number.label()),
                text(number.id())));
      }
      return table;
    }
  }

  /// `connections list`.
  @Command(
      name = "list",
      description = "Lists the organization's own Twilio and Telnyx connections.",
      footer = {
        "%nExamples:",
        "  kallglot-console connections list",
        "  kallglot-console connections list --json"
      })
  public static final class OfConnections extends ListCommand {
    public OfConnections(Context context) {
      super(context);
    }

    @Override
    List<ProviderConnection> document(TelephonyConfiguration configuration) {
      return configuration.connections();
    }

    @Override
    Table table(TelephonyConfiguration configuration, Table.Maker tables) {
      Table table =
          tables.of("LABEL", "PROVIDER", "STATUS", "DEFAULT", "CALLER ID", "LAST ERROR", "ID");
      for (ProviderConnection connection : configuration.connections()) {
        table.add(
            List.of(
                text(connection.label()),
                word(connection.provider()),
                word(connection.status()),
                connection.isDefault() ? Cell.of("default") : Cell.NOTHING,
                text(connection.defaultCallerId()),
                text(connection.lastError()),
                text(connection.id())));
      }
      return table;
    }
  }

  /// `sip list`.
  @Command(
      name = "list",
      description = "Lists the organization's SIP settings: where and how a PBX may send calls.",
      footer = {"%nExamples:", "  kallglot-console sip list", "  kallglot-console sip list --json"})
  public static final class OfSip extends ListCommand {
    public OfSip(Context context) {
      super(context);
    }

    @Override
    SipSettings document(TelephonyConfiguration configuration) {
      return configuration.sip();
    }

    @Override
    Table table(TelephonyConfiguration configuration, Table.Maker tables) {
      SipSettings sip = configuration.sip();
      Table table = tables.of("SETTING", "VALUE");
      row(table, "enabled", Cell.of(sip.enabled() ? "yes" : "no"));
      row(table, "username", text(sip.username()));
      row(table, "domain", text(sip.domain()));
      for (SipSettings.Transport transport : sip.transports()) {
        row(table, lower(transport.kind()), Cell.of(transport.host() + ":" + transport.port()));
      }
      row(table, "allowlist", Cell.of(allowlist(sip.allowlist())));
      row(table, "srtp", Cell.of(lower(sip.srtp()) + ", keys by " + lower(sip.srtpKeying())));
      row(table, "codecs", Cell.of(String.join(", ", sip.codecs())));
      row(table, "calls at once", Cell.of(String.valueOf(sip.maxConcurrentCalls())));
      return table;
    }

    private static void row(Table table, String setting, Cell value) {
      table.add(List.of(Cell.of(setting), value));
    }

    private static String allowlist(SipSettings.Allowlist allowlist) {
      return allowlist.mode() == SipSettings.Allowlist.Mode.ANY
          ? "any address"
          : allowlist.entries().stream()
              .map(SipSettings.Allowlist.Entry::cidr)
              .collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }
}
