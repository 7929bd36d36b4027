package com.kallglot.console.phone;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SipAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account as the phone uses it. It registers where its [SipAccount] has a registrar.
///
/// @param id stays the same while the account is edited
/// @param headers added to each INVITE, such as the caller's number
/// @param guards whom it may call: each of them must allow it
/// @param longest after which a call that it placed is ended, because every minute costs; null for
///   no such limit
public record PhoneLine(
    String id,
    String label,
    SipAccount account,
    Map<String, String> headers,
    DtmfMethod digits,
    Answering answering,
    List<Destinations> guards,
    @Nullable Duration longest) {
  public PhoneLine {
    headers = Map.copyOf(headers);
    guards = List.copyOf(guards);
  }

  /// What happens to a call that comes.
  public enum Answering {
    BY_HAND,
    /// Answered as it comes, where no other call is up.
    AT_ONCE
  }

  /// One that may call whom nobody forbids, by hand, for as long as it likes.
  public static PhoneLine of(String id, String label, SipAccount account) {
    return new PhoneLine(
        id,
        label,
        account,
        Map.of(),
        DtmfMethod.RFC4733,
        Answering.BY_HAND,
        List.of(Destinations.ANY),
        null);
  }

  public PhoneLine answering(Answering chosen) {
    return new PhoneLine(id, label, account, headers, digits, chosen, guards, longest);
  }

  boolean registers() {
    return account.registrar() != null;
  }

  /// Why `address` must not be dialled from here, or empty where it may be.
  Optional<String> refusal(String address) {
    return guards.stream().flatMap(guard -> guard.refusal(address).stream()).findFirst();
  }
}
