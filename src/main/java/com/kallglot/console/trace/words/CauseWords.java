package com.kallglot.console.trace.words;

import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Q850;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The words of causes in one language: in English those of the cause itself, in German those of
/// its kind, and the names that ITU-T Q.850 gives them.
public final class CauseWords {
  private final @Nullable ResourceBundle german;
  private final UnaryOperator<String> said;

  private CauseWords(@Nullable ResourceBundle german, UnaryOperator<String> said) {
    this.german = german;
    this.said = said;
  }

  /// @param locale German, or any other for English
  public static CauseWords in(Locale locale) {
    return new CauseWords(german(locale), UnaryOperator.identity());
  }

  /// The same of calls that others made, whose causes are said of their caller already in English.
  public static CauseWords ofCaller(Locale locale) {
    return new CauseWords(german(locale), CallerPhrases::german);
  }

  private static @Nullable ResourceBundle german(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? ResourceBundle.getBundle("i18n.causes", Locale.GERMAN)
        : null;
  }

  /// What happened and whose doing it was.
  public String sentence(Cause cause) {
    return german == null ? cause.sentence() : said.apply(german.getString(key(cause)));
  }

  /// What to do or to try next; empty where nothing needs changing.
  public Optional<String> change(Cause cause) {
    String key = key(cause) + ".change";
    if (german == null || cause.change() == null || !german.containsKey(key)) {
      return Optional.ofNullable(cause.change());
    }
    return Optional.of(said.apply(german.getString(key)));
  }

  /// What ITU-T Q.850 calls a cause.
  public String meaning(Q850 cause) {
    if (german == null) {
      return cause.meaning();
    }
    String key = "q850." + cause.value();
    return german.getString(german.containsKey(key) ? key : "q850.other");
  }

  private static String key(Cause cause) {
    return cause.code().name().toLowerCase(Locale.ROOT);
  }
}
