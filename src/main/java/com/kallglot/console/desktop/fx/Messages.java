package com.kallglot.console.desktop.fx;

import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.telephony.masking.NumberMasking;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the screens in one language. A key that is missing is a bug that a test finds.
///
/// It also decides whether telephone numbers are whole or masked, because others see the screen:
/// what is put into a text by [#get] is masked with it; every other text that may have a number,
/// from the platform, a file or what was typed, a view puts through [#shown] where it shows it, and
/// only there: what is searched, compared, sent, saved or copied on demand is the real one. Where
/// the choice changes the views are built anew, so that none has to listen. Fields to type in mask
/// themselves ([MaskedFieldSkin]).
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Numbers numbers;

  private Messages(Locale locale, Numbers numbers) {
    this.locale = locale;
    this.numbers = numbers;
    bundle = ResourceBundle.getBundle("i18n.messages", locale, NO_FALLBACK);
  }

  /// German for any German locale, English for every other; numbers whole.
  public static Messages in(Locale locale) {
    return new Messages(locale, Numbers.WHOLE);
  }

  /// The same words with numbers whole or masked.
  public Messages with(Numbers chosen) {
    return new Messages(locale, chosen);
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  public Locale locale() {
    return locale;
  }

  /// Whether words that are made in English can be shown as they are.
  public boolean isEnglish() {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  public Numbers numbers() {
    return numbers;
  }

  /// A text as it may be seen: its telephone numbers masked where they are to be. As long as it
  /// was.
  public String shown(String text) {
    return switch (numbers) {
      case WHOLE -> text;
      case MASKED -> NumberMasking.text(text);
    };
  }

  /// The text of a key, `{0}`, `{1}` … replaced as they may be [#shown].
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", shown(String.valueOf(arguments[i])));
    }
    return text;
  }

  /// The word for a constant: `prefix.` and its name in lower case.
  public String of(String prefix, Enum<?> constant) {
    return get(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
  }
}
