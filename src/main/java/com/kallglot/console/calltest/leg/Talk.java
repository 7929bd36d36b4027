package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a test does in a call that is up, whoever placed it, and how it ends one.
final class Talk {
  private static final Logger LOG = LoggerFactory.getLogger(Talk.class);

  /// The engine takes a command at once or refuses it; longer means that it hangs.
  private static final Duration COMMAND = Duration.ofSeconds(5);

  /// Sound begins with the answer; a call without any is judged nevertheless.
  private static final Duration FIRST_SOUND = Duration.ofSeconds(4);

  private static final Duration JITTER_BUFFER = Duration.ofMillis(400);

  /// A digit and the pause behind it, as the engine sends them one after another.
  private static final Duration A_DIGIT = Duration.ofMillis(300);

  private final CallHandle call;
  private final CallWatch watch;
  private final Timing timing;
  private @Nullable String digitsSent;
  private @Nullable String digitsRefusal;
  private Leg.Early early = Leg.Early.NONE;
  private boolean listened;

  Talk(CallHandle call, CallWatch watch, Timing timing) {
    this.call = call;
    this.watch = watch;
    this.timing = timing;
  }

  /// Sends the signal and stays on for what comes back.
  ///
  /// @param stay the least time from now to our hanging up
  void converse(Signal signal, Duration stay, LegCall.OnAnswer hook) throws InterruptedException {
    long answered = System.nanoTime();
    digitsSent = signal.digits().isEmpty() ? null : "";
    watch.awaitMedia(FIRST_SOUND);
    early = early();
    if (refusal(call.send(signal.source()), "send the test signal") != null) {
      return;
    }
    long playing = System.nanoTime();
    hook.answered(call);
    Duration judged = signal.duration().plus(timing.tail());
    if (watch.awaitEnd(left(playing, judged)) && watch.lasted(playing).compareTo(judged) < 0) {
      return;
    }
    listened = true;
    if (!signal.digits().isEmpty()) {
      sendDigits(signal.digits());
    }
    watch.awaitEnd(left(answered, stay));
  }

  /// What the answering side sends is heard only when the jitter buffer has played what came
  /// before.
  private Leg.Early early() throws InterruptedException {
    if (!watch.hadEarlyMedia()) {
      return Leg.Early.NONE;
    }
    CallStatistics counted = call.statistics();
    watch.awaitEnd(JITTER_BUFFER);
    return new Leg.Early(call.captured().heard().samples().length, counted);
  }

  private void sendDigits(String digits) throws InterruptedException {
    digitsRefusal = refusal(call.sendDigits(digits, DtmfMethod.RFC4733), "send digits");
    if (digitsRefusal == null) {
      digitsSent = digits;
      Duration sending = A_DIGIT.multipliedBy(digits.length());
      watch.awaitDigits(digits.length(), sending.plus(timing.digits()));
    }
  }

  /// Hangs up where the far end has not, also on an interrupted thread.
  void end(String us) {
    if (watch.isOver()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (refusal(call.hangUp(), "hang up") != null || !watch.awaitEnd(timing.hangUp())) {
        LOG.debug("{} did not confirm the end of the call", us);
      }
    } catch (InterruptedException e) {
      interrupted = true; // a second request to stop: the first one is being carried out
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// All that is known of the call, once it is over.
  Leg leg(
      String uri,
      SipAccount account,
      @Nullable Registration registration,
      Leg.@Nullable GiveUp giveUp) {
    return new Leg(
        uri,
        account,
        registration,
        call.callId(),
        watch.events(),
        call.captured(),
        call.statistics(),
        early,
        listened,
        digitsSent,
        digitsRefusal,
        watch.digits(),
        giveUp);
  }

  /// Waits until the engine has taken a command.
  ///
  /// @return why it refused, as it does with one that comes too late; null where it did not
  static @Nullable String refusal(CompletableFuture<Void> command, String attempted)
      throws InterruptedException {
    try {
      command.get(COMMAND.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException e) {
      LOG.debug("The engine refused to {}", attempted, e.getCause());
      return e.getCause() == null ? "refused" : String.valueOf(e.getCause().getMessage());
    } catch (TimeoutException e) {
      LOG.warn("The engine did not {} within {} s", attempted, COMMAND.toSeconds());
      return "the engine did not " + attempted + " within " + COMMAND.toSeconds() + " s";
    }
  }

  static Duration left(long sinceNanos, Duration of) {
    return of.minusNanos(System.nanoTime() - sinceNanos);
  }
}
