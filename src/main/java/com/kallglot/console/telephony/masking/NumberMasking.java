package com.kallglot.console.telephony.masking;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes telephone numbers out of what others may look at: of each, the country and the last two
/// digits stay, `+49 •• ••••••01`. A text keeps its length, so that it can stand in for the real
/// one where a caret moves through it. Masking what is masked already changes nothing.
///
/// It errs on the side of masking: nine digits in a row are taken for a number whatever they are.
/// Digits that belong to a word, an address or a decimal are left alone.
public final class NumberMasking {
  /// Stands for one digit.
  public static final char DIGIT = '•';

  private static final int LAST = 2;

  /// ITU-T E.164: the country codes of one and of two digits; all others have three.
  private static final Set<String> SHORT_CODES =
      Set.of(
          "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
          "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
          "98");

  private static final String GAP = "[ \u00a0()./-]{0,2}";

  /// After a plus, as it is, in a URL or in JSON; or after the international prefix.
  private static final Pattern OF_A_COUNTRY =
      Pattern.compile(
          "(\\+|%2[Bb]|\\\\u002[Bb]|(?<![\\w.-])(?<!\\d:)00)((?:"
              + GAP
              + "[0-9]){7,15}+)(?![0-9])");

  /// Of no country: digits in a row, or as some country groups its own numbers.
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\\w.-])[0-9]{9,15}(?![\\w-]|\\.[0-9])|(?<![\\w.:-])(?:\\(?0[0-9]{1,4}\\)?["
              + " /-][0-9]{2,8}(?:[ -][0-9]{2,8}){0,3}(?![\\w:.-])|\\(?[0-9]{3}\\)?["
              + " -][0-9]{3}-[0-9]{4}(?![\\w-]))");

  private NumberMasking() {}

  /// Any text, with whatever numbers it has.
  public static String text(String text) {
    String masked = replaced(OF_A_COUNTRY, text);
    return replaced(BARE, masked);
  }

  private static String replaced(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.replaceAll(each -> {
      boolean ofCountry = each.groupCount() == 2;
      String prefix = ofCountry ? each.group(1) : "";
      String number = ofCountry ? each.group(2) : each.group();
      return Matcher.quoteReplacement(prefix + masked(number, ofCountry ? code(number) : 0));
    });
  }

  /// How many digits the country code has.
  private static int code(String number) {
    String digits = number.replaceAll("[^0-9]", "");
    for (int length = 1; length < 3; length++) {
      if (SHORT_CODES.contains(digits.substring(0, length))) {
        return length;
      }
    }
    return 3;
  }

  private static String masked(String number, int first) {
    long digits = number.chars().filter(NumberMasking::isDigit).count();
    var masked = new StringBuilder();
    int at = 0;
    for (int i = 0; i < number.length(); i++) {
      char each = number.charAt(i);
      boolean kept = !isDigit(each) || at < first || at >= digits - LAST;
      masked.append(kept ? each : DIGIT);
      at += isDigit(each) ? 1 : 0;
    }
    return masked.toString();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
