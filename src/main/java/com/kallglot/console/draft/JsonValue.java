package com.kallglot.console.draft;

import com.kallglot.console.draft.Fault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value and where it stands in the text: from `start` up to, not including, `end`.
sealed interface JsonValue {
  int start();

  int end();

  /// What it is.
  Kind kind();

  default boolean isNull() {
    return this instanceof Word word && word.text().equals("null");
  }

  /// A member of an object; of two with one name the later one counts.
  record Member(int nameStart, int nameEnd, String name, JsonValue value) {}

  record Obj(int start, int end, List<Member> members) implements JsonValue {
    @Nullable Member member(String name) {
      Member found = null;
      for (Member member : members) {
        found = member.name().equals(name) ? member : found;
      }
      return found;
    }

    /// The value, or null where there is none or it is null: both mean "not given".
    @Nullable JsonValue given(String name) {
      Member member = member(name);
      return member == null || member.value().isNull() ? null : member.value();
    }

    /// Whether nothing is given in it.
    boolean isEmpty() {
      return members.stream().allMatch(member -> member.value().isNull());
    }

    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }
  }

  record Arr(int start, int end, List<JsonValue> items) implements JsonValue {
    @Override
    public Kind kind() {
      return Kind.LIST;
    }
  }

  record Text(int start, int end, String text) implements JsonValue {
    @Override
    public Kind kind() {
      return Kind.TEXT;
    }
  }

  record Num(int start, int end, String text) implements JsonValue {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  /// `true`, `false` or `null`.
  record Word(int start, int end, String text) implements JsonValue {
    @Override
    public Kind kind() {
      return switch (text) {
        case "true" -> Kind.TRUE;
        case "false" -> Kind.FALSE;
        default -> Kind.NULL;
      };
    }
  }
}
