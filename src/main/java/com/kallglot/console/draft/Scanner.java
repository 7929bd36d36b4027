package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Text;
import org.jspecify.annotations.Nullable;

/// Moves through a text: blanks, comments, strings, words. Tells what is wrong with them and goes
/// on, or stops for good.
final class Scanner {
  private static final int LONGEST_SHOWN = 24;

  private final String text;
  private final Flaws flaws;
  private int at;
  private boolean stopped;

  Scanner(String text, Flaws flaws) {
    this.text = text;
    this.flaws = flaws;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return stopped || at >= text.length();
  }

  boolean stopped() {
    return stopped;
  }

  /// The next character, or NUL at the end.
  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  void take() {
    at++;
  }

  boolean takeIf(char c) {
    boolean is = !atEnd() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  /// Nothing after here can be understood.
  void stop(String path, Fault fault, Object... about) {
    if (!stopped) {
      flaws.syntax(at, path, fault, about);
      stopped = true;
    }
  }

  Position position(int offset) {
    return Position.of(text, offset);
  }

  /// The next character for an error.
  String shown() {
    return atEnd() ? "the end" : Character.toString(text.codePointAt(at));
  }

  static String shortened(String word) {
    return word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "…";
  }

  boolean startsElement() {
    if (peek() == '"' || peek() == '\'' || peek() == '{' || peek() == '[' || isWord(peek())) {
      return true;
    }
    stopped = true;
    return false;
  }

  void skipByteOrderMark() {
    if (takeIf('\uFEFF')) {
      flaws.warning(0, "", Fault.BYTE_ORDER_MARK);
    }
  }

  void skipBlank(String path) {
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else if (text.startsWith("//", at) || c == '#') {
        flaws.syntax(at, path, Fault.COMMENT);
        skipLine();
      } else if (text.startsWith("/*", at)) {
        flaws.syntax(at, path, Fault.COMMENT);
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (!atEnd() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+' || c == '.';
  }

  /// Letters, digits and the signs of numbers; empty where none follows.
  String word() {
    int start = at;
    while (!atEnd() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /// A member's name, or null after stopping.
  @Nullable String name(String path) {
    int start = at;
    if (peek() == '"' || peek() == '\'') {
      return string(path).text();
    }
    String bare = word();
    if (bare.isEmpty()) {
      stop(path, Fault.NO_NAME, shown());
      return null;
    }
    flaws.syntax(start, path, Fault.BARE_NAME, shortened(bare));
    return bare;
  }

  /// A string, from its quote on.
  Text string(String path) {
    int start = at;
    char quote = text.charAt(at++);
    if (quote == '\'') {
      flaws.syntax(start, path, Fault.SINGLE_QUOTES);
    }
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = peek();
      if (atEnd() || c == '\n' || c == '\r') {
        flaws.syntax(start, path, Fault.STRING_OPEN);
        break;
      }
      at++;
      if (c == quote) {
        break;
      } else if (c == '\\') {
        escape(path, value);
      } else {
        if (c < ' ') {
          flaws.syntax(at - 1, path, Fault.CONTROL, "\\u%04x".formatted((int) c));
        }
        value.append(c);
      }
    }
    refuseHalves(start, path, value);
    return new Text(start, at, value.toString());
  }

  private void escape(String path, StringBuilder value) {
    int start = at - 1;
    char c = peek();
    at += atEnd() ? 0 : 1;
    switch (c) {
      case '"', '\\', '/' -> value.append(c);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> unicode(start, path, value);
      default -> {
        flaws.syntax(start, path, Fault.NO_ESCAPE, "\\" + c);
        value.append(c);
      }
    }
  }

  private void unicode(int start, String path, StringBuilder value) {
    int end = Math.min(at + 4, text.length());
    String hex = text.substring(at, end);
    if (hex.matches("[0-9a-fA-F]{4}")) {
      value.append((char) Integer.parseInt(hex, 16));
      at = end;
    } else {
      flaws.syntax(start, path, Fault.HEXADECIMAL);
    }
  }

  /// RFC 8259 §8.2 lets them pass the grammar and calls what readers do unpredictable.
  private void refuseHalves(int start, String path, CharSequence value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isHighSurrogate(value.charAt(i))
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(value.charAt(i))) {
        flaws.syntax(start, path, Fault.HALF_PAIR);
        return;
      }
    }
  }
}
