package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.telephony.allowlist.AllowlistChange;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import com.kallglot.console.telephony.allowlist.Finding;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Findings and consequences of an allowlist in words.
final class AllowWords {
  private static final int ALL_OF_IPV4 = 33;

  private final Messages messages;

  AllowWords(Messages messages) {
    this.messages = messages;
  }

  String finding(Finding finding) {
    return switch (finding) {
      case Finding.Unreadable() -> messages.get("allow.finding.unreadable");
      case Finding.HostBits(var around) -> messages.get("allow.finding.host_bits", around);
      case Finding.Twice(var line) -> messages.get("allow.finding.twice", line);
      case Finding.Everything() -> messages.get("allow.finding.everything");
      case Finding.NeverSeen(var scope) ->
          messages.get("allow.finding.never_seen", messages.of("allow.scope", scope));
      case Finding.Within(var wider) -> messages.get("allow.finding.within", wider);
    };
  }

  /// The same in a word or two, for where there is little room.
  String brief(List<Finding> findings) {
    return findings.stream().map(this::brief).collect(Collectors.joining(", "));
  }

  private String brief(Finding finding) {
    return switch (finding) {
      case Finding.Unreadable() -> messages.get("allow.brief.unreadable");
      case Finding.HostBits _ -> messages.get("allow.brief.host_bits");
      case Finding.Twice _ -> messages.get("allow.brief.twice");
      case Finding.Everything() -> messages.get("allow.brief.everything");
      case Finding.NeverSeen _ -> messages.get("allow.brief.never_seen");
      case Finding.Within _ -> messages.get("allow.brief.within");
    };
  }

  /// The colour of the gravest.
  static String styleClass(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "muted";
    }
    return findings.getFirst().isFault()
        ? "bad"
        : findings.getFirst() instanceof Finding.Within ? "muted" : "warn";
  }

  static String icon(List<Finding> findings) {
    return switch (styleClass(findings)) {
      case "bad" -> "fth-alert-circle";
      case "warn" -> "fth-alert-triangle";
      default -> "fth-info";
    };
  }

  String findings(List<Finding> findings) {
    return findings.stream().map(this::finding).collect(Collectors.joining(" "));
  }

  /// How many addresses a line lets in.
  String holds(Line line) {
    return AddressBlock.of(line.typed())
        .map(block ->
            block.isSingle()
                ? messages.get("allow.holds.one")
                : messages.get("allow.holds.many", number(block.size())))
        .orElse("");
  }

  /// The same as a number alone.
  String count(Line line) {
    return AddressBlock.of(line.typed()).map(block -> number(block.size())).orElse("");
  }

  /// Beyond all of IPv4 a power of two says more than its digits.
  private String number(BigInteger size) {
    return size.bitLength() > ALL_OF_IPV4
        ? "2^" + (size.bitLength() - 1)
        : NumberFormat.getIntegerInstance(messages.locale()).format(size);
  }

  String meaning(Mode mode) {
    return messages.of("allow.meaning", mode);
  }

  /// What the change does, whole, before it is made.
  String consequence(AllowlistChange change) {
    int refused = change.refused().size();
    int seen = refused + change.stillAllowed().size();
    String lead =
        switch (change.kind()) {
          case BECOMES_A_LIST -> messages.get("allow.asks.becomes_a_list");
          case OPENS_TO_ALL -> messages.get("allow.asks.opens_to_all");
          case LOCKS_ALL_OUT -> messages.get("allow.asks.locks_all_out");
          case ORDINARY -> "";
        };
    if (change.kind() == AllowlistChange.Kind.OPENS_TO_ALL) {
      return lead;
    }
    String count =
        seen == 0
            ? messages.get("allow.asks.nobody")
            : refused == 0
                ? messages.get("allow.asks.none", seen)
                : messages.get("allow.asks.refused", seen, refused, addresses(change.refused()));
    return (lead + " " + count).strip();
  }

  private static String addresses(List<RecentSource> sources) {
    return sources.stream().map(RecentSource::address).collect(Collectors.joining(", "));
  }

  /// The same while it is still being written.
  String outlook(AllowlistChange change) {
    if (change.refused().isEmpty() && change.stillAllowed().isEmpty()) {
      return messages.get("allow.outlook.nobody");
    }
    return change.refused().isEmpty()
        ? messages.get("allow.outlook.none", change.stillAllowed().size())
        : messages.get(
            "allow.outlook.refused", change.refused().size(), addresses(change.refused()));
  }

  /// What switching SIP off does to those who could call.
  String disabling(List<RecentSource> refused) {
    return refused.isEmpty()
        ? messages.get("sip.asks.disable.none")
        : messages.get("sip.asks.disable", refused.size(), addresses(refused));
  }

  /// The word on the button that agrees.
  String agree(AllowlistChange change) {
    if (!change.refused().isEmpty()) {
      return messages.get("allow.agree.refuse", change.refused().size());
    }
    return messages.of("allow.agree", change.kind());
  }
}
