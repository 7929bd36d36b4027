package com.kallglot.console.desktop.connections.credentials;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.provider.Correction;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.CredentialVerdict.RestrictedKey;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.telephony.Provider;
import java.util.Locale;

/// What is said of credentials in the screen's language: their form while they are typed, and what
/// the provider made of them. No word of it holds a part of a secret.
final class CredentialWords {
  /// Twilio's SIDs have a letter pair and 32 digits.
  static final int SID_LENGTH = 34;

  private final Messages messages;

  CredentialWords(Messages messages) {
    this.messages = messages;
  }

  /// What is wrong with the form of what stands in a field.
  ///
  /// @param length how many characters that has
  String fault(ShapeFault fault, int length) {
    String field = fault.field().name().toLowerCase(Locale.ROOT);
    return switch (fault.kind()) {
      case EMPTY -> messages.get("shape.empty." + field);
      case SID_AS_SECRET, STRANGE_CHARACTER, API_KEY_SID, OTHER_SID, V1_TOKEN ->
          messages.of("shape", fault.kind());
      case OTHER_PROVIDER -> messages.get("shape.other_provider." + field);
      case MALFORMED_SID -> messages.get("shape.malformed_sid", length);
      case UNUSUAL_TOKEN -> messages.get("shape.unusual_token", length);
    };
  }

  String correction(Correction correction) {
    return messages.of("shape.corrected", correction.kind());
  }

  /// What the provider made of them, one sentence.
  String verdict(CredentialVerdict verdict, Provider provider) {
    return messages.get("verdict." + key(verdict), messages.of("provider", provider));
  }

  /// What to do next.
  String next(CredentialVerdict verdict, Provider provider) {
    if (verdict instanceof CredentialVerdict.RateLimited(var wait, _, _) && wait != null) {
      return messages.get(
          "verdict.next.rate_limited.in",
          messages.of("provider", provider),
          Math.max(1, wait.toSeconds()));
    }
    return messages.get("verdict.next." + key(verdict), messages.of("provider", provider));
  }

  private static String key(CredentialVerdict verdict) {
    return switch (verdict) {
      case CredentialVerdict.Works _ -> "works";
      case CredentialVerdict.TrialAccount _ -> "trial";
      case CredentialVerdict.Misshapen _ -> "misshapen";
      case CredentialVerdict.WrongCredentials _ -> "wrong";
      case CredentialVerdict.TestCredentials _ -> "test";
      case InactiveAccount(var state, _, _) -> "inactive_" + lower(state);
      case RestrictedKey(var scope, _, _) -> "restricted_" + lower(scope);
      case CredentialVerdict.RateLimited _ -> "rate_limited";
      case CredentialVerdict.Unknown(var outage, _, _) -> "unknown_" + lower(outage);
      case CredentialVerdict.Refused _ -> "refused";
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// `ok`, `warn` or `bad`.
  static String tone(CredentialVerdict verdict) {
    if (verdict instanceof CredentialVerdict.Works) {
      return "ok";
    }
    return verdict.mayBeSaved() ? "warn" : "bad";
  }

  static String icon(CredentialVerdict verdict) {
    return switch (tone(verdict)) {
      case "ok" -> "fth-check-circle";
      case "warn" -> "fth-alert-triangle";
      default -> "fth-x-circle";
    };
  }
}
