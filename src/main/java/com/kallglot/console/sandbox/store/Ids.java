package com.kallglot.console.sandbox.store;

import java.time.Clock;
import java.util.random.RandomGenerator;

/// Makes identifiers of the documented form: a prefix and 26 characters that sort by the
/// millisecond they were made in (ULID). Safe in a URL and in the user part of a SIP address.
public final class Ids {
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int CHARACTERS = 26;

  private final Clock clock;
  private final RandomGenerator random;

  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// @param prefix with its underscore, such as `sess_`
  public String next(String prefix) {
    char[] id = new char[CHARACTERS];
    long rest = clock.millis();
    for (int at = TIME_CHARACTERS - 1; at >= 0; at--) {
      id[at] = ALPHABET[(int) (rest & 31)];
      rest >>>= 5;
    }
    for (int at = TIME_CHARACTERS; at < CHARACTERS; at++) {
      id[at] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return prefix + new String(id);
  }
}
