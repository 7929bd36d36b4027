package com.kallglot.console.client;

import org.jspecify.annotations.Nullable;

/// The platform did not do what it was asked for. Says what was attempted, what happened and what
/// may help, and never a secret.
public abstract sealed class PlatformException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String attempted;

  private PlatformException(String attempted, String problem, @Nullable Throwable cause) {
    super(attempted + ": " + problem, cause);
    this.attempted = attempted;
  }

  /// Method and path: `POST /v1/sessions`.
  public String attempted() {
    return attempted;
  }

  /// No response came.
  public static final class Unreachable extends PlatformException {
    private static final long serialVersionUID = 1L;

    /// Where it failed.
    public enum Reason {
      DNS,
      REFUSED,
      NO_ROUTE,
      TLS,
      TIMEOUT,
      /// The connection broke while it was in use.
      LOST,
      /// The thread was interrupted.
      CANCELLED
    }

    private final Reason reason;

    Unreachable(String attempted, Reason reason, String problem, Throwable cause) {
      super(attempted, problem, cause);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }

  /// 401: the key is unknown, revoked or of another environment.
  public static final class KeyRejected extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    KeyRejected(String attempted, Refusal refusal) {
      super(
          attempted,
          "the key was rejected ("
              + refusal
              + "). Check that it belongs to this API base, live or test, and was not revoked.",
          null);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /// The platform understood and said no, in its own words.
  public static final class Refused extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    Refused(String attempted, Refusal refusal) {
      super(attempted, "refused with " + refusal, null);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /// A response came that is none of the API's: HTML, cut off, too large, of another shape. Whether
  /// the request was carried out is not known.
  public static final class UnusableAnswer extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final @Nullable String requestId;

    UnusableAnswer(
        String attempted,
        int status,
        @Nullable String requestId,
        String problem,
        @Nullable Throwable cause) {
      super(
          attempted,
          "answered %d, but %s%s"
              .formatted(
                  status, problem, requestId == null ? "." : " (request " + requestId + ")."),
          cause);
      this.status = status;
      this.requestId = requestId;
    }

    public int status() {
      return status;
    }

    public @Nullable String requestId() {
      return requestId;
    }
  }
}
