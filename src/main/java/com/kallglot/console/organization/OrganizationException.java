package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.PlatformException.KeyRejected;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.client.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The platform did not do what it was asked for, for those who know no HTTP: the message says what
/// was attempted, what happened and what may help.
public final class OrganizationException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What to do about it.
  public enum Kind {
    /// No usable answer: look at the network and the API base.
    UNREACHABLE,
    /// Look at the key.
    KEY_REJECTED,
    /// The platform said no: look at the code.
    REFUSED,
    /// The waiting was given up.
    CANCELLED
  }

  private final Kind kind;
  private final int status;
  private final @Nullable String code;
  private final @Nullable String requestId;
  private final boolean mayHaveBeenDone;
  private final @Nullable Integer retryAfter;

  public OrganizationException(PlatformException cause) {
    super(cause.getMessage(), cause);
    mayHaveBeenDone = cause.mayHaveBeenDone();
    Refusal refusal =
        switch (cause) {
          case KeyRejected rejected -> rejected.refusal();
          case Refused refused -> refused.refusal();
          case Unreachable _, UnusableAnswer _ -> null;
        };
    kind =
        switch (cause) {
          case KeyRejected _ -> Kind.KEY_REJECTED;
          case Refused _ -> Kind.REFUSED;
          case Unreachable unreachable when unreachable.reason() == Unreachable.Reason.CANCELLED ->
              Kind.CANCELLED;
          case Unreachable _, UnusableAnswer _ -> Kind.UNREACHABLE;
        };
    status = refusal == null ? 0 : refusal.status();
    code = refusal == null ? null : refusal.code();
    requestId = refusal == null ? null : refusal.requestId();
    retryAfter = refusal == null ? null : refusal.retryAfter();
  }

  OrganizationException(InterruptedException cause) {
    super("Reading the telephony configuration was cancelled.", cause);
    kind = Kind.CANCELLED;
    mayHaveBeenDone = false;
    status = 0;
    code = null;
    requestId = null;
    retryAfter = null;
  }

  private OrganizationException(String code, String said) {
    super(said);
    kind = Kind.REFUSED;
    mayHaveBeenDone = false;
    status = 0;
    this.code = code;
    requestId = null;
    retryAfter = null;
  }

  /// What the platform would refuse, where an inventory is in its place.
  static OrganizationException refused(String code, String said) {
    return new OrganizationException(code, said);
  }

  public Kind kind() {
    return kind;
  }

  /// 0 where the platform refused nothing.
  public int status() {
    return status;
  }

  public @Nullable String code() {
    return code;
  }

  public @Nullable String requestId() {
    return requestId;
  }

  /// How long the platform wants to be left alone; empty where it did not say.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter).map(Duration::ofSeconds);
  }

  /// Whether no response of any kind came, so that nothing else can be asked there either.
  public boolean isUnanswered() {
    return getCause() instanceof Unreachable;
  }

  /// Whether what was asked for may have been done although no answer says so: look before it is
  /// asked for again.
  public boolean mayHaveBeenDone() {
    return mayHaveBeenDone;
  }
}
