package com.kallglot.console.organization.edit;

/// A change of a number that can be undone.
public sealed interface NumberEdit {
  /// @param label empty to take it away
  record Label(String label) implements NumberEdit {}

  record Activate() implements NumberEdit {}

  record Suspend() implements NumberEdit {}
}
