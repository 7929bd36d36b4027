package com.kallglot.console.trace.journal;

/// JSON over several lines, for reading: changes nothing but the space between its parts, and so
/// copes with what is masked, cut off or no JSON at all.
final class IndentedJson {
  private static final String STEP = "  ";

  private final String text;
  private final StringBuilder lines = new StringBuilder();
  private int depth;

  private IndentedJson(String text) {
    this.text = text;
  }

  /// The text itself where it does not begin like an object or a list.
  static String of(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{") || stripped.startsWith("[")
        ? new IndentedJson(stripped).indented()
        : stripped;
  }

  private String indented() {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = endOfString(at);
        lines.append(text, at, end);
        at = end - 1;
      } else if (!Character.isWhitespace(c)) {
        mark(c, at);
      }
    }
    return lines.toString();
  }

  private void mark(char c, int at) {
    switch (c) {
      case '{', '[' -> {
        lines.append(c);
        if (!isClosedAtOnce(at)) {
          depth++;
          line();
        }
      }
      case '}', ']' -> {
        if (!isOpenedJustNow()) {
          depth = Math.max(0, depth - 1);
          line();
        }
        lines.append(c);
      }
      case ',' -> {
        lines.append(c);
        line();
      }
      case ':' -> lines.append(": ");
      default -> lines.append(c);
    }
  }

  private void line() {
    lines.append('\n').append(STEP.repeat(depth));
  }

  private boolean isClosedAtOnce(int at) {
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && (text.charAt(next) == '}' || text.charAt(next) == ']');
  }

  private boolean isOpenedJustNow() {
    char last = lines.isEmpty() ? ' ' : lines.charAt(lines.length() - 1);
    return last == '{' || last == '[';
  }

  private int endOfString(int from) {
    for (int at = from + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '"') {
        return at + 1;
      }
    }
    return text.length();
  }
}
