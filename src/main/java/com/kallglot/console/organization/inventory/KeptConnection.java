package com.kallglot.console.organization.inventory;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Credentials;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider connection of the platform, as its owner wrote it down.
///
/// @param id as the platform's portal shows it, since session requests name it
/// @param active whether the owner says that it is in use
/// @param numbers of the provider's account, as the provider listed them last
/// @param changedIn revision of the inventory that changed it last
public record KeptConnection(
    String id,
    Provider provider,
    String label,
    boolean active,
    boolean isDefault,
    @Nullable E164 callerId,
    List<AccountNumber> numbers,
    Instant addedAt,
    long changedIn) {
  public KeptConnection {
    numbers = List.copyOf(numbers);
    if (id.isBlank() || id.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("\"" + id + "\" is no connection id, such as pcon_01HXYZ");
    }
  }

  /// A number of the customer's own account at the provider. The platform does not manage it: a
  /// session reaches it through the connection.
  ///
  /// @param reach where calls to it end, as `platform` or `elsewhere`
  /// @param reason why, in words
  public record AccountNumber(
      E164 number, @Nullable String name, String reach, String reason, Instant readAt) {
    /// What stands for the end of calls that the provider would have told, had it been readable.
    public static final String NOT_READ = "not_read";

    public boolean isRead() {
      return !reach.equals(NOT_READ);
    }
  }

  KeptConnection labelled(String changed, long revision) {
    return new KeptConnection(
        id, provider, changed, active, isDefault, callerId, numbers, addedAt, revision);
  }

  KeptConnection enabled(long revision) {
    return new KeptConnection(
        id, provider, label, true, isDefault, callerId, numbers, addedAt, revision);
  }

  /// One that is out of use is no default.
  KeptConnection disabled(long revision) {
    return new KeptConnection(
        id, provider, label, false, false, callerId, numbers, addedAt, revision);
  }

  KeptConnection madeDefault(long revision) {
    return new KeptConnection(
        id, provider, label, active, true, callerId, numbers, addedAt, revision);
  }

  KeptConnection madeOrdinary(long revision) {
    return new KeptConnection(
        id, provider, label, active, false, callerId, numbers, addedAt, revision);
  }

  /// What could not be read this time stays as it was read last, with its age.
  KeptConnection withNumbers(List<AccountNumber> read, long revision) {
    List<AccountNumber> now = read.stream().map(this::orAsBefore).toList();
    return new KeptConnection(
        id, provider, label, active, isDefault, callerId, now, addedAt, revision);
  }

  private AccountNumber orAsBefore(AccountNumber now) {
    return numbers.stream()
        .filter(before -> !now.isRead() && before.isRead())
        .filter(before -> before.number().equals(now.number()))
        .findFirst()
        .map(before ->
            new AccountNumber(
                now.number(), now.name(), before.reach(), before.reason(), before.readAt()))
        .orElse(now);
  }

  /// As a connection of the platform, with what is not known left out.
  ProviderConnection asConnection() {
    return new ProviderConnection(
        id,
        provider,
        label,
        active ? Status.ACTIVE : Status.DISABLED,
        isDefault,
        callerId,
        new Credentials(null, null, null),
        null,
        null,
        addedAt,
        Inventory.etag(changedIn));
  }
}
