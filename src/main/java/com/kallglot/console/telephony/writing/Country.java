package com.kallglot.console.telephony.writing;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Locale;

/// A country that has telephone numbers.
///
/// @param code ISO 3166-1 alpha-2, upper case
/// @param prefix its calling code, without a plus
public record Country(String code, int prefix) {
  /// All there are, by their name in a language.
  public static List<Country> all(Locale language) {
    var numbers = PhoneNumberUtil.getInstance();
    return numbers.getSupportedRegions().stream()
        .map(code -> new Country(code, numbers.getCountryCodeForRegion(code)))
        .sorted((a, b) -> a.name(language).compareTo(b.name(language)))
        .toList();
  }

  public String name(Locale language) {
    return Locale.of("", code).getDisplayCountry(language);
  }
}
