package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.settings.keychain.KeychainException;
import java.util.Locale;

/// Why the keychain was of no use, in the language of the screen: a sentence without its full stop.
public final class KeychainWords {
  private KeychainWords() {}

  public static String of(Messages messages, KeychainException problem) {
    return messages.get(
        "keychain." + problem.reason().name().toLowerCase(Locale.ROOT), problem.said());
  }
}
