package com.kallglot.console.cli.sip;

import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ListVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `sip show`, also called `sip list`.
@Command(
    name = "show",
    aliases = "list",
    description = "Shows the organization's SIP settings: where and how a PBX may send calls.",
    footer = {"%nExamples:", "  kallglot-console sip show", "  kallglot-console sip show --json"})
final class ShowSip extends ListVerb {
  ShowSip(Context context) {
    super(context);
  }

  @Override
  protected SipSettings document(TelephonyConfiguration configuration) {
    return configuration.sip();
  }

  @Override
  protected Table table(TelephonyConfiguration configuration, Table.Maker tables) {
    SipSettings sip = configuration.sip();
    Table table = tables.of("SETTING", "VALUE");
    row(table, "enabled", Cell.of(sip.enabled() ? "yes" : "no"));
    row(table, "username", Cells.text(sip.username()));
    row(table, "domain", Cells.text(sip.domain()));
    for (SipSettings.Transport transport : sip.transports()) {
      row(table, Cells.lower(transport.kind()), Cell.of(transport.host() + ":" + transport.port()));
    }
    row(table, "allowlist", Cell.of(allowlist(sip.allowlist())));
    for (SipSettings.RecentSource source : sip.recentSources()) {
      row(
          table,
          "seen lately",
          Cell.of(
              "%s, %s, %s"
                  .formatted(
                      source.address(),
                      source.lastSeenAt(),
                      source.allowed() ? "allowed" : "refused")));
    }
    row(
        table,
        "srtp",
        Cell.of(Cells.lower(sip.srtp()) + ", keys by " + Cells.lower(sip.srtpKeying())));
    row(table, "codecs", Cell.of(String.join(", ", sip.codecs())));
    row(
        table,
        "calls at once",
        sip.maxConcurrentCalls() == 0
            ? Cell.NOTHING
            : Cell.of(String.valueOf(sip.maxConcurrentCalls())));
    return table;
  }

  private static void row(Table table, String setting, Cell value) {
    table.add(List.of(Cell.of(setting), value));
  }

  static String allowlist(Allowlist allowlist) {
    return switch (allowlist.mode()) {
      case ANY -> "any address";
      case UNKNOWN -> "not known";
      case LISTED ->
          allowlist.entries().isEmpty()
              ? "no address at all"
              : allowlist.entries().stream()
                  .map(Allowlist.Entry::cidr)
                  .collect(Collectors.joining(", "));
    };
  }
}
