package com.kallglot.console.calltest.leg;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Causes in the one form reports have for them.
public final class Causes {
  private Causes() {}

  /// What happened, on which evidence, and what to do; one cause after another.
  public static String words(Collection<Cause> causes) {
    return causes.stream().map(Causes::words).collect(Collectors.joining(" "));
  }

  public static String words(Cause cause) {
    String words = sentence(cause.sentence()) + " Evidence: " + sentence(cause.evidence());
    return cause.change() == null ? words : words + " " + sentence(cause.change());
  }

  /// Everybody who may be to blame.
  public static Set<Blame> blame(Collection<Cause> causes) {
    var blame = EnumSet.noneOf(Blame.class);
    causes.forEach(cause -> blame.addAll(cause.blame()));
    return blame;
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.!?]") ? stripped : stripped + ".";
  }
}
