package com.kallglot.console.sandbox.edge.digest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces that prove their own origin and age: time, random, and a MAC over both. A challenge costs
/// no memory; only a nonce that a right response has used is remembered, with its counts, until it
/// expires.
public final class Nonces {
  /// What a nonce that came back is.
  public enum State {
    FRESH,
    /// Ours, but too old or its count was used before: the caller gets a new one (`stale=true`).
    STALE,
    /// Not ours.
    FOREIGN
  }

  private static final int PLAIN_BYTES = 16;
  private static final int MAC_BYTES = 16;

  private final Clock clock;
  private final Duration lifetime;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Map<String, Set<Integer>> used = new HashMap<>();
  private long nextSweep;

  public Nonces(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  public String issue() {
    byte[] nonce = new byte[PLAIN_BYTES + MAC_BYTES];
    byte[] salt = new byte[8];
    random.nextBytes(salt);
    ByteBuffer.wrap(nonce).putLong(clock.millis()).put(salt).put(mac(nonce), 0, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /// Looks at a nonce without using it.
  public State state(String nonce) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException notBase64) {
      return State.FOREIGN;
    }
    if (bytes.length != PLAIN_BYTES + MAC_BYTES
        || !MessageDigest.isEqual(
            mac(bytes), Arrays.copyOfRange(bytes, PLAIN_BYTES, bytes.length))) {
      return State.FOREIGN;
    }
    return expired(ByteBuffer.wrap(bytes).getLong()) ? State.STALE : State.FRESH;
  }

  /// Uses a fresh nonce with a count (RFC 7616 §3.4.6): each count once, in any order, since two
  /// requests over UDP may overtake each other.
  public synchronized State use(String nonce, int count) {
    sweep();
    boolean first = used.computeIfAbsent(nonce, n -> new HashSet<>()).add(count);
    return first ? State.FRESH : State.STALE;
  }

  private void sweep() {
    long now = clock.millis();
    if (now >= nextSweep) {
      used.keySet().removeIf(nonce -> state(nonce) != State.FRESH);
      nextSweep = now + lifetime.toMillis() / 2;
    }
  }

  private boolean expired(long issuedMillis) {
    long age = clock.millis() - issuedMillis;
    return age < 0 || age > lifetime.toMillis();
  }

  private byte[] mac(byte[] nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(nonce, 0, PLAIN_BYTES);
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Every JDK has HmacSHA256", problem);
    }
  }
}
