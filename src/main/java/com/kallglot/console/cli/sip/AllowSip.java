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
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.telephony.allowlist.AddressBlock.Reading;
import com.kallglot.console.telephony.allowlist.AllowlistChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  @Mixin private YesOption yes = new YesOption();

  private AllowSip(Context context) {
    super(context);
  }

  abstract Allowlist list(SipSettings sip, AddressBlock block) throws CommandFailure;

  @Override
  final SipEdit wanted(SipSettings sip) throws CommandFailure {
    Allowlist wanted = list(sip, block());
    AllowlistChange change = AllowlistChange.of(sip, wanted);
    if (!change.isHarmless()) {
      yes.agree(context, consequence(sip, change), "Do it?");
    }
    return new SipEdit.Allow(wanted);
  }

  private AddressBlock block() throws CommandFailure {
    return switch (AddressBlock.read(address)) {
      case Reading.Whole(var block) -> block;
      case Reading.HostBits(var around) ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "'%s' has bits set behind its prefix. The block is written %s."
                  .formatted(address, around));
      case Reading.Unreadable() ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "'%s' is no IP address and no block such as 203.0.113.0/24 or 2001:db8::/32."
                  .formatted(address));
    };
  }

  private static String consequence(SipSettings sip, AllowlistChange change) {
    String what =
        switch (change.kind()) {
          case BECOMES_A_LIST ->
              "Until now "
                  + ShowSip.allowlist(sip.allowlist())
                  + " may call. With a list, everything else will be refused. ";
          case LOCKS_ALL_OUT ->
              "This is the last address of the list: with an empty one nobody may call. ";
          case ORDINARY, OPENS_TO_ALL -> "";
        };
    String refused =
        change.refused().stream()
            .map(SipSettings.RecentSource::address)
            .collect(Collectors.joining(", "));
    return what
        + (refused.isEmpty()
            ? "No address seen lately is refused."
            : "Of the addresses seen lately, refused will be %d: %s."
                .formatted(change.refused().size(), refused));
  }

  private static boolean isSame(Entry entry, AddressBlock block) {
    return AddressBlock.of(entry.cidr()).filter(block::equals).isPresent();
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

    OfAllow(Context context) {
      super(context);
    }

    @Override
    Allowlist list(SipSettings sip, AddressBlock block) {
      List<Entry> entries = new ArrayList<>(sip.allowlist().entries());
      entries.removeIf(entry -> isSame(entry, block));
      entries.add(new Entry(block.toString(), label, null));
      return new Allowlist(Mode.LISTED, entries);
    }
  }

  /// `sip disallow`.
  @Command(
      name = "disallow",
      description = {
        "Takes an address off the allowlist: its calls are refused from then on.",
        "%nWhere that refuses an address that called lately, it is said first and asked for.%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console sip disallow 198.51.100.0/24",
        "  kallglot-console sip disallow 198.51.100.0/24 --yes"
      })
  static final class OfDisallow extends AllowSip {
    OfDisallow(Context context) {
      super(context);
    }

    @Override
    Allowlist list(SipSettings sip, AddressBlock block) throws CommandFailure {
      List<Entry> left =
          sip.allowlist().entries().stream().filter(entry -> !isSame(entry, block)).toList();
      if (left.size() == sip.allowlist().entries().size()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "'%s' is not on the allowlist, which is: %s."
                .formatted(address, ShowSip.allowlist(sip.allowlist())));
      }
      return new Allowlist(sip.allowlist().mode(), left);
    }
  }
}
