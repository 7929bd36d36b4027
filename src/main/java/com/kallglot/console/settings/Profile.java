package com.kallglot.console.settings;

import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TestLine;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One platform, one organization, and what is needed to test it.
///
/// @param apiBase `https://host[:port]`, with or without `/v1`
/// @param apiKey null until it is given; never in a file
/// @param sip with what SIP legs are sent, null where none can be
/// @param testLine a telephone of the profile's own, null where it has none or its password is not
///   known yet
/// @param testLineText the same as kept, without its password: see [TestLineText]
/// @param trustedCa certificate authority that TLS is checked against besides the system's, PEM
/// @param sandboxControlKey only of a sandbox
public record Profile(
    String name,
    Kind kind,
    String apiBase,
    @Nullable Secret apiKey,
    @Nullable SipAccess sip,
    @Nullable TestLine testLine,
    @Nullable String testLineText,
    @Nullable Path trustedCa,
    @Nullable Secret sandboxControlKey,
    Reading reading,
    Guards guards) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  public Profile {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no profile name: up to 40 letters, digits, dots, dashes and underlines"
              .formatted(name));
    }
  }

  /// How careful to be with it.
  public enum Kind {
    /// The platform in a box: nothing costs anything.
    SANDBOX,
    /// A key that starts with `sk_test_`.
    TEST,
    /// Any other key: calls cost money.
    LIVE;

    /// By the beginning of the key; what is not known to be a test is live.
    public static Kind of(Secret apiKey) {
      return apiKey.reveal().startsWith("sk_test_") ? TEST : LIVE;
    }
  }

  /// Credentials for `sip:<session_id>@domain`.
  ///
  /// @param username null for the one in the platform's SIP settings
  /// @param proxy `host[:port]` that requests are sent to, where it is not the domain itself
  public record SipAccess(
      @Nullable String username, @Nullable Secret password, @Nullable String proxy) {}

  /// How the public text is read where it can be read differently: words of the resolver's policy.
  public record Reading(String unownedNumber, String severalMethods, String missingRouting) {
    public static final Reading PUBLIC_TEXT =
        new Reading("refuse", "first_applies", "default_route");
  }

  public Profile withApiKey(@Nullable Secret key) {
    return new Profile(
        name,
        kind,
        apiBase,
        key,
        sip,
        testLine,
        testLineText,
        trustedCa,
        sandboxControlKey,
        reading,
        guards);
  }

  public Profile withSip(@Nullable SipAccess access) {
    return new Profile(
        name,
        kind,
        apiBase,
        apiKey,
        access,
        testLine,
        testLineText,
        trustedCa,
        sandboxControlKey,
        reading,
        guards);
  }

  public Profile withTestLine(@Nullable TestLine line) {
    return new Profile(
        name,
        kind,
        apiBase,
        apiKey,
        sip,
        line,
        testLineText,
        trustedCa,
        sandboxControlKey,
        reading,
        guards);
  }

  public Profile withGuards(Guards changed) {
    return new Profile(
        name,
        kind,
        apiBase,
        apiKey,
        sip,
        testLine,
        testLineText,
        trustedCa,
        sandboxControlKey,
        reading,
        changed);
  }

  public Profile withReading(Reading changed) {
    return new Profile(
        name,
        kind,
        apiBase,
        apiKey,
        sip,
        testLine,
        testLineText,
        trustedCa,
        sandboxControlKey,
        changed,
        guards);
  }
}
