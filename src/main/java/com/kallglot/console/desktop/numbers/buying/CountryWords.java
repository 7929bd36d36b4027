package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.telephony.writing.Country;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Countries as they are shown and typed: `Germany, +49`, found by name, code or calling code.
final class CountryWords extends StringConverter<@Nullable Country> {
  private final Locale language;
  private final List<Country> all;

  CountryWords(Locale language, List<Country> all) {
    this.language = language;
    this.all = all;
  }

  @Override
  public String toString(@Nullable Country country) {
    return country == null ? "" : country.name(language) + ", +" + country.prefix();
  }

  @Override
  public @Nullable Country fromString(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    return first(country -> toString(country).toLowerCase(Locale.ROOT).equals(typed))
        .or(() -> first(country -> country.code().toLowerCase(Locale.ROOT).equals(typed)))
        .or(() -> first(country -> ("+" + country.prefix()).equals(typed)))
        .or(() ->
            typed.isEmpty()
                ? Optional.empty()
                : first(
                    country -> country.name(language).toLowerCase(Locale.ROOT).startsWith(typed)))
        .orElse(null);
  }

  private Optional<Country> first(Predicate<Country> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  Optional<Country> of(String code) {
    return first(country -> country.code().equals(code));
  }
}
