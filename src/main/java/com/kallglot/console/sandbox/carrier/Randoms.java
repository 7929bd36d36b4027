package com.kallglot.console.sandbox.carrier;

import com.kallglot.console.telephony.Secret;
import java.util.random.RandomGenerator;

/// Makes ids and secrets in the providers' forms. Give it a `SecureRandom`, except in tests that
/// want the same every time.
public final class Randoms {
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SID_DIGITS = 32;
  private static final int TELNYX_ID_DIGITS = 19;
  private static final int TELNYX_KEY_TAIL = 22;

  private final RandomGenerator random;

  public Randoms(RandomGenerator random) {
    this.random = random;
  }

  /// As `AC` and 32 hexadecimal digits.
  String sid(String prefix) {
    return prefix + some(HEX, SID_DIGITS);
  }

  /// 32 hexadecimal digits, as auth tokens are.
  Secret authToken() {
    return Secret.of(some(HEX, SID_DIGITS));
  }

  Secret keySecret() {
    return Secret.of(some(LETTERS, SID_DIGITS));
  }

  /// `KEY`, 32 hexadecimal digits, `_` and 22 letters: 58 characters.
  Secret telnyxKey() {
    return Secret.of(
        "KEY" + some("0123456789ABCDEF", SID_DIGITS) + "_" + some(LETTERS, TELNYX_KEY_TAIL));
  }

  /// 19 decimal digits, the first not zero.
  String telnyxId() {
    return "1" + some("0123456789", TELNYX_ID_DIGITS - 1);
  }

  private String some(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
