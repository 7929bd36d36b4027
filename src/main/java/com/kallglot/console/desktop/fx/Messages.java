package com.kallglot.console.desktop.fx;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the screens in one language. A key that is missing is a bug that a test finds.
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("i18n.messages", locale, NO_FALLBACK);
  }

  /// German for any German locale, English for every other.
  public static Messages in(Locale locale) {
    return new Messages(locale);
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  public Locale locale() {
    return locale;
  }

  /// The text of a key, `{0}`, `{1}` … replaced as they are.
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  /// The word for a constant: `prefix.` and its name in lower case.
  public String of(String prefix, Enum<?> constant) {
    return get(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
  }
}
