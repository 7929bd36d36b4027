package com.kallglot.console.organization.inventory;

import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Capabilities;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.telephony.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number that the platform manages, as its owner wrote it down.
///
/// @param provider [Provider#UNKNOWN] where the owner does not know who carries it
/// @param active whether the owner says that it is in use
/// @param changedIn revision of the inventory that changed it last
public record KeptNumber(
    E164 number,
    Provider provider,
    boolean active,
    @Nullable String label,
    Instant addedAt,
    long changedIn) {

  /// Its name among the kept; the platform's own is not known.
  public String id() {
    return "kept_" + number.value().substring(1);
  }

  KeptNumber labelled(@Nullable String changed, long revision) {
    return new KeptNumber(number, provider, active, changed, addedAt, revision);
  }

  KeptNumber activated(long revision) {
    return new KeptNumber(number, provider, true, label, addedAt, revision);
  }

  KeptNumber suspended(long revision) {
    return new KeptNumber(number, provider, false, label, addedAt, revision);
  }

  /// As a number of the platform, with what is not known left out.
  PhoneNumber asPhoneNumber() {
    return new PhoneNumber(
        id(),
        number,
        DialRisk.region(number),
        null,
        null,
        NumberType.UNKNOWN,
        new Capabilities(true, false),
        provider,
        active ? Status.ACTIVE : Status.SUSPENDED,
        null,
        label,
        null,
        addedAt,
        null,
        Inventory.etag(changedIn));
  }
}
