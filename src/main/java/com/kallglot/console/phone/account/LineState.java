package com.kallglot.console.phone.account;

/// What an account is doing now, as its line tells.
public sealed interface LineState {
  /// No line is open: it is opened for a call.
  record Closed() implements LineState {}

  /// It registers, and no answer has come yet.
  record Registering() implements LineState {}

  /// The registrar has taken it.
  record Registered() implements LineState {}

  /// It is open to call from, and registers with nobody.
  record Ready() implements LineState {}

  /// The registrar has refused it, or did not answer.
  ///
  /// @param code the final status; 0 where none came
  /// @param phrase its reason, or the engine's words
  record Refused(int code, String phrase) implements LineState {}

  /// The engine cannot use it.
  ///
  /// @param why in the engine's words
  record Unusable(String why) implements LineState {}
}
