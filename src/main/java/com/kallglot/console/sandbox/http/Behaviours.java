package com.kallglot.console.sandbox.http;

import com.kallglot.console.sandbox.http.Behaviour.Failure;
import com.kallglot.console.sandbox.http.Behaviour.Moment;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// How the platform behaves at the moment; of this run only, so that no forgotten failure surprises
/// the next one.
public final class Behaviours {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Sorry</title></head><body>Sorry.</body></html>\n";

  private Behaviour current = Behaviour.STANDARD;

  public synchronized Behaviour current() {
    return current;
  }

  public synchronized void set(Behaviour next) {
    current = next;
  }

  /// What was decided about one request when it came.
  record Fate(Failure failure, Moment moment) {
    /// The reply that comes in place of the one of the platform, or `answered`.
    Reply instead(Reply answered, String requestId) {
      return switch (failure) {
        case NONE, RESET, TRUNCATED -> answered;
        case INTERNAL_ERROR ->
            new Refusal(Code.INTERNAL_ERROR, "It fails because it was told to.").reply(requestId);
        case HTML_502 -> new Reply(502, "text/html", PAGE, Map.of());
        case HTML_200 -> new Reply(200, "text/html", PAGE, Map.of());
      };
    }

    boolean comesFirst() {
      return failure != Failure.NONE && moment == Moment.BEFORE_EFFECT;
    }
  }

  /// Waits as long as the platform is slow, and decides whether the request fails. One that is
  /// interrupted meanwhile, because everything closes, is not answered at all.
  Fate meet(Call call) {
    LockSupport.parkNanos(current().delay().toNanos());
    return Thread.currentThread().isInterrupted()
        ? new Fate(Failure.RESET, Moment.BEFORE_EFFECT)
        : decide(call);
  }

  private synchronized Fate decide(Call call) {
    Behaviour met = current;
    current = counted(met, call);
    return new Fate(met.fails(call) ? met.failure() : Failure.NONE, met.moment());
  }

  private static Behaviour counted(Behaviour now, Call call) {
    if (now.times() == 0 || !now.fails(call)) {
      return now;
    }
    return now.times() == 1 ? now.withoutFailure() : now.withTimes(now.times() - 1);
  }
}
