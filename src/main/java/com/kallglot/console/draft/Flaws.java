package com.kallglot.console.draft;

import com.kallglot.console.draft.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects problems by their offset in the text and turns offsets into lines and columns.
final class Flaws {
  /// Enough to see what is wrong; a text that is no JSON at all has thousands.
  private static final int MOST = 100;

  private record Flaw(
      int offset,
      String path,
      Severity severity,
      @Nullable String code,
      Fault fault,
      List<Object> about) {}

  private final String text;
  private final List<Flaw> flaws = new ArrayList<>();
  private boolean broken;

  Flaws(String text) {
    this.text = text;
  }

  /// The text is no JSON there.
  void syntax(int offset, String path, Fault fault, Object... about) {
    broken = true;
    add(new Flaw(offset, path, Severity.ERROR, "invalid_json", fault, List.of(about)));
  }

  /// @param code what the platform answers; null where nobody knows
  void error(int offset, String path, @Nullable String code, Fault fault, Object... about) {
    add(new Flaw(offset, path, Severity.ERROR, code, fault, List.of(about)));
  }

  void warning(int offset, String path, Fault fault, Object... about) {
    add(new Flaw(offset, path, Severity.WARNING, null, fault, List.of(about)));
  }

  private void add(Flaw flaw) {
    if (flaws.size() < MOST) {
      flaws.add(flaw);
    }
  }

  /// Whether the text is no JSON.
  boolean broken() {
    return broken;
  }

  /// In the order of the text.
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    flaws.stream()
        .sorted(Comparator.comparingInt(Flaw::offset))
        .forEach(flaw -> {
          Position at = Position.of(text, flaw.offset());
          problems.add(
              new Problem(
                  flaw.path(),
                  at.line(),
                  at.column(),
                  flaw.severity(),
                  flaw.code(),
                  flaw.fault(),
                  flaw.about()));
        });
    return List.copyOf(problems);
  }
}
