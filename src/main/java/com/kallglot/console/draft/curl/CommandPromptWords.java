package com.kallglot.console.draft.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command line as Windows splits it: `cmd.exe` takes its carets out, then the program's runtime
/// makes words of the rest, where a backslash before a quote and a doubled quote are one quote.
final class CommandPromptWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private boolean quoted;
  private boolean begun;

  private CommandPromptWords(String line) {
    this.line = line;
  }

  static Words of(String text) {
    return new Words(words(withoutCarets(text.replace("\r\n", "\n"))), Optional.empty());
  }

  /// A caret makes the next character an ordinary one, and at the end of a line the first one of
  /// the next line; between quotes it is a caret. A line ends the command.
  private static String withoutCarets(String text) {
    var plain = new StringBuilder();
    boolean quoted = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '^' && !quoted && at < text.length()) {
        boolean lineEnds = text.charAt(at) == '\n';
        int next = lineEnds ? at + 1 : at;
        if (next < text.length()) {
          plain.append(text.charAt(next));
        }
        at = next + 1;
      } else if (c == '\n' && !plain.isEmpty()) {
        return plain.toString();
      } else {
        quoted ^= c == '"';
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static List<String> words(String line) {
    var reading = new CommandPromptWords(line);
    while (reading.at < line.length()) {
      reading.step(line.charAt(reading.at));
    }
    reading.end();
    return reading.words;
  }

  private void step(char c) {
    switch (c) {
      case '\\' -> slashes();
      case '"' -> quote();
      case ' ', '\t' -> blank(c);
      default -> add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    begun = true;
    at++;
  }

  private void blank(char c) {
    if (quoted) {
      add(c);
    } else {
      end();
      at++;
    }
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }

  /// Before a quote two are one, and an odd one makes the quote an ordinary character.
  private void slashes() {
    int end = at;
    while (end < line.length() && line.charAt(end) == '\\') {
      end++;
    }
    int many = end - at;
    boolean quote = end < line.length() && line.charAt(end) == '"';
    word.repeat("\\", quote ? many / 2 : many);
    begun = true;
    at = end;
    if (quote && many % 2 == 1) {
      add('"');
    }
  }

  private void quote() {
    begun = true;
    if (quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
      word.append('"');
      at += 2;
    } else {
      quoted = !quoted;
      at++;
    }
  }
}
