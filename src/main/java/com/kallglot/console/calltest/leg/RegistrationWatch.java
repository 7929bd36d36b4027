package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps how a line's registration was answered last, and lets a test wait for the first answer;
/// everything else is another listener's.
final class RegistrationWatch implements LineListener {
  private final LineListener calls;
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile @Nullable Registration latest;

  RegistrationWatch(LineListener calls) {
    this.calls = calls;
  }

  @Override
  public void registered(int code, String reason) {
    latest = new Registration(code, reason);
    answered.countDown();
  }

  @Override
  public CallListener incoming(CallHandle call, IncomingCall details) {
    return calls.incoming(call, details);
  }

  /// Code 0 where no answer came within `patience`.
  Registration await(Duration patience) throws InterruptedException {
    boolean came = answered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    Registration known = latest;
    return came && known != null
        ? known
        : new Registration(0, "no response within " + patience.toSeconds() + " s");
  }
}
