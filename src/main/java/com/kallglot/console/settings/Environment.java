package com.kallglot.console.settings;

import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profile.SipAccess;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TestLine;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the environment says: a whole profile for a machine without a keychain, or the secrets of
/// one that is kept.
public final class Environment {
  /// The name of the profile that the environment defines.
  public static final String PROFILE = "environment";

  public static final String API_BASE = "KALLGLOT_API_BASE";
  public static final String API_KEY = "KALLGLOT_API_KEY";
  public static final String SIP_PASSWORD = "KALLGLOT_SIP_PASSWORD";
  public static final String TEST_LINE = "KALLGLOT_TEST_LINE";
  public static final String TEST_LINE_PASSWORD = "KALLGLOT_TEST_LINE_PASSWORD";
  static final String PRODUCTION = "https://api.kallglot.com/v1";

  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// Of this process.
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// The profile that the variables define; empty where no key is among them.
  ///
  /// @throws IllegalArgumentException naming the variable that cannot be understood
  public Optional<Profile> profile() {
    return secret(API_KEY)
        .map(key ->
            Profile.at(PROFILE, Kind.of(key), text(API_BASE).orElse(PRODUCTION))
                .withApiKey(key)
                .withSip(sip(null))
                .withTestLineText(text(TEST_LINE).orElse(null))
                .withTestLine(testLine(TEST_LINE, text(TEST_LINE).orElse(null))));
  }

  /// The profile with its secrets. A key goes only to the API base it was given with: where the
  /// environment names another one, it is not this profile's.
  public Profile fill(Profile kept) {
    boolean foreign = text(API_BASE).map(base -> !base.equals(kept.apiBase())).orElse(false);
    if (kept.kind() == Kind.SANDBOX || foreign) {
      return kept;
    }
    Profile filled = kept;
    if (filled.apiKey() == null) {
      filled = filled.withApiKey(secret(API_KEY).orElse(null));
    }
    if (filled.sip() == null || filled.sip().password() == null) {
      filled = filled.withSip(sip(filled.sip()));
    }
    if (filled.testLine() == null && secret(TEST_LINE_PASSWORD).isPresent()) {
      String text = text(TEST_LINE).orElse(kept.testLineText());
      filled = filled.withTestLine(testLine("The test line of profile " + kept.name(), text));
    }
    return filled;
  }

  private @Nullable SipAccess sip(@Nullable SipAccess known) {
    Secret password = secret(SIP_PASSWORD).orElse(null);
    if (password == null) {
      return known;
    }
    return new SipAccess(
        known == null ? null : known.username(), password, known == null ? null : known.proxy());
  }

  private @Nullable TestLine testLine(String what, @Nullable String line) {
    if (line == null) {
      return null;
    }
    Secret password =
        secret(TEST_LINE_PASSWORD)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    what + " is given, but not its password " + TEST_LINE_PASSWORD));
    try {
      return TestLineText.parse(line, password);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
    }
  }

  /// A variable that is set and not blank.
  public Optional<String> text(String variable) {
    return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isBlank());
  }

  /// The same, of a variable that holds a secret.
  public Optional<Secret> secret(String variable) {
    return text(variable).map(Secret::of);
  }
}
