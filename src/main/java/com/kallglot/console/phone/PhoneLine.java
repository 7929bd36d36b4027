package com.kallglot.console.phone;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.dialling.DialPlan;
import com.kallglot.console.phone.dialling.DialReading;
import com.kallglot.console.phone.dialling.Dialling;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SipAccount;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account as the phone uses it.
///
/// @param id stays the same while the account is edited
/// @param account calls are placed from; never registers where `home` is another
/// @param home is called, and registers where it has a registrar
/// @param headers added to each INVITE, such as the caller's number
/// @param guard whom it may call
/// @param longest after which a call that it placed is ended, because every minute costs; null for
///   no such limit
public record PhoneLine(
    String id,
    String label,
    SipAccount account,
    SipAccount home,
    Map<String, String> headers,
    DtmfMethod digits,
    Answering answering,
    Guard guard,
    @Nullable Duration longest) {
  public PhoneLine {
    headers = Map.copyOf(headers);
  }

  /// Whom a line may call.
  @FunctionalInterface
  public interface Guard {
    /// What nobody may call.
    Guard USUAL = Destinations.ANY::refusal;

    /// Why `address` must not be dialled, or empty where it may be.
    Optional<String> refusal(String address);
  }

  /// One that calls and is called by the same account.
  public static PhoneLine of(String id, String label, SipAccount account) {
    return new PhoneLine(
        id,
        label,
        account,
        account,
        Map.of(),
        DtmfMethod.RFC4733,
        Answering.BY_HAND,
        Guard.USUAL,
        null);
  }

  /// @param longest of a call that it places; null where nobody pays
  public static PhoneLine of(PhoneAccount account, @Nullable Duration longest) {
    SipAccount calling =
        account.sip().equals(account.home()) ? account.sip() : account.sip().unregistered();
    DialPlan plan = account.plan();
    return new PhoneLine(
        account.id(),
        account.label(),
        calling,
        account.home(),
        account.headers(),
        account.handling().digits(),
        account.handling().answering(),
        address -> refusal(address, plan),
        longest);
  }

  /// By the one reading of what may be dialled, whoever asks.
  private static Optional<String> refusal(String address, DialPlan plan) {
    return switch (Dialling.read(address, plan)) {
      case DialReading.Target _ -> Optional.empty();
      case DialReading.Nothing() -> Optional.of("nobody is named");
      case DialReading.NotDiallable(var why, var about) ->
          Optional.of(about + " (" + why.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
    };
  }

  public PhoneLine answering(Answering chosen) {
    return new PhoneLine(id, label, account, home, headers, digits, chosen, guard, longest);
  }

  public PhoneLine guarded(Guard by) {
    return new PhoneLine(id, label, account, home, headers, digits, answering, by, longest);
  }

  public PhoneLine noLongerThan(Duration limit) {
    return new PhoneLine(id, label, account, home, headers, digits, answering, guard, limit);
  }

  boolean registers() {
    return home.registrar() != null;
  }

  boolean uses(SipAccount one) {
    return one.equals(account) || one.equals(home);
  }
}
