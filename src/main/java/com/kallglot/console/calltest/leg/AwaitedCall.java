package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits on a line for one call, answers it, sends the signal, hangs up, and tells what happened.
/// Closing it ends the registration and whatever call is up.
public final class AwaitedCall implements AutoCloseable {
  private static final int BUSY = 486;

  private final Timing timing;
  private final Ear ear = new Ear();
  private final Line line;

  private AwaitedCall(Timing timing, Softphone softphone, SipAccount account)
      throws SoftphoneException {
    this.timing = timing;
    this.line = softphone.open(account, ear);
  }

  /// Registers where the account does, and listens.
  public static AwaitedCall on(SipAccount account, Softphone softphone, Timing timing)
      throws SoftphoneException {
    return new AwaitedCall(timing, softphone, account);
  }

  /// The call that came, ringing.
  ///
  /// @param atNanos when, `System.nanoTime`
  public record Arrival(CallHandle call, IncomingCall details, long atNanos) {}

  /// The answer to the registration, or empty where none came in time or none was sent.
  public Optional<Registration> registration() throws InterruptedException {
    return within(ear.registration, timing.anyResponse());
  }

  /// @param code 2xx for registered
  public record Registration(int code, String reason) {
    public boolean taken() {
      return code / 100 == 2;
    }
  }

  /// The first call, or empty where none came within `limit`. Any other is busy.
  public Optional<Arrival> arrival(Duration limit) throws InterruptedException {
    return within(ear.arrival, limit);
  }

  private static <T> Optional<T> within(CompletableFuture<T> event, Duration limit)
      throws InterruptedException {
    try {
      return Optional.of(event.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nothing here completes exceptionally", e);
    }
  }

  /// Whether the call that came has ended.
  public boolean isOver() {
    return ear.watch.isOver();
  }

  /// Refuses it.
  public void refuse(Arrival arrival) throws InterruptedException {
    var _ = Talk.refusal(arrival.call().reject(BUSY), "refuse a call");
    ear.watch.awaitEnd(timing.hangUp());
  }

  /// Answers it and talks; the call is over when this returns, also on an interrupted thread.
  public Leg answer(Arrival arrival, Signal signal, LegCall.OnAnswer hook)
      throws InterruptedException {
    var talk = new Talk(arrival.call(), ear.watch, timing);
    try {
      String refusal =
          Talk.refusal(
              arrival.call().answer(new SoundSource.Silence(), SoundCapture.BOTH_DIRECTIONS),
              "answer");
      if (refusal == null && ear.watch.awaitAnswerOrEnd(timing.state()) && ear.watch.isAnswered()) {
        talk.converse(signal, Duration.ZERO, hook);
      }
    } finally {
      talk.end(line.account().uri());
    }
    return talk.leg(arrival.details().requestUri(), line.account(), null, null);
  }

  /// Waits until the registration is taken back: of two of one address, the end of the first would
  /// otherwise be the end of the second.
  @Override
  public void close() {
    line.close();
    ear.closed.completeOnTimeout(null, timing.hangUp().toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /// Called on the engine's event thread only.
  private static final class Ear implements LineListener {
    private final CompletableFuture<Registration> registration = new CompletableFuture<>();
    private final CompletableFuture<Arrival> arrival = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private final CallWatch watch = new CallWatch();

    @Override
    public void closed() {
      closed.complete(null);
    }

    @Override
    public void registered(int code, String reason) {
      registration.complete(new Registration(code, reason));
    }

    @Override
    public CallListener incoming(CallHandle call, IncomingCall details) {
      if (arrival.complete(new Arrival(call, details, System.nanoTime()))) {
        var _ = call.ring();
        return watch;
      }
      var _ = call.reject(BUSY);
      return event -> {}; // it is over with our refusal
    }
  }
}
