package com.kallglot.console.phone.account;

import com.kallglot.console.softphone.DtmfMethod;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is set of any account, whoever it is from: what becomes of calls and of what is typed, and
/// how its servers are reached.
///
/// @param region ISO code of the country whose way of dialling is meant; null where it is to be
///   found out from the profile's numbers
public record CallHandling(
    Answering answering, DtmfMethod digits, @Nullable String region, AccountNetwork network) {
  /// By hand, digits as named events, the country found out, the network as the platform needs it.
  public static final CallHandling USUAL =
      new CallHandling(Answering.BY_HAND, DtmfMethod.RFC4733, null, AccountNetwork.PLATFORM);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /// What happens to a call that comes.
  public enum Answering {
    BY_HAND,
    /// By this program, where no other call is up.
    AT_ONCE
  }

  public CallHandling {
    if (region != null && !COUNTRIES.contains(region)) {
      throw new IllegalArgumentException("\"" + region + "\" is the code of no country");
    }
  }
}
