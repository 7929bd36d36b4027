package com.kallglot.console.client;

import com.kallglot.console.telephony.Secret;
import java.util.regex.Pattern;

/// Takes secrets out of what is shown: by the names of their fields, by the look of keys and stream
/// tokens, and the key in use wherever it stands. Works on any text, broken JSON too.
final class Masking {
  private static final Pattern FIELD =
      Pattern.compile(
          "(\"[a-z_]*(?:token|password|api_key|secret|control_key|authorization)\"\\s*:\\s*\")"
              + "(?:[^\"\\\\]|\\\\.)*+(\"?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOK =
      Pattern.compile("\\b(sk_live_|sk_test_|kst_live_|kst_test_|kst_)[A-Za-z0-9_-]+");
  private static final Pattern QUERY = Pattern.compile("([?&]token=)[^&\"\\s]+");

  private final Secret key;

  Masking(Secret key) {
    this.key = key;
  }

  /// The text without the key in use: what a server tells back of it goes no further.
  String withoutKey(String text) {
    return text.replace(key.reveal(), "***");
  }

  String mask(String text) {
    String masked = withoutKey(text);
    masked = FIELD.matcher(masked).replaceAll("$1***$2");
    masked = QUERY.matcher(masked).replaceAll("$1***");
    return LOOK.matcher(masked).replaceAll("$1***");
  }
}
