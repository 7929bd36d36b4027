package com.kallglot.console.desktop.connections;

import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.account.ConnectionNumber;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number of an account.
///
/// @param number as written by whoever listed it
/// @param reach null where nobody looked
/// @param reason why the verdict is what it is
/// @param wiring all that the provider considers; null where it was not read just now
public record NumberRow(
    String number,
    @Nullable String name,
    @Nullable Reach reach,
    @Nullable String reason,
    @Nullable Wiring wiring) {

  static NumberRow of(WiredNumber read) {
    Wiring wiring = read.wiring();
    return new NumberRow(read.number(), read.name(), wiring.reach(), wiring.reason(), wiring);
  }

  static NumberRow of(ConnectionNumber listed) {
    return new NumberRow(listed.phoneNumber().value(), listed.label(), null, null, null);
  }

  static NumberRow of(AccountNumber kept) {
    Reach reach =
        Arrays.stream(Reach.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(kept.reach()))
            .findFirst()
            .orElse(Reach.UNKNOWN);
    return new NumberRow(kept.number().value(), kept.name(), reach, kept.reason(), null);
  }

  /// Grouped as people read it; as it is where it is no number in E.164.
  public String written() {
    return E164.parse(number).map(E164::international).orElse(number);
  }
}
