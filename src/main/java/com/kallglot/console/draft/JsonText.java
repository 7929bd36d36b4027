package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Arr;
import com.kallglot.console.draft.JsonValue.Member;
import com.kallglot.console.draft.JsonValue.Num;
import com.kallglot.console.draft.JsonValue.Obj;
import com.kallglot.console.draft.JsonValue.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads JSON strictly (RFC 8259), but goes on after the mistakes people make: a comma too many or
/// too few, comments, single quotes, names without quotes. Whatever was read before a mistake that
/// cannot be guessed is kept.
final class JsonText {
  private static final int DEEPEST = 100;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Set<String> WORDS = Set.of("true", "false", "null");

  private final Scanner scan;
  private final Flaws flaws;
  private int depth;

  private JsonText(String text, Flaws flaws) {
    this.scan = new Scanner(text, flaws);
    this.flaws = flaws;
  }

  /// The value of the whole text, or null where none was found.
  static @Nullable JsonValue read(String text, Flaws flaws) {
    return new JsonText(text, flaws).whole();
  }

  private @Nullable JsonValue whole() {
    scan.skipByteOrderMark();
    scan.skipBlank("");
    if (scan.atEnd()) {
      flaws.syntax(scan.at(), "", Fault.EMPTY);
      return null;
    }
    JsonValue value = value("");
    if (!scan.stopped()) {
      scan.skipBlank("");
      if (!scan.atEnd()) {
        flaws.syntax(scan.at(), "", Fault.MORE_AFTER_END);
      }
    }
    return value;
  }

  private @Nullable JsonValue value(String path) {
    scan.skipBlank(path);
    int start = scan.at();
    char c = scan.peek();
    if (scan.atEnd()) {
      scan.stop(path, Fault.ENDS_BEFORE_VALUE);
      return null;
    }
    return switch (c) {
      case '{' -> deeper(path, () -> object(path));
      case '[' -> deeper(path, () -> list(path));
      case '"', '\'' -> scan.string(path);
      default -> {
        String word = scan.word();
        if (word.isEmpty()) {
          scan.stop(path, Fault.NO_VALUE, scan.shown());
          yield null;
        }
        yield Character.isLetter(c) || c == '_'
            ? word(path, start, word)
            : number(path, start, word);
      }
    };
  }

  private interface Container {
    JsonValue read();
  }

  private @Nullable JsonValue deeper(String path, Container container) {
    if (depth == DEEPEST) {
      scan.stop(path, Fault.TOO_DEEP, DEEPEST);
      return null;
    }
    depth++;
    JsonValue value = container.read();
    depth--;
    return value;
  }

  private JsonValue word(String path, int start, String word) {
    if (!WORDS.contains(word)) {
      flaws.syntax(start, path, Fault.NO_WORD, word);
      return new Word(start, scan.at(), "null");
    }
    return new Word(start, scan.at(), word);
  }

  private JsonValue number(String path, int start, String digits) {
    if (!NUMBER.matcher(digits).matches()) {
      flaws.syntax(start, path, Fault.NO_NUMBER, Scanner.shortened(digits));
    } else if (digits.length() > 17 || Double.isInfinite(Double.parseDouble(digits))) {
      flaws.warning(start, path, Fault.LONG_NUMBER);
    }
    return new Num(start, scan.at(), digits);
  }

  private JsonValue object(String path) {
    int start = scan.at();
    scan.take();
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean more = opens('}', path, start);
    while (more) {
      Member member = member(path, names);
      if (member != null) {
        members.add(member);
      }
      more = goesOn('}', path, start);
    }
    return new Obj(start, scan.at(), List.copyOf(members));
  }

  private @Nullable Member member(String path, Set<String> names) {
    int nameStart = scan.at();
    String name = scan.name(path);
    if (name == null) {
      return null;
    }
    int nameEnd = scan.at();
    String memberPath = path.isEmpty() ? name : path + "." + name;
    if (!names.add(name)) {
      flaws.error(nameStart, memberPath, null, Fault.TWICE, name);
    }
    scan.skipBlank(memberPath);
    if (!scan.takeIf(':')) {
      if (scan.atEnd()) {
        scan.stop(memberPath, Fault.ENDS_AFTER_NAME, name);
        return null;
      }
      flaws.syntax(scan.at(), memberPath, Fault.COLON_MISSING, name);
      scan.takeIf('=');
    }
    JsonValue value = value(memberPath);
    return value == null ? null : new Member(nameStart, nameEnd, name, value);
  }

  private JsonValue list(String path) {
    int start = scan.at();
    scan.take();
    List<JsonValue> items = new ArrayList<>();
    boolean more = opens(']', path, start);
    for (int i = 0; more; i++) {
      JsonValue item = value(path + "[" + i + "]");
      if (item != null) {
        items.add(item);
      }
      more = goesOn(']', path, start);
    }
    return new Arr(start, scan.at(), List.copyOf(items));
  }

  /// Whether something stands in the container just opened.
  private boolean opens(char close, String path, int start) {
    scan.skipBlank(path);
    return !scan.takeIf(close) && !endsInside(path, start);
  }

  /// Takes a comma or the end of the container; whether another element follows.
  private boolean goesOn(char close, String path, int start) {
    if (scan.stopped()) {
      return false;
    }
    scan.skipBlank(path);
    if (scan.takeIf(close) || endsInside(path, start)) {
      return false;
    }
    int comma = scan.at();
    if (!scan.takeIf(',')) {
      if (scan.peek() == '}' || scan.peek() == ']') {
        scan.stop(path, Fault.CLOSES_NOTHING, scan.shown());
        return false;
      }
      flaws.syntax(comma, path, Fault.COMMA_MISSING, scan.shown());
      return scan.startsElement();
    }
    scan.skipBlank(path);
    if (scan.takeIf(close)) {
      flaws.syntax(comma, path, Fault.COMMA_TOO_MANY, close);
      return false;
    }
    return !endsInside(path, start);
  }

  private boolean endsInside(String path, int start) {
    if (!scan.atEnd()) {
      return false;
    }
    scan.stop(path, Fault.NOT_CLOSED, scan.position(start));
    return true;
  }
}
