package com.kallglot.console.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The platform did not do what it was asked for. Says what was attempted, what happened and what
/// may help, and never a secret.
public abstract sealed class PlatformException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String attempted;
  private int tries = 1;
  private boolean doubtBefore;

  private PlatformException(String attempted, String problem, @Nullable Throwable cause) {
    super(attempted + ": " + problem, cause);
    this.attempted = attempted;
  }

  /// Notes that this is what the last of `tries` met.
  ///
  /// @param doubt whether one before may have been carried out
  PlatformException after(int made, boolean doubt) {
    tries = made;
    doubtBefore = doubt;
    return this;
  }

  /// The same request, no longer waited for.
  Unreachable givenUp(InterruptedException cause) {
    Unreachable cancelled =
        new Unreachable(attempted, Unreachable.Reason.CANCELLED, Sent.NO, "cancelled.", cause);
    cancelled.after(tries, mayHaveBeenDone());
    return cancelled;
  }

  /// Whether the platform may have done what was asked for although no answer says so. Never true
  /// of reading.
  public boolean mayHaveBeenDone() {
    return !attempted.startsWith("GET ") && (doubtBefore || leavesDoubt());
  }

  /// Whether this answer, or its absence, leaves that open.
  abstract boolean leavesDoubt();

  /// How long the platform asks to be left alone.
  Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /// What was attempted and happened, how often, and what is not known.
  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(String.valueOf(super.getMessage()));
    if (tries > 1) {
      sentence(text, "After " + tries + " tries");
    }
    if (mayHaveBeenDone()) {
      sentence(text, "Whether it was carried out is not known");
    }
    return text.toString();
  }

  private static void sentence(StringBuilder text, String words) {
    boolean ended = ".?!".indexOf(text.charAt(text.length() - 1)) >= 0;
    text.append(ended ? " " : ". ").append(words).append('.');
  }

  /// Whether anything of a request can have reached the platform.
  enum Sent {
    NO,
    PERHAPS
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
    private final Sent sent;

    Unreachable(String attempted, Reason reason, Sent sent, String problem, Throwable cause) {
      super(attempted, problem, cause);
      this.reason = reason;
      this.sent = sent;
    }

    @Override
    boolean leavesDoubt() {
      return sent == Sent.PERHAPS;
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

    @Override
    boolean leavesDoubt() {
      return false;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /// The platform understood and said no, in its own words.
  public static sealed class Refused extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    Refused(String attempted, Refusal refusal) {
      super(attempted, "refused with " + refusal, null);
      this.refusal = refusal;
    }

    /// The class that fits the status.
    ///
    /// @param etag of the object as it is now, where the platform told it
    static Refused of(String attempted, Refusal refusal, @Nullable String etag) {
      return switch (refusal.status()) {
        case 412 -> new Overtaken(attempted, refusal, etag);
        case 428 -> new VersionMissing(attempted, refusal);
        default -> new Refused(attempted, refusal);
      };
    }

    public Refusal refusal() {
      return refusal;
    }

    @Override
    boolean leavesDoubt() {
      return refusal.leavesDoubt();
    }

    @Override
    Optional<Duration> retryAfter() {
      return Optional.ofNullable(refusal.retryAfter()).map(Duration::ofSeconds);
    }
  }

  /// 412: the object is no longer the one that was read, so it was not changed. After a try in
  /// doubt it may have been that try which changed it.
  public static final class Overtaken extends Refused {
    private static final long serialVersionUID = 1L;
    private final @Nullable String etag;

    Overtaken(String attempted, Refusal refusal, @Nullable String etag) {
      super(attempted, refusal);
      this.etag = etag;
    }

    /// Of the object as it is now, where the platform told it.
    public Optional<String> etag() {
      return Optional.ofNullable(etag);
    }
  }

  /// 428: the version that was sent along did not arrive; something in between took it away.
  public static final class VersionMissing extends Refused {
    private static final long serialVersionUID = 1L;

    VersionMissing(String attempted, Refusal refusal) {
      super(attempted, refusal);
    }
  }

  /// A response came that is none of the API's: HTML, cut off, too large, of another shape.
  public static final class UnusableAnswer extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    UnusableAnswer(
        String attempted,
        int status,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
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
      this.retryAfter = retryAfter;
    }

    /// A gateway that sends a page of its own has not done what only the platform can; but of 408
    /// and of what is none of the client's faults it may not know what became.
    @Override
    boolean leavesDoubt() {
      return status == 408 || status == 409 || status / 100 == 2 || status / 100 == 5;
    }

    @Override
    Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    public int status() {
      return status;
    }

    public @Nullable String requestId() {
      return requestId;
    }
  }
}
