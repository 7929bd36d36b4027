package com.kallglot.console.settings;

import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TestLine;
import java.nio.file.Path;
import java.util.function.Consumer;
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

  /// One that has nothing yet but where it is: no secrets, the usual reading and guards.
  public static Profile at(String name, Kind kind, String apiBase) {
    return new Profile(
        name,
        kind,
        apiBase,
        null,
        null,
        null,
        null,
        null,
        null,
        Reading.PUBLIC_TEXT,
        Guards.DEFAULT);
  }

  /// With a key, and as live as it is: the guards follow the money, whatever the profile was kept
  /// as.
  public Profile withApiKey(@Nullable Secret key) {
    return copy(copy -> {
      copy.apiKey = key;
      copy.kind = key == null || kind == Kind.SANDBOX ? kind : Kind.of(key);
    });
  }

  public Profile withKind(Kind changed) {
    return copy(copy -> copy.kind = changed);
  }

  public Profile withSip(@Nullable SipAccess access) {
    return copy(copy -> copy.sip = access);
  }

  /// With a telephone whose password is known; the text that is kept of it follows.
  public Profile withTestLine(@Nullable TestLine line) {
    return copy(copy -> copy.testLine = line);
  }

  /// With a telephone whose password is not known yet.
  public Profile withTestLineText(@Nullable String text) {
    return copy(copy -> {
      copy.testLine = null;
      copy.testLineText = text;
    });
  }

  public Profile trusting(@Nullable Path authorities) {
    return copy(copy -> copy.trustedCa = authorities);
  }

  public Profile withControlKey(@Nullable Secret key) {
    return copy(copy -> copy.sandboxControlKey = key);
  }

  public Profile withGuards(Guards changed) {
    return copy(copy -> copy.guards = changed);
  }

  public Profile withReading(Reading changed) {
    return copy(copy -> copy.reading = changed);
  }

  private Profile copy(Consumer<Copy> change) {
    var copy = new Copy(this);
    change.accept(copy);
    return copy.made();
  }

  /// The one list of all parts, so that what changes one of them names no other.
  private static final class Copy {
    private final Profile of;
    private Kind kind;
    private @Nullable Secret apiKey;
    private @Nullable SipAccess sip;
    private @Nullable TestLine testLine;
    private @Nullable String testLineText;
    private @Nullable Path trustedCa;
    private @Nullable Secret sandboxControlKey;
    private Reading reading;
    private Guards guards;

    Copy(Profile of) {
      this.of = of;
      kind = of.kind;
      apiKey = of.apiKey;
      sip = of.sip;
      testLine = of.testLine;
      testLineText = of.testLineText;
      trustedCa = of.trustedCa;
      sandboxControlKey = of.sandboxControlKey;
      reading = of.reading;
      guards = of.guards;
    }

    Profile made() {
      return new Profile(
          of.name,
          kind,
          of.apiBase,
          apiKey,
          sip,
          testLine,
          testLineText,
          trustedCa,
          sandboxControlKey,
          reading,
          guards);
    }
  }
}
