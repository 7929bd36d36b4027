package com.kallglot.console.client;

import com.kallglot.console.telephony.Secret;

/// Takes secrets out of what is shown: all that look like one, and the key in use wherever it
/// stands.
final class Masking {
  private final Secret key;

  Masking(Secret key) {
    this.key = key;
  }

  /// The text without the key in use: what a server tells back of it goes no further.
  String withoutKey(String text) {
    return text.replace(key.reveal(), "***");
  }

  String mask(String text) {
    return com.kallglot.console.telephony.masking.Masking.text(withoutKey(text));
  }
}
