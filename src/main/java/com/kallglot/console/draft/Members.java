package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Member;
import com.kallglot.console.draft.JsonValue.Obj;
import org.jspecify.annotations.Nullable;

/// Finds members by their dotted path.
final class Members {
  private Members() {}

  static @Nullable JsonValue find(Obj body, String path) {
    JsonValue value = body;
    for (String name : path.split("\\.", -1)) {
      Member member = value instanceof Obj owner ? owner.member(name) : null;
      if (member == null) {
        return null;
      }
      value = member.value();
    }
    return value;
  }
}
