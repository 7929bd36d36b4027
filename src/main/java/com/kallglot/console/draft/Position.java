package com.kallglot.console.draft;

/// A place in a text as an editor shows it, both from 1; columns count code points.
public record Position(int line, int column) {
  /// The place of a UTF-16 offset. A line ends with `\n`, `\r\n` or `\r`.
  static Position of(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, text.codePointCount(lineStart, offset) + 1);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
