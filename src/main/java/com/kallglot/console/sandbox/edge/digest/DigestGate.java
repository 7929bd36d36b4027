package com.kallglot.console.sandbox.edge.digest;

import com.kallglot.console.sandbox.CallDesk.SipCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether a request has proven who sent it.
///
/// The `uri` parameter enters the hash as it was sent and is not compared with the request URI,
/// which a proxy or PBX on the way may have rewritten (RFC 3261 §22.4); the count of the nonce
/// keeps a response from being used twice.
public final class DigestGate {
  private static final Logger LOG = LoggerFactory.getLogger(DigestGate.class);

  /// What a request's credentials are worth.
  public sealed interface Verdict {
    /// They are right.
    record Proven(SipCredential credential) implements Verdict {}

    /// They are not, or there are none: to be asked for (again).
    record Unproven(Why why) implements Verdict {}
  }

  /// Why a request is asked for credentials.
  public enum Why {
    /// It had none for this realm.
    NONE_GIVEN,
    /// Right, but on a nonce that is too old or was used: the client may answer the new one by
    /// itself.
    STALE,
    /// The user is unknown or the password wrong; which of them is not told.
    WRONG
  }

  private final String realm;
  private final Nonces nonces;
  private final Function<String, List<SipCredential>> accounts;

  /// @param accounts by user name, one for each password that is good
  public DigestGate(String realm, Nonces nonces, Function<String, List<SipCredential>> accounts) {
    this.realm = realm;
    this.nonces = nonces;
    this.accounts = accounts;
  }

  public String realm() {
    return realm;
  }

  public String newNonce() {
    return nonces.issue();
  }

  /// Judges all of a request's credentials: one right set is enough.
  public Verdict judge(List<DigestResponse> responses) {
    Why worst = Why.NONE_GIVEN;
    for (DigestResponse response : responses) {
      if (!realm.equals(response.realm())) {
        continue;
      }
      switch (judge(response)) {
        case Verdict.Proven proven -> {
          return proven;
        }
        case Verdict.Unproven unproven -> worst = unproven.why();
      }
    }
    return new Verdict.Unproven(worst);
  }

  private Verdict judge(DigestResponse response) {
    String username = response.username();
    String nonce = response.nonce();
    Optional<DigestAlgorithm> algorithm =
        response.algorithm() == null
            ? Optional.of(DigestAlgorithm.MD5)
            : DigestAlgorithm.named(response.algorithm());
    if (username == null || nonce == null || algorithm.isEmpty()) {
      return new Verdict.Unproven(Why.WRONG);
    }
    Nonces.State state = nonces.state(nonce);
    Optional<SipCredential> account =
        accounts.apply(username).stream()
            .filter(this::ofThisRealm)
            .filter(candidate -> matches(response, algorithm.get(), candidate))
            .findFirst();
    if (state == Nonces.State.FOREIGN || account.isEmpty()) {
      return new Verdict.Unproven(Why.WRONG);
    }
    if (state == Nonces.State.STALE
        || nonces.use(nonce, response.nonceCount()) == Nonces.State.STALE) {
      return new Verdict.Unproven(Why.STALE);
    }
    return new Verdict.Proven(account.get());
  }

  private boolean ofThisRealm(SipCredential credential) {
    boolean same = credential.realm().equals(realm);
    if (!same) {
      LOG.warn(
          "The account {} is kept for the realm {}, and this one is {}: it can never be right",
          credential.username(),
          credential.realm(),
          realm);
    }
    return same;
  }

  private static boolean matches(
      DigestResponse given, DigestAlgorithm algorithm, SipCredential account) {
    if (given.response() == null || given.uri() == null) {
      return false;
    }
    String ha2 = algorithm.hash(given.method() + ":" + given.uri());
    String middle =
        given.qop() == null
            ? given.nonce()
            : "%s:%08x:%s:%s"
                .formatted(given.nonce(), given.nonceCount(), given.cnonce(), given.qop());
    String expected = algorithm.hash(algorithm.ha1(account) + ":" + middle + ":" + ha2);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        given.response().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
  }
}
