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
      int offset, String path, Severity severity, String message, @Nullable String code) {}

  private final String text;
  private final List<Flaw> flaws = new ArrayList<>();
  private boolean broken;

  Flaws(String text) {
    this.text = text;
  }

  /// The text is no JSON there.
  void syntax(int offset, String path, String message) {
    broken = true;
    add(offset, path, Severity.ERROR, message, "invalid_json");
  }

  void error(int offset, String path, String message, @Nullable String code) {
    add(offset, path, Severity.ERROR, message, code);
  }

  void warning(int offset, String path, String message) {
    add(offset, path, Severity.WARNING, message, null);
  }

  private void add(
      int offset, String path, Severity severity, String message, @Nullable String code) {
    if (flaws.size() < MOST) {
      flaws.add(new Flaw(offset, path, severity, message, code));
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
                  flaw.message(),
                  flaw.code()));
        });
    return List.copyOf(problems);
  }
}
