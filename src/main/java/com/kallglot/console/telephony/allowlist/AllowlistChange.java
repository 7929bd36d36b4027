package com.kallglot.console.telephony.allowlist;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What replacing an allowlist means for the addresses seen lately.
///
/// @param refused seen lately, could call until now and could not any more
/// @param stillAllowed seen lately and could call afterwards
/// @param kind what becomes of the list as a whole
public record AllowlistChange(
    List<RecentSource> refused, List<RecentSource> stillAllowed, Kind kind) {

  public AllowlistChange {
    refused = List.copyOf(refused);
    stillAllowed = List.copyOf(stillAllowed);
  }

  /// Of the list as a whole.
  public enum Kind {
    /// Any address could call; from now on only those on the list.
    BECOMES_A_LIST,
    /// Any address that knows the password may call from now on.
    OPENS_TO_ALL,
    /// Nobody at all could call.
    LOCKS_ALL_OUT,
    /// One list in place of another, or nothing.
    ORDINARY
  }

  /// @param now with the sources as read last
  public static AllowlistChange of(SipSettings now, Allowlist wanted) {
    List<RecentSource> sources = now.recentSources();
    return new AllowlistChange(
        sources.stream()
            .filter(source -> allows(now.allowlist(), source) && !allows(wanted, source))
            .toList(),
        sources.stream().filter(source -> allows(wanted, source)).toList(),
        kind(now.allowlist(), wanted));
  }

  private static Kind kind(Allowlist now, Allowlist wanted) {
    if (wanted.mode() == Mode.LISTED && wanted.entries().isEmpty()) {
      return now.equals(wanted) ? Kind.ORDINARY : Kind.LOCKS_ALL_OUT;
    } else if (now.mode() == wanted.mode()) {
      return Kind.ORDINARY;
    }
    return wanted.mode() == Mode.LISTED ? Kind.BECOMES_A_LIST : Kind.OPENS_TO_ALL;
  }

  /// Whether a list lets a source in; of a list that is not known, what the platform noted last.
  public static boolean allows(Allowlist list, RecentSource source) {
    return switch (list.mode()) {
      case ANY -> true;
      case UNKNOWN -> source.allowed();
      case LISTED -> allows(list, source.address());
    };
  }

  private static boolean allows(Allowlist list, String address) {
    Optional<AddressBlock> source = AddressBlock.of(address);
    return source.isPresent()
        && list.entries().stream()
            .flatMap(entry -> AddressBlock.of(entry.cidr()).stream())
            .anyMatch(block -> block.holds(source.get()));
  }

  /// Whether it may be made without asking: it shuts nobody out, and it opens nothing to everybody.
  public boolean isHarmless() {
    return refused.isEmpty() && kind == Kind.ORDINARY;
  }

  /// Whether somebody who was shown `agreed` was shown all that this does.
  public boolean isCoveredBy(AllowlistChange agreed) {
    return isHarmless() || (kind == agreed.kind && agreed.addresses().containsAll(addresses()));
  }

  private Set<String> addresses() {
    return Set.copyOf(refused.stream().map(RecentSource::address).toList());
  }
}
