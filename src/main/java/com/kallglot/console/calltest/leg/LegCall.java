package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Places one call, sends the signal once it is answered, hangs up, and tells what happened. The
/// call is over when this returns, also when the thread is interrupted, which is how a test is
/// cancelled.
public final class LegCall {
  private static final Logger LOG = LoggerFactory.getLogger(LegCall.class);

  /// The engine takes a command at once or refuses it; longer means that it hangs.
  private static final Duration COMMAND = Duration.ofSeconds(5);

  private final Line line;
  private final Timing timing;
  private final CallWatch watch = new CallWatch();
  private Leg.@Nullable GiveUp giveUp;
  private @Nullable String digitsSent;

  public LegCall(Line line, Timing timing) {
    this.line = line;
    this.timing = timing;
  }

  /// What a test does as soon as the call is answered, while the signal plays.
  @FunctionalInterface
  public interface OnAnswer {
    void answered(CallHandle call) throws InterruptedException;
  }

  /// @param stay the least time from the answer to our hanging up
  public Leg place(
      String uri, Map<String, String> headers, Signal signal, Duration stay, OnAnswer hook)
      throws InterruptedException {
    var request =
        new DialRequest(uri, headers, new SoundSource.Silence(), SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = line.dial(request, watch);
    try {
      if (answered()) {
        converse(call, signal, stay, hook);
      }
    } catch (InterruptedException e) {
      giveUp = Leg.GiveUp.CANCELLED;
      throw e;
    } finally {
      end(call);
    }
    return new Leg(
        uri,
        line.account(),
        call.callId(),
        watch.events(),
        call.captured(),
        call.statistics(),
        digitsSent,
        watch.digits(),
        giveUp);
  }

  /// Whether the call has ended.
  public boolean isOver() {
    return watch.isOver();
  }

  private boolean answered() throws InterruptedException {
    if (!watch.awaitAnyResponse(timing.anyResponse())) {
      giveUp = Leg.GiveUp.NO_RESPONSE;
      return false;
    }
    if (!watch.awaitAnswerOrEnd(timing.answer())) {
      giveUp = Leg.GiveUp.NO_ANSWER;
      return false;
    }
    return watch.isAnswered() && !watch.isOver();
  }

  private void converse(CallHandle call, Signal signal, Duration stay, OnAnswer hook)
      throws InterruptedException {
    long answered = System.nanoTime();
    watch.awaitMedia(timing.state());
    if (!taken(call.send(signal.source()), "send the test signal")) {
      return;
    }
    long playing = System.nanoTime();
    hook.answered(call);
    if (watch.awaitEnd(left(playing, signal.duration().plus(timing.tail())))) {
      return;
    }
    if (!signal.digits().isEmpty()) {
      sendDigits(call, signal.digits());
    }
    watch.awaitEnd(left(answered, stay));
  }

  private void sendDigits(CallHandle call, String digits) throws InterruptedException {
    digitsSent = "";
    if (taken(call.sendDigits(digits, DtmfMethod.RFC4733), "send digits")) {
      digitsSent = digits;
      watch.awaitDigits(digits.length(), timing.digits());
    }
  }

  private void end(CallHandle call) {
    if (watch.isOver()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (!taken(call.hangUp(), "hang up") || !watch.awaitEnd(timing.hangUp())) {
        LOG.debug("{} did not confirm the end of the call", line.account().uri());
      }
    } catch (InterruptedException e) {
      interrupted = true; // a second request to stop: the first one is being carried out
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Waits until the engine has taken a command; false where it refused, as it does with one that
  /// comes too late.
  private static boolean taken(
      java.util.concurrent.CompletableFuture<Void> command, String attempted)
      throws InterruptedException {
    try {
      command.get(COMMAND.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      LOG.debug("The engine refused to {}: {}", attempted, String.valueOf(e.getCause()));
      return false;
    } catch (TimeoutException e) {
      LOG.warn("The engine did not {} within {} s", attempted, COMMAND.toSeconds());
      return false;
    }
  }

  private static Duration left(long sinceNanos, Duration of) {
    return of.minusNanos(System.nanoTime() - sinceNanos);
  }
}
