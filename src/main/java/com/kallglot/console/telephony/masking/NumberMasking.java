package com.kallglot.console.telephony.masking;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes telephone numbers out of what others may look at: of each, the country and the last two
/// digits stay, `+49 •• ••••••01`. A text keeps its length, so that it can stand in for the real
/// one where a caret moves through it. Masking what is masked already changes nothing.
///
/// It errs on the side of masking: nine digits in a row are taken for a number unless it is known
/// what they are. Left alone are digits that belong to a word, an address or a decimal, and counts
/// and times where the format of a message has nothing else: in some headers, fields of SDP and
/// members of JSON.
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

  /// A whole number as it is written by programs, and as no telephone number begins that is dialled
  /// within a country.
  private static final String COUNT = "[1-9][0-9]{0,12}";

  /// Headers of HTTP and SIP whose value is a count, seconds or a time (RFC 9110, RFC 3261), SDP's
  /// origin, times and sources (RFC 8866 §5.2, §5.9, RFC 5576, RFC 8839 §5.1), and JSON's numbers
  /// with the name of a time or a size. Each as long as its grammar has room for no other.
  private static final String COUNTED =
      "(?im:^(?:x-ratelimit-[a-z-]+|content-length|retry-after|age|cseq|rseq|expires|min-expires"
          + "|session-expires|min-se)[ \t]*:[ \t]*"
          + COUNT
          + "(?![\\w+.-])|^o=(?:-|[a-z][\\w.-]*) [0-9]+ [0-9]+ IN IP[46] |^t=[0-9]+ [0-9]+\r?$"
          + "|^a=ssrc:"
          + COUNT
          + "(?=\\s)|^a=candidate:\\w+ [0-9]+ \\w+ "
          + COUNT
          + " |\"(?:[a-z_]*_)?(?:at|ms|ts|timestamp|bytes|ssrc)\"\\s*:\\s*"
          + COUNT
          + "(?=\\s*[,}\\]]))";

  /// Of no country: digits in a row, or as some country groups its own numbers; or what is counted,
  /// which is passed over whole.
  private static final Pattern COUNTED_OR_BARE =
      Pattern.compile(
          COUNTED
              + "|(?<bare>(?<![\\w.-])[0-9]{9,15}(?![\\w-]|\\.[0-9])|(?<![\\w.:-])(?:\\(?0[0-9]{1,4}\\)?["
              + " /-][0-9]{2,8}(?:[ -][0-9]{2,8}){0,3}(?![\\w:.-])|\\(?[0-9]{3}\\)?["
              + " -][0-9]{3}-[0-9]{4}(?![\\w-])))");

  private NumberMasking() {}

  /// Any text, with whatever numbers it has.
  public static String text(String text) {
    String masked =
        OF_A_COUNTRY
            .matcher(text)
            .replaceAll(each -> quoted(each.group(1) + masked(each.group(2), code(each.group(2)))));
    return COUNTED_OR_BARE
        .matcher(masked)
        .replaceAll(each -> {
          String bare = each.group("bare");
          return quoted(bare == null ? each.group() : masked(bare, 0));
        });
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
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
