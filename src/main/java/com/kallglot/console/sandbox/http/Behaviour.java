package com.kallglot.console.sandbox.http;

import java.time.Duration;

/// How the platform behaves on purpose, whatever it is asked: what it lacks, how slow it is, how it
/// fails.
///
/// @param delay before a request is looked at
/// @param failing which requests fail: those whose method and path, such as `POST /v1/sessions`,
///   begin with it, after an optional method; empty for all
/// @param times how many requests fail before all is well again; 0 for no end
public record Behaviour(
    Management management,
    Duration delay,
    Failure failure,
    Moment moment,
    String failing,
    int times) {
  public static final Behaviour STANDARD =
      new Behaviour(Management.OFFERED, Duration.ZERO, Failure.NONE, Moment.BEFORE_EFFECT, "", 0);

  /// What is at the paths of numbers, connections and SIP settings.
  public enum Management {
    OFFERED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_IMPLEMENTED
  }

  /// What comes in place of an answer.
  public enum Failure {
    NONE,
    /// 500 with an error body.
    INTERNAL_ERROR,
    /// 502 with a page of HTML, as gateways answer.
    HTML_502,
    /// 200 with a page of HTML, as hotel networks answer.
    HTML_200,
    /// The connection is closed without an answer.
    RESET,
    /// The connection is closed in the middle of the answer.
    TRUNCATED
  }

  /// Whether what was asked for is done before it fails.
  public enum Moment {
    BEFORE_EFFECT,
    AFTER_EFFECT
  }

  private static final String MANAGEMENT = "/v1/telephony";

  /// @throws Refusal the platform does not have what is asked for
  void checkOffered(Call call) throws Refusal {
    if (!call.path().equals(MANAGEMENT) && !call.path().startsWith(MANAGEMENT + "/")) {
      return;
    }
    switch (management) {
      case OFFERED -> {}
      case NOT_FOUND ->
          throw new Refusal(
              Code.RESOURCE_NOT_FOUND, "There is nothing at %s.".formatted(call.path()));
      case METHOD_NOT_ALLOWED ->
          throw new Refusal(Code.METHOD_NOT_ALLOWED, "Nothing is possible here.");
      case NOT_IMPLEMENTED ->
          throw new Refusal(Code.NOT_IMPLEMENTED, "Telephony is managed in the portal only.");
    }
  }

  boolean fails(Call call) {
    return failure != Failure.NONE
        && (call.path().startsWith(failing)
            || (call.method() + " " + call.path()).startsWith(failing));
  }

  Behaviour withTimes(int left) {
    return new Behaviour(management, delay, failure, moment, failing, left);
  }

  Behaviour withoutFailure() {
    return new Behaviour(management, delay, Failure.NONE, moment, "", 0);
  }
}
