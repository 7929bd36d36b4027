package com.kallglot.console.provider.exchange;

import com.kallglot.console.telephony.Secret;
import java.util.List;
import java.util.regex.Pattern;

/// Makes a provider's text fit to be kept and shown: without the secrets of the exchange, without
/// characters that steer a terminal, and short.
final class Mask {
  private static final int LONGEST = 300;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  private final List<Secret> secrets;

  Mask(List<Secret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  String clean(String text) {
    String visible = UNSEEN.matcher(withoutSecrets(text)).replaceAll(" ").strip();
    if (visible.length() <= LONGEST) {
      return visible;
    }
    boolean tearsPair = Character.isHighSurrogate(visible.charAt(LONGEST - 1));
    return visible.substring(0, tearsPair ? LONGEST - 1 : LONGEST) + "…";
  }

  String withoutSecrets(String text) {
    String masked = text;
    for (Secret secret : secrets) {
      masked = masked.replace(secret.reveal(), secret.toString());
    }
    return masked;
  }
}
