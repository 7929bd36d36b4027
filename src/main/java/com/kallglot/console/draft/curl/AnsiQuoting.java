package com.kallglot.console.draft.curl;

/// Bash's `$'…'`, which browsers write where a text has line breaks or exclamation marks.
final class AnsiQuoting {
  private static final String LETTERS = "abefnrtv";
  private static final String MEANT = "\u0007\b\u001b\f\n\r\t\u000b";

  private AnsiQuoting() {}

  /// Reads to the closing quote.
  ///
  /// @param from the place after the opening one
  /// @return the place after the closing one
  static int read(String text, int from, StringBuilder into) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\'') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        at = escape(text, at, into);
      } else {
        into.append(c);
      }
    }
    return Math.min(text.length(), at + 1);
  }

  private static int escape(String text, int from, StringBuilder into) {
    char c = text.charAt(from);
    int letter = LETTERS.indexOf(c == 'E' ? 'e' : c);
    if (letter >= 0) {
      into.append(MEANT.charAt(letter));
      return from + 1;
    }
    return switch (c) {
      case 'x' -> number(text, from + 1, 2, 16, into);
      case 'u' -> number(text, from + 1, 4, 16, into);
      case 'U' -> number(text, from + 1, 8, 16, into);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(text, from, 3, 8, into);
      case '\\', '\'', '"', '?' -> {
        into.append(c);
        yield from + 1;
      }
      default -> {
        into.append('\\').append(c);
        yield from + 1;
      }
    };
  }

  private static int number(String text, int from, int most, int radix, StringBuilder into) {
    int at = from;
    int value = 0;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    if (Character.isValidCodePoint(value)) {
      into.appendCodePoint(value);
    }
    return at;
  }
}
