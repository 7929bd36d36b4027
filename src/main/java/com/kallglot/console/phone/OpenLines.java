package com.kallglot.console.phone;

import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The lines that are open, by the account that each is of.
final class OpenLines {
  /// How long the end of one registration may take before the next of the same account begins.
  private static final Duration UNREGISTRATION = Duration.ofSeconds(3);

  private static final Duration REGISTRATION = Timing.NETWORK.anyResponse();

  private final Arrivals arrivals;
  private final Map<SipAccount, Opened> open = new HashMap<>();

  /// Who takes the calls that come, and hears what lines do.
  interface Arrivals {
    CallListener incoming(PhoneLine line, CallHandle call, IncomingCall details);

    void stands(PhoneLine line, LineState state);
  }

  /// A line to call from.
  ///
  /// @param registration how its registrar answered; null where it registers with nobody
  record Ready(Line line, @Nullable Registration registration) {}

  OpenLines(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /// The line that an account calls from, opened where it is not; where it registers itself, once
  /// that was answered or took too long.
  Ready ready(PhoneLine wanted, Softphone softphone)
      throws SoftphoneException, InterruptedException {
    Opened opened = opened(wanted, wanted.account(), softphone);
    boolean registers = wanted.account().registrar() != null;
    return new Ready(opened.line(), registers ? opened.awaitRegistration() : null);
  }

  /// Opens the line that an account registers and is called on.
  void register(PhoneLine wanted, Softphone softphone) throws SoftphoneException {
    var _ = opened(wanted, wanted.home(), softphone);
  }

  private synchronized Opened opened(PhoneLine wanted, SipAccount account, Softphone softphone)
      throws SoftphoneException {
    Opened known = open.get(account);
    if (known != null) {
      known.of = wanted;
      return known;
    }
    var fresh = new Opened(wanted, account);
    try {
      fresh.begin(softphone);
    } catch (SoftphoneException e) {
      arrivals.stands(wanted, new LineState.Unusable(String.valueOf(e.getMessage())));
      throw e;
    }
    open.put(account, fresh);
    return fresh;
  }

  /// Closes what nobody wants any more, but for lines that calls are on.
  synchronized void keep(List<PhoneLine> wanted, Predicate<SipAccount> hasCalls) {
    for (Opened each : List.copyOf(open.values())) {
      boolean unwanted = wanted.stream().noneMatch(line -> line.uses(each.account));
      if (unwanted && !hasCalls.test(each.account)) {
        close(each);
      }
    }
  }

  private void close(Opened old) {
    open.remove(old.account);
    old.line().close();
    var _ =
        old.closed.completeOnTimeout(null, UNREGISTRATION.toMillis(), TimeUnit.MILLISECONDS).join();
    arrivals.stands(old.of, new LineState.Closed());
  }

  synchronized void closeAll() {
    List.copyOf(open.values()).forEach(this::close);
  }

  /// Called by the engine's event thread only.
  private final class Opened implements LineListener {
    private final SipAccount account;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile PhoneLine of;
    private volatile @Nullable Registration latest;
    private @Nullable Line line;

    Opened(PhoneLine of, SipAccount account) {
      this.of = of;
      this.account = account;
    }

    void begin(Softphone softphone) throws SoftphoneException {
      arrivals.stands(
          of, account.registrar() == null ? new LineState.Ready() : new LineState.Registering());
      line = softphone.open(account, this);
    }

    Line line() {
      return Objects.requireNonNull(line, "a line is asked for before it is open");
    }

    @Override
    public void registered(int code, String reason) {
      latest = new Registration(code, reason);
      answered.countDown();
      arrivals.stands(
          of, code / 100 == 2 ? new LineState.Registered() : new LineState.Refused(code, reason));
    }

    @Override
    public void closed() {
      closed.complete(null);
    }

    @Override
    public CallListener incoming(CallHandle call, IncomingCall details) {
      return arrivals.incoming(of, call, details);
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
