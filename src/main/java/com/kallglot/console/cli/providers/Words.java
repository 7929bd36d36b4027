package com.kallglot.console.cli.providers;

import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.ProviderWords;
import com.kallglot.console.provider.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of asking a provider, in words and as lines.
final class Words {
  private Words() {}

  static String name(CredentialOptions.Whose whose) {
    return switch (whose) {
      case TWILIO -> "Twilio";
      case TELNYX -> "Telnyx";
    };
  }

  /// A verdict's name, as JSON has it.
  static String verdict(CredentialVerdict verdict) {
    return switch (verdict) {
      case CredentialVerdict.Works _ -> "works";
      case CredentialVerdict.TrialAccount _ -> "trial_account";
      case CredentialVerdict.Misshapen _ -> "misshapen";
      case CredentialVerdict.WrongCredentials _ -> "wrong_credentials";
      case CredentialVerdict.TestCredentials _ -> "test_credentials";
      case CredentialVerdict.InactiveAccount inactive ->
          "inactive_account_" + inactive.state().name().toLowerCase(Locale.ROOT);
      case CredentialVerdict.RestrictedKey _ -> "restricted_key";
      case CredentialVerdict.RateLimited _ -> "rate_limited";
      case CredentialVerdict.Unknown _ -> "unknown";
      case CredentialVerdict.Refused _ -> "refused";
    };
  }

  static Optional<AccountFacts> account(CredentialVerdict verdict) {
    return switch (verdict) {
      case CredentialVerdict.Works works -> Optional.of(works.account());
      case CredentialVerdict.TrialAccount trial -> Optional.of(trial.account());
      case CredentialVerdict.Misshapen _,
          CredentialVerdict.WrongCredentials _,
          CredentialVerdict.TestCredentials _,
          CredentialVerdict.InactiveAccount _,
          CredentialVerdict.RestrictedKey _,
          CredentialVerdict.RateLimited _,
          CredentialVerdict.Unknown _,
          CredentialVerdict.Refused _ ->
          Optional.empty();
    };
  }

  static String reach(Reach reach) {
    return switch (reach) {
      case PLATFORM -> "the platform";
      case YOUR_APP -> "your app";
      case ELSEWHERE -> "elsewhere";
      case NOWHERE -> "nowhere";
      case UNKNOWN -> "not told";
      case NOT_READ -> "not read";
    };
  }

  static List<String> lines(Explanation explanation, @Nullable ProviderWords said) {
    var lines = new ArrayList<>(List.of(explanation.what(), explanation.why(), explanation.next()));
    lines.removeIf(String::isBlank);
    if (said != null && !explanation.why().contains(said.toString())) {
      lines.add("The provider said: " + said);
    }
    if (said != null && said.moreInfo() != null) {
      lines.add("It says more at " + said.moreInfo());
    }
    return lines;
  }

  static List<String> lines(AccountFacts account) {
    return switch (account) {
      case AccountFacts.Twilio twilio ->
          List.of(
              "account      " + twilio.sid() + or(" ", twilio.name()),
              "status       " + or("", twilio.status()),
              "type         " + or("", twilio.type()));
      case AccountFacts.Telnyx telnyx ->
          List.of(
              "balance      " + or("", telnyx.balance()) + or(" ", telnyx.currency()),
              "available    " + or("", telnyx.availableCredit()) + or(" ", telnyx.currency()));
    };
  }

  private static String or(String before, @Nullable String text) {
    return text == null ? "" : before + text;
  }
}
