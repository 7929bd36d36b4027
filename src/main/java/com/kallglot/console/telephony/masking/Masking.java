package com.kallglot.console.telephony.masking;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes credentials, and digits that were keyed in a call, out of what is kept or shown: SIP
/// messages with their bodies, HTTP headers, JSON bodies, URLs. What is left in their place is
/// `***`; user name and realm stay, for they explain a refusal. Masking what is masked already
/// changes nothing.
///
/// It errs on the side of masking: a damaged or cut-off text loses more rather than less.
public final class Masking {
  private static final String MASK = "***";

  /// Headers whose whole value is a credential.
  private static final Set<String> SECRET_HEADERS =
      Set.of("x-api-key", "api-key", "cookie", "set-cookie", "x-auth-token");

  /// Headers that begin with a scheme; its parameters, but for these, are credentials.
  private static final Set<String> SCHEME_HEADERS = Set.of("authorization", "proxy-authorization");

  /// Headers in which a server proves that it knows the password too, by a hash of it (RFC 3261
  /// §20.6, RFC 7615): it can be tried as well as the one that was sent.
  private static final Set<String> PROOF_HEADERS =
      Set.of("authentication-info", "proxy-authentication-info");

  private static final Set<String> HARMLESS =
      Set.of("username", "realm", "algorithm", "qop", "uri");

  private static final Set<String> HARMLESS_OF_PROOF = Set.of("qop", "nc");

  private static final Pattern SCHEME = Pattern.compile("(?i)digest(?=\\s)");

  /// A parameter of a digest, quoted or bare.
  private static final Pattern DIGEST_PART =
      Pattern.compile(
          "([A-Za-z][\\w-]*)\\s*=\\s*(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s,;]+)");

  /// A header of SIP or HTTP with its folded lines.
  private static final Pattern HEADER =
      Pattern.compile(
          "(?m)^([A-Za-z][A-Za-z0-9-]*)([ \t]*:[ \t]*)([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*+)*+)");

  /// SDP: SDES keys (RFC 4568), the old key line (RFC 4566 §5.12), MIKEY (RFC 4567), the password
  /// of ICE's checks (RFC 8839 §5.4).
  private static final Pattern SDP_KEY =
      Pattern.compile(
          "(?im)(inline:\\s*)[^\\s|;]+|^(k=[a-z]+:)[^\r\n]+|^(a=key-mgmt:\\S+ )[^\r\n]+"
              + "|^(a=ice-pwd:)[^\r\n]+");

  private static final String SECRET_NAME =
      "[\\w-]*(?:token|password|passwd|secret|api_?key|control_?key|authorization|private_?key)";

  /// A JSON member; an unterminated string ends with the text. The loops are possessive, for a body
  /// may be long and Java would recurse.
  private static final Pattern JSON_MEMBER =
      Pattern.compile("(?i)(\"" + SECRET_NAME + "\"\\s*:\\s*\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+");

  /// The same inside a string of JSON, where quotes have backslashes before them.
  private static final Pattern QUOTED_MEMBER =
      Pattern.compile(
          "(?is)((\\\\+)\"" + SECRET_NAME + "\\2\"\\s*:\\s*\\2\").*?(?=(?<!\\\\)\\2\"|$)");

  /// A query or form parameter, `=` perhaps written as JSON escapes it.
  private static final Pattern QUERY_PART =
      Pattern.compile(
          "(?i)((?:^|[?&;\\s]|\\\\u0026)"
              + SECRET_NAME
              + "(?:=|\\\\u003d|%3d))[^&\\s\"'<>#;\\\\]+");

  /// `scheme:user:password@host`.
  private static final Pattern USER_INFO =
      Pattern.compile(
          "(?i)(\\b(?:sips?|https?|wss?)://?|\\bsips?:)([^\\s:@/<>\"]+):[^\\s@/<>\"]+@");

  /// The platform's keys and stream tokens, wherever they stand.
  private static final Pattern PLATFORM_KEY =
      Pattern.compile("\\b(sk_(?:live|test)_|kst_(?:live_|test_)?+)[\\w-]+");

  private Masking() {}

  /// Any text: a SIP message, an HTTP exchange, a body, a log line.
  public static String text(String text) {
    String masked = replace(HEADER, text, Masking::headerLine);
    masked = replace(SDP_KEY, masked, m -> firstGroup(m) + MASK);
    return values(DigitMasking.text(masked, MASK));
  }

  /// The value of one header.
  public static String header(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    if (SECRET_HEADERS.contains(key)) {
      return MASK;
    }
    if (PROOF_HEADERS.contains(key)) {
      return values(parameters(value, HARMLESS_OF_PROOF).strip());
    }
    return values(SCHEME_HEADERS.contains(key) ? credentials(value) : value);
  }

  /// A URL: its password and the tokens in its query.
  public static String url(String url) {
    return values(url);
  }

  /// A JSON or form body.
  public static String body(String body) {
    return values(body);
  }

  private static String values(String text) {
    String masked = replace(JSON_MEMBER, text, m -> m.group(1) + MASK);
    masked = replace(QUOTED_MEMBER, masked, m -> m.group(1) + MASK);
    masked = replace(QUERY_PART, masked, m -> m.group(1) + MASK);
    masked = replace(USER_INFO, masked, m -> m.group(1) + m.group(2) + ":" + MASK + "@");
    return replace(PLATFORM_KEY, masked, m -> m.group(1) + MASK);
  }

  private static String headerLine(Matcher line) {
    String key = line.group(1).toLowerCase(Locale.ROOT);
    boolean secret =
        SECRET_HEADERS.contains(key) || SCHEME_HEADERS.contains(key) || PROOF_HEADERS.contains(key);
    return secret ? line.group(1) + line.group(2) + header(key, line.group(3)) : line.group();
  }

  private static String credentials(String value) {
    String trimmed = value.strip();
    Matcher digest = SCHEME.matcher(trimmed);
    if (digest.lookingAt()) {
      return digest.group() + parameters(trimmed.substring(digest.end()), HARMLESS);
    }
    int space = trimmed.indexOf(' ');
    return space < 0 ? MASK : trimmed.substring(0, space) + " " + MASK;
  }

  /// Built up from what is known to be harmless, so that a malformed value leaks nothing.
  private static String parameters(String value, Set<String> shown) {
    var kept = new StringBuilder();
    Matcher part = DIGEST_PART.matcher(value);
    while (part.find()) {
      boolean harmless = shown.contains(part.group(1).toLowerCase(Locale.ROOT));
      kept.append(kept.isEmpty() ? " " : ", ")
          .append(part.group(1))
          .append('=')
          .append(harmless ? part.group(2) : MASK);
    }
    boolean whole = DIGEST_PART.matcher(value).replaceAll("").matches("[\\s,;]*");
    return whole && !kept.isEmpty() ? kept.toString() : kept + (kept.isEmpty() ? " " : ", ") + MASK;
  }

  private static String firstGroup(Matcher match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      if (match.group(i) != null) {
        return match.group(i);
      }
    }
    return "";
  }

  private static String replace(Pattern pattern, String text, Function<Matcher, String> by) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(m -> Matcher.quoteReplacement(by.apply(matcher)));
  }
}
