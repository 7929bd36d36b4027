package com.kallglot.console.phone;

import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The lines that are open, each as its account was when it was opened.
final class OpenLines {
  /// How long the end of one registration may take before the next of the same account begins.
  private static final Duration UNREGISTRATION = Duration.ofSeconds(3);

  private static final Duration REGISTRATION = Timing.NETWORK.anyResponse();

  private final Arrivals arrivals;
  private final Map<String, Opened> open = new HashMap<>();

  /// Who takes the calls that come, and hears how registrations are answered.
  interface Arrivals {
    CallListener incoming(PhoneLine line, CallHandle call, IncomingCall details);

    void registered(PhoneLine line, int code, String reason);
  }

  /// A line to call from.
  ///
  /// @param registration how its registrar answered; null where it registers with nobody
  record Ready(Line line, @Nullable Registration registration) {}

  OpenLines(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /// The line of an account, opened where it is not; where it registers, once that was answered or
  /// took too long.
  Ready ready(PhoneLine wanted, Softphone softphone)
      throws SoftphoneException, InterruptedException {
    Opened opened = opened(wanted, softphone);
    return new Ready(opened.opened(), wanted.registers() ? opened.awaitRegistration() : null);
  }

  synchronized Opened opened(PhoneLine wanted, Softphone softphone) throws SoftphoneException {
    Opened known = open.get(wanted.id());
    if (known != null && known.line.account().equals(wanted.account())) {
      known.line = wanted;
      return known;
    }
    if (known != null) {
      close(known);
    }
    var fresh = new Opened(wanted);
    fresh.opened = softphone.open(wanted.account(), fresh);
    open.put(wanted.id(), fresh);
    return fresh;
  }

  /// Closes what nobody wants any more, but for lines that calls are on.
  synchronized void keep(List<PhoneLine> wanted, Predicate<String> hasCalls) {
    for (Opened each : List.copyOf(open.values())) {
      boolean unwanted =
          wanted.stream()
              .noneMatch(line ->
                  line.id().equals(each.line.id()) && line.account().equals(each.line.account()));
      if (unwanted && !hasCalls.test(each.line.id())) {
        close(each);
      }
    }
  }

  private void close(Opened old) {
    open.remove(old.line.id());
    Line line = old.opened;
    if (line != null) {
      line.close();
      old.closed.completeOnTimeout(null, UNREGISTRATION.toMillis(), TimeUnit.MILLISECONDS).join();
    }
  }

  synchronized void closeAll() {
    List.copyOf(open.values()).forEach(this::close);
  }

  /// Called by the engine's event thread only.
  final class Opened implements LineListener {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile PhoneLine line;
    private volatile @Nullable Registration latest;
    private volatile @Nullable Line opened;

    Opened(PhoneLine line) {
      this.line = line;
    }

    private Line opened() {
      Line made = opened;
      if (made == null) {
        throw new IllegalStateException("A line is asked for before it is open");
      }
      return made;
    }

    @Override
    public void registered(int code, String reason) {
      latest = new Registration(code, reason);
      answered.countDown();
      arrivals.registered(line, code, reason);
    }

    @Override
    public void closed() {
      closed.complete(null);
    }

    @Override
    public CallListener incoming(CallHandle call, IncomingCall details) {
      return arrivals.incoming(line, call, details);
    }

    private Registration awaitRegistration() throws InterruptedException {
      boolean came = answered.await(REGISTRATION.toMillis(), TimeUnit.MILLISECONDS);
      Registration known = latest;
      return came && known != null
          ? known
          : new Registration(0, "no response within " + REGISTRATION.toSeconds() + " s");
    }
  }
}
