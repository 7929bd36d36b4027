package com.kallglot.console.trace.probe;

import java.time.Duration;

/// What was learned of an account's password without a call.
public sealed interface CredentialFinding {
  /// A request that was asked for credentials was carried out with them.
  record Accepted(Duration took) implements CredentialFinding {}

  /// The request was refused, but otherwise than with a password that is wrong for certain: the
  /// server has checked it.
  ///
  /// @param code of the refusal, which has another reason than the password
  record AcceptedButRefused(int code, String phrase) implements CredentialFinding {}

  /// Asked for credentials again: user name or password is wrong, and no server says which.
  record Wrong(int code, String phrase) implements CredentialFinding {}

  /// The same answer as to a password that is wrong for certain: it may be the password, the
  /// account or a policy.
  record Unclear(int code, String phrase) implements CredentialFinding {}

  /// The server did what it was asked without asking who we are.
  record NotAsked(int code) implements CredentialFinding {}

  /// The server asks for no credentials before a call, so only a call would tell.
  record OnlyByCall(int code, String phrase) implements CredentialFinding {}

  /// It asks for credentials, and there is no password to answer with.
  record NoPassword() implements CredentialFinding {}

  /// It asks in a way that this program cannot answer.
  record UnknownDigest() implements CredentialFinding {}

  /// No answer came, or the connection broke.
  ///
  /// @param why in the system's words
  record Unanswered(String why) implements CredentialFinding {}
}
