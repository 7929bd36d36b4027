package com.kallglot.console.cli.sip;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The verbs of `sip` that change who may call.
abstract class AllowSip extends EditSip {
  @Parameters(
      paramLabel = "ADDRESS",
      description = "An address or a block, such as 198.51.100.7 or 198.51.100.0/24.")
  String address = "";

  private AllowSip(Context context) {
    super(context);
  }

  /// One address is a block of one.
  final boolean isSame(String cidr) {
    return cidr.replaceFirst("/(32|128)$", "").equals(address.replaceFirst("/(32|128)$", ""));
  }

  /// `sip allow`.
  @Command(
      name = "allow",
      description = {
        "Adds an address to the allowlist.",
        "%nWhere any address may call, this makes a list of it: all others are refused then. That"
            + " is said first and asked for.%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console sip allow 198.51.100.7 --label 'Office PBX'",
        "  kallglot-console sip allow 198.51.100.0/24 --yes"
      })
  static final class OfAllow extends AllowSip {
    @Option(names = "--label", paramLabel = "LABEL", description = "What is at that address.")
    private @Nullable String label;

    @Mixin private YesOption yes = new YesOption();

    OfAllow(Context context) {
      super(context);
    }

    @Override
    SipEdit wanted(SipSettings sip) throws CommandFailure {
      Allowlist now = sip.allowlist();
      if (now.mode() != Mode.LISTED) {
        yes.agree(context, consequence(sip), "Make a list of it?");
      }
      List<Entry> entries = new ArrayList<>(now.entries());
      entries.removeIf(entry -> isSame(entry.cidr()));
      entries.add(new Entry(address, label, null));
      return new SipEdit.Allow(new Allowlist(Mode.LISTED, entries));
    }

    private String consequence(SipSettings sip) {
      List<String> refused =
          sip.recentSources().stream()
              .map(SipSettings.RecentSource::address)
              .filter(source -> !source.equals(address))
              .toList();
      return "Until now "
          + ShowSip.allowlist(sip.allowlist())
          + " may call. With a list, everything else will be refused, of the addresses seen lately "
          + refused.size()
          + (refused.isEmpty() ? "." : ": " + String.join(", ", refused) + ".");
    }
  }

  /// `sip disallow`.
  @Command(
      name = "disallow",
      description = "Takes an address off the allowlist: its calls are refused from then on.",
      footer = {
        "%nExamples:",
        "  kallglot-console sip disallow 198.51.100.0/24",
        "  kallglot-console sip disallow 203.0.113.0/24 --yes"
      })
  static final class OfDisallow extends AllowSip {
    @Mixin private YesOption yes = new YesOption();

    OfDisallow(Context context) {
      super(context);
    }

    @Override
    SipEdit wanted(SipSettings sip) throws CommandFailure {
      List<Entry> left =
          sip.allowlist().entries().stream().filter(entry -> !isSame(entry.cidr())).toList();
      if (left.size() == sip.allowlist().entries().size()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "'%s' is not on the allowlist, which is: %s."
                .formatted(address, ShowSip.allowlist(sip.allowlist())));
      }
      if (left.isEmpty() && sip.allowlist().mode() == Mode.LISTED) {
        yes.agree(
            context,
            "This is the last address of the list: with an empty one nobody may call.",
            "Refuse every call?");
      }
      return new SipEdit.Allow(new Allowlist(sip.allowlist().mode(), left));
    }
  }
}
