package com.kallglot.console.telephony.writing;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import com.kallglot.console.telephony.E164;
import org.jspecify.annotations.Nullable;

/// What telephone number somebody means who dials digits, as people of a country do.
public final class DialledDigits {
  /// With its plus.
  private static final int SHORTEST = 5;

  private DialledDigits() {}

  /// Whether it is a number, and which.
  public sealed interface Reading {}

  /// It is this one.
  public record Dialable(E164 number) implements Reading {}

  /// It begins as a number does and cannot be one.
  public record Flawed(Flaw flaw) implements Reading {}

  /// It is no number of that country: an extension, a short code, a session.
  public record Other() implements Reading {}

  /// What is wrong with a number.
  public enum Flaw {
    TOO_SHORT,
    TOO_LONG,
    /// No country has this code.
    NO_COUNTRY,
    /// No number of the country looks like it.
    NO_NUMBER
  }

  /// Reads `+…` as what it says, and anything else as it would be dialled in a country: with the
  /// prefix that its long distance or its international calls begin with.
  ///
  /// @param text digits with a plus before them or not; visual separators are ignored
  /// @param region ISO country code; null where none is known
  public static Reading read(String text, @Nullable String region) {
    String digits = text.replace("(0)", "").replaceAll("[\\s().\\-/]", "");
    if (digits.startsWith("+")) {
      return international(digits);
    }
    return region == null || !digits.matches("\\d+") ? new Other() : national(digits, region);
  }

  private static Reading international(String digits) {
    if (digits.length() < SHORTEST) {
      return new Flawed(Flaw.TOO_SHORT); // which the library takes for no number at all
    }
    try {
      Phonenumber.PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(digits, "ZZ");
      return switch (PhoneNumberUtil.getInstance().isPossibleNumberWithReason(parsed)) {
        case IS_POSSIBLE -> number(parsed);
        case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> new Flawed(Flaw.TOO_SHORT);
        case TOO_LONG -> new Flawed(Flaw.TOO_LONG);
        case INVALID_COUNTRY_CODE -> new Flawed(Flaw.NO_COUNTRY);
        case INVALID_LENGTH -> new Flawed(Flaw.NO_NUMBER);
      };
    } catch (NumberParseException e) {
      return switch (e.getErrorType()) {
        case INVALID_COUNTRY_CODE -> new Flawed(Flaw.NO_COUNTRY);
        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> new Flawed(Flaw.TOO_SHORT);
        case TOO_LONG -> new Flawed(Flaw.TOO_LONG);
        case NOT_A_NUMBER -> new Flawed(Flaw.NO_NUMBER);
      };
    }
  }

  private static Reading number(Phonenumber.PhoneNumber parsed) {
    String written = PhoneNumberUtil.getInstance().format(parsed, PhoneNumberFormat.E164);
    return E164.parse(written).<Reading>map(Dialable::new).orElse(new Flawed(Flaw.NO_NUMBER));
  }

  /// Short digits without the prefix may be anybody's extension, so they are not taken for more.
  private static Reading national(String digits, String region) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      Phonenumber.PhoneNumber parsed = numbers.parse(digits, region);
      boolean abroad = parsed.getCountryCode() != numbers.getCountryCodeForRegion(region);
      boolean dialled = abroad || isDialledWhole(digits, parsed, region);
      return dialled && numbers.isValidNumber(parsed) ? number(parsed) : new Other();
    } catch (NumberParseException e) {
      return new Other();
    }
  }

  private static boolean isDialledWhole(
      String digits, Phonenumber.PhoneNumber parsed, String region) {
    String prefix = PhoneNumberUtil.getInstance().getNddPrefixForRegion(region, true);
    boolean optional = prefix == null || prefix.isEmpty() || parsed.getCountryCode() == 1;
    String subscriber = PhoneNumberUtil.getInstance().getNationalSignificantNumber(parsed);
    return digits.length() > subscriber.length() || optional;
  }
}
