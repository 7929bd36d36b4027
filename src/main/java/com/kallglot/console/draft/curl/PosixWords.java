package com.kallglot.console.draft.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command line as a POSIX shell splits it (2.2 Quoting, 2.3 Token Recognition, 2.7.4
/// Here-Document), and with bash's `$'…'`. Nothing is expanded: a variable stays as it is written.
final class PosixWords {
  private final String text;
  private int at;
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private @Nullable String endOfInput;
  private boolean stripsTabs;
  private Optional<String> input = Optional.empty();

  private PosixWords(String text) {
    this.text = text;
  }

  static Words of(String text) {
    var reading = new PosixWords(text.replace("\r\n", "\n"));
    reading.read();
    return new Words(reading.words, reading.input);
  }

  private void read() {
    boolean goesOn = true;
    while (goesOn && at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> quoted();
        case '"' -> doubled();
        case '\\' -> escaped();
        case '$' -> dollar();
        case ' ', '\t' -> end();
        case '\n', ';', '&' -> goesOn = ends(c);
        case '|' -> pipe();
        case '<' -> redirected();
        case '#' -> comment();
        default -> word().append(c);
      }
    }
    end();
  }

  private StringBuilder word() {
    if (word == null) {
      word = new StringBuilder();
    }
    return word;
  }

  private void end() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }

  /// A here-document follows its line; whatever else follows is another command.
  private boolean ends(char c) {
    end();
    if (c == '\n' && endOfInput != null) {
      hereDocument(endOfInput);
    }
    return words.isEmpty() && c == '\n';
  }

  private void quoted() {
    int end = text.indexOf('\'', at);
    int stop = end < 0 ? text.length() : end;
    word().append(text, at, stop);
    at = Math.min(text.length(), stop + 1);
  }

  private void doubled() {
    StringBuilder into = word();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
        char next = text.charAt(at++);
        if (next != '\n') {
          into.append(next);
        }
      } else {
        into.append(c);
      }
    }
  }

  private void escaped() {
    if (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '\n') { // else the line goes on
        word().append(next);
      }
    }
  }

  private void dollar() {
    if (at < text.length() && text.charAt(at) == '\'') {
      at++;
      at = AnsiQuoting.read(text, at, word());
    } else if (at < text.length() && text.charAt(at) == '"') {
      at++;
      doubled(); // a translated string; none of these are
    } else {
      word().append('$');
    }
  }

  /// What was written so far is the program that feeds it; only `echo` and `printf` are known.
  private void pipe() {
    end();
    boolean echo = words.size() >= 2 && words.getFirst().equals("echo");
    boolean printf = words.size() == 3 && words.getFirst().equals("printf");
    boolean before = words.stream().noneMatch(each -> each.endsWith("curl"));
    if (!before) {
      at = text.length();
      return;
    }
    input = echo || printf ? Optional.of(words.getLast() + (echo ? "\n" : "")) : Optional.empty();
    words.clear();
  }

  private void redirected() {
    end();
    if (at >= text.length() || text.charAt(at) != '<') {
      words.add("<");
      return;
    }
    at++;
    if (at < text.length() && text.charAt(at) == '<') {
      at++; // a here-string: the next word
      words.add("<<<");
      return;
    }
    stripsTabs = at < text.length() && text.charAt(at) == '-';
    if (stripsTabs) {
      at++;
    }
    endOfInput = delimiter();
  }

  private String delimiter() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    var delimiter = new StringBuilder();
    while (at < text.length() && " \t\n;|&<>".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if (c != '\'' && c != '"' && c != '\\') {
        delimiter.append(c);
      }
    }
    return delimiter.toString();
  }

  private void hereDocument(String delimiter) {
    var body = new StringBuilder();
    for (String line : text.substring(at).split("\n", -1)) {
      String plain = stripsTabs ? line.replaceFirst("^\t+", "") : line;
      if (plain.equals(delimiter)) {
        break;
      }
      body.append(plain).append('\n');
    }
    input = Optional.of(body.toString());
    at = text.length();
  }

  private void comment() {
    if (word != null) {
      word.append('#');
    } else {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }
}
