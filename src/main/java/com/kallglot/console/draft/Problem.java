package com.kallglot.console.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something about a draft that its writer should know, and where it is.
///
/// @param path the member, as `routing.phone_number`; empty for the whole text
/// @param line from 1
/// @param column from 1, in characters as people count them (code points)
/// @param code what the platform is expected to answer because of it, null where it takes it
/// @param about what the fault is about, in the order in which its sentence names it
public record Problem(
    String path,
    int line,
    int column,
    Severity severity,
    @Nullable String code,
    Fault fault,
    List<Object> about) {
  public Problem {
    about = List.copyOf(about);
  }

  public enum Severity {
    /// The platform will refuse it.
    ERROR,
    /// The platform will take it, but hardly as it was meant.
    WARNING
  }

  /// In English, as a sentence.
  public String message() {
    return fault.of(about);
  }

  /// `3:14 routing.phone_number: “030” is not a number …`.
  @Override
  public String toString() {
    String said = message();
    boolean named = path.isEmpty() || said.startsWith(path + " ");
    return line + ":" + column + " " + (named ? "" : path + ": ") + said;
  }
}
