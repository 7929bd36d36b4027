package com.kallglot.console.organization.edit;

/// A change of a connection that can be undone.
public sealed interface ConnectionEdit {
  record Label(String label) implements ConnectionEdit {}

  /// Makes it the only default.
  record MakeDefault() implements ConnectionEdit {}

  record Enable() implements ConnectionEdit {}

  /// Where it was the default, none is left.
  record Disable() implements ConnectionEdit {}
}
