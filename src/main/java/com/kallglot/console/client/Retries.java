package com.kallglot.console.client;

import com.kallglot.console.client.PlatformException.KeyRejected;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import java.time.Duration;
import java.util.Optional;

/// Asks again what failed in a way that may pass, where asking twice does no harm, and remembers
/// whether a try that failed may have been carried out all the same.
final class Retries {
  private final Patience patience;

  Retries(Patience patience) {
    this.patience = patience;
  }

  /// When a request may be sent again.
  enum Repeat {
    /// It changes nothing, or at most once: it reads, it names the version it edits, or it bears an
    /// `Idempotency-Key`.
    SAFE,
    /// As long as no try can have been carried out; after that somebody has to look first.
    UNTIL_IN_DOUBT,
    NEVER
  }

  /// One try, which must not take longer than `limit`.
  @FunctionalInterface
  interface Try<T> {
    T within(Duration limit) throws PlatformException;
  }

  <T> T of(Repeat repeat, Try<T> request) throws PlatformException {
    long deadline = patience.pace().nanos() + patience.total().toNanos();
    Duration pause = patience.shortest();
    boolean doubt = false;
    for (int tries = 1; ; tries++) {
      PlatformException failed;
      try {
        return request.within(until(deadline));
      } catch (PlatformException e) {
        failed = e;
      }
      doubt = failed.after(tries, doubt).mayHaveBeenDone();
      pause = patience.after(pause);
      Optional<Duration> wait = wait(failed, pause);
      if (tries == patience.tries()
          || !allows(repeat, doubt)
          || wait.isEmpty()
          || wait.get().compareTo(until(deadline)) >= 0) {
        throw failed;
      }
      pause(wait.get(), failed);
    }
  }

  private Duration until(long deadline) {
    return Duration.ofNanos(deadline - patience.pace().nanos());
  }

  private static boolean allows(Repeat repeat, boolean doubt) {
    return switch (repeat) {
      case SAFE -> true;
      case UNTIL_IN_DOUBT -> !doubt;
      case NEVER -> false;
    };
  }

  /// How long to wait for a failure to pass; empty for one that does not.
  private Optional<Duration> wait(PlatformException failed, Duration pause) {
    boolean passes =
        switch (failed) {
          case Unreachable unreachable -> passes(unreachable.reason());
          case UnusableAnswer answer -> answer.status() / 100 == 2 || passes(answer.status());
          case KeyRejected _ -> false;
          case Refused refused -> passes(refused.refusal());
        };
    // Nobody comes back in the very second that all were told
    return passes
        ? Optional.of(failed.retryAfter().map(after -> after.plus(spread())).orElse(pause))
        : Optional.empty();
  }

  private Duration spread() {
    return Duration.ofNanos(Math.round(patience.shortest().toNanos() * patience.pace().chance()));
  }

  private static boolean passes(Unreachable.Reason reason) {
    return switch (reason) {
      case REFUSED, TIMEOUT, LOST -> true;
      case DNS, NO_ROUTE, TLS, CANCELLED -> false;
    };
  }

  /// The limit of open sessions ends when one of them does, which no pause here brings about.
  private static boolean passes(Refusal refusal) {
    return switch (refusal.code()) {
      case "concurrent_session_limit", "sip_dial_failed" -> false;
      case "idempotency_conflict" -> refusal.retryAfter() != null;
      default -> passes(refusal.status());
    };
  }

  private static boolean passes(int status) {
    return switch (status) {
      case 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  private void pause(Duration length, PlatformException failed) throws Unreachable {
    try {
      patience.pace().pause(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      e.addSuppressed(failed);
      throw failed.givenUp(e);
    }
  }
}
