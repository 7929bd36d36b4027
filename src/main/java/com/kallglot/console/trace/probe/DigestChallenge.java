package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A server's wish for credentials (RFC 3261 §22, RFC 8760), and the answer to it.
///
/// @param header that the answer goes into
/// @param algorithm as the server wrote it; null where it wrote none, which means MD5
/// @param authQop whether the server offers `qop=auth`
record DigestChallenge(
    String header,
    String realm,
    String nonce,
    @Nullable String algorithm,
    @Nullable String opaque,
    boolean authQop,
    boolean stale) {
  private static final Map<String, String> KNOWN =
      Map.of("MD5", "MD5", "SHA-256", "SHA-256", "SHA-512-256", "SHA-512/256");

  /// The first that can be answered, which the server likes best; empty where there is none.
  static Optional<DigestChallenge> in(SipText response) {
    boolean proxy = response.status() == 407;
    List<String> lines = response.lines(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, "Digest", 0, "Digest".length()))
        .map(line -> of(proxy ? "Proxy-Authorization" : "Authorization", line))
        .filter(challenge -> KNOWN.containsKey(challenge.named()))
        .findFirst();
  }

  private static DigestChallenge of(String header, String line) {
    String qop = SipText.parameter(line, "qop").orElse("");
    return new DigestChallenge(
        header,
        SipText.parameter(line, "realm").orElse(""),
        SipText.parameter(line, "nonce").orElse(""),
        SipText.parameter(line, "algorithm").orElse(null),
        SipText.parameter(line, "opaque").orElse(null),
        Arrays.stream(qop.split(",")).anyMatch(each -> each.strip().equalsIgnoreCase("auth")),
        SipText.parameter(line, "stale").orElse("").equalsIgnoreCase("true"));
  }

  private String named() {
    return algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT);
  }

  /// The header line that answers it.
  String answer(String method, String uri, String user, Secret password) {
    String client = UUID.randomUUID().toString().replace("-", "");
    String ha1 = hash(user + ":" + realm + ":" + password.reveal());
    String ha2 = hash(method + ":" + uri);
    String response =
        hash(ha1 + ":" + nonce + (authQop ? ":00000001:" + client + ":auth:" : ":") + ha2);
    return "%s: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\"%s%s%s"
        .formatted(
            header,
            quoted(user),
            quoted(realm),
            quoted(nonce),
            uri,
            response,
            algorithm == null ? "" : ", algorithm=" + algorithm,
            opaque == null ? "" : ", opaque=\"" + quoted(opaque) + "\"",
            authQop ? ", qop=auth, nc=00000001, cnonce=\"" + client + "\"" : "");
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String hash(String text) {
    try {
      var digest = MessageDigest.getInstance(KNOWN.getOrDefault(named(), "MD5"));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + named(), e);
    }
  }
}
