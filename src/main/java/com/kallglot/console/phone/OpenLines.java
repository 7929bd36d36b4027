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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lines that are open, by the account that each is of. Each is opened and closed beside the
/// others: servers are looked up for that, which may take seconds. For any thread.
final class OpenLines {
  private static final Logger LOG = LoggerFactory.getLogger(OpenLines.class);

  /// How long the end of one registration may take before the next of the same account begins.
  private static final Duration UNREGISTRATION = Duration.ofSeconds(3);

  private static final Duration REGISTRATION = Timing.NETWORK.anyResponse();

  private final Arrivals arrivals;
  private final Map<SipAccount, Opened> open = new HashMap<>();
  private final List<Opened> closing = new ArrayList<>();
  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("line-", 0).factory());

  /// Who takes the calls that come, and hears what lines do.
  interface Arrivals {
    CallListener incoming(PhoneLine line, CallHandle call, IncomingCall details);

    CallListener refused(PhoneLine line, CallHandle call, IncomingCall details);

    void stands(PhoneLine line, LineState state);
  }

  /// A line to call from.
  ///
  /// @param account as it was, where it was edited while a call is on it
  /// @param registration how its registrar answered; null where it registers with nobody
  record Ready(Line line, SipAccount account, @Nullable Registration registration) {}

  OpenLines(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /// The line that an account calls from, opened where it is not; where it registers itself, once
  /// that was answered or took too long.
  ///
  /// @param givenUp is completed by whoever does not want to wait any longer
  /// @return empty where it was given up
  Optional<Ready> ready(PhoneLine wanted, Softphone softphone, CompletableFuture<?> givenUp)
      throws SoftphoneException, InterruptedException {
    Opened opened = opened(wanted, wanted.account(), softphone);
    Optional<Line> line = opened.awaitLine(givenUp);
    if (line.isEmpty() || opened.account.registrar() == null) {
      return line.map(each -> new Ready(each, opened.account, null));
    }
    Registration answer = opened.awaitRegistration(givenUp);
    return givenUp.isDone()
        ? Optional.empty()
        : Optional.of(new Ready(line.get(), opened.account, answer));
  }

  /// Opens the line that an account registers and is called on.
  ///
  /// @return completes when it is open, or cannot be used, which is told of it
  CompletableFuture<?> register(PhoneLine wanted, Softphone softphone) throws SoftphoneException {
    return opened(wanted, wanted.home(), softphone).line.handle((line, failure) -> wanted);
  }

  private synchronized Opened opened(PhoneLine wanted, SipAccount account, Softphone softphone)
      throws SoftphoneException {
    if (work.isShutdown()) {
      throw new SoftphoneException("Opening a line for " + account.uri() + ": the phone is closed");
    }
    Opened known = open.get(account);
    if (known != null) {
      known.of = wanted;
      return known;
    }
    Optional<Opened> before = asItWas(wanted, account);
    if (before.isPresent()) {
      return before.get();
    }
    var fresh = new Opened(wanted, account);
    open.put(account, fresh);
    CompletableFuture<?> quiet = end(closing.stream().filter(fresh::hasAddressOf).toList());
    work.execute(() -> open(fresh, quiet, softphone));
    return fresh;
  }

  /// An account that was edited stays as it was while a call is on it: both would register the same
  /// address, and the end of the one would end the registration of the other (RFC 3261 §10.2.2).
  private Optional<Opened> asItWas(PhoneLine wanted, SipAccount account) {
    return open.values().stream()
        .filter(each -> each.of.id().equals(wanted.id()))
        .filter(each -> each.account.registrar() != null && account.registrar() != null)
        .findFirst();
  }

  /// @param quiet when nothing of its address is registered any more
  private void open(Opened fresh, CompletableFuture<?> quiet, Softphone softphone) {
    var _ = quiet.join();
    boolean registers = fresh.account.registrar() != null;
    arrivals.stands(fresh.of, registers ? new LineState.Registering() : new LineState.Ready());
    try {
      fresh.line.complete(softphone.open(fresh.account, fresh));
    } catch (SoftphoneException | RuntimeException e) {
      forget(fresh);
      arrivals.stands(fresh.of, new LineState.Unusable(String.valueOf(e.getMessage())));
      fresh.line.completeExceptionally(e);
    }
  }

  private synchronized void forget(Opened unusable) {
    var _ = open.remove(unusable.account, unusable);
  }

  /// Closes what nobody wants any more, or wants as it is not any more, but for lines that calls
  /// are on.
  ///
  /// @return whether there were any
  boolean keep(List<PhoneLine> wanted, Predicate<SipAccount> hasCalls) {
    return close(each ->
        (each.trustsOthers() || wanted.stream().noneMatch(line -> line.uses(each.account)))
            && !hasCalls.test(each.account));
  }

  void closeAll() {
    synchronized (this) {
      work.shutdown();
    }
    var _ = close(_ -> true);
  }

  private boolean close(Predicate<Opened> which) {
    List<Opened> old;
    synchronized (this) {
      old = open.values().stream().filter(which).toList();
      open.values().removeAll(old);
      closing.addAll(old);
    }
    old.forEach(Opened::close);
    var _ = end(old).join();
    synchronized (this) {
      closing.removeAll(old);
    }
    old.forEach(each -> arrivals.stands(each.of, new LineState.Closed()));
    return !old.isEmpty();
  }

  /// When all of them are closed, or it took too long.
  private static CompletableFuture<@Nullable Void> end(List<Opened> closing) {
    return CompletableFuture.allOf(
            closing.stream().map(each -> each.closed).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, UNREGISTRATION.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Heard by the engine's event thread only.
  private final class Opened implements LineListener {
    private final SipAccount account;
    private final byte @Nullable [] authorities;
    private final CompletableFuture<Line> line = new CompletableFuture<>();
    private final CompletableFuture<Registration> answered = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile PhoneLine of;
    private volatile @Nullable Registration latest;

    Opened(PhoneLine of, SipAccount account) {
      this.of = of;
      this.account = account;
      this.authorities = authorities(account);
    }

    /// Null where it names no file, or none that can be read.
    private static byte @Nullable [] authorities(SipAccount account) {
      Path file = account.trustedCa();
      try {
        return file == null ? null : Files.readAllBytes(file);
      } catch (IOException e) {
        LOG.debug("Opening the line tells of it, where it is still so", e);
        return null;
      }
    }

    /// Whether its file of authorities holds others since it was opened, as after a repair.
    boolean trustsOthers() {
      byte[] now = authorities(account);
      return now != null && !Arrays.equals(now, authorities);
    }

    boolean hasAddressOf(Opened other) {
      return account.uri().equals(other.account.uri());
    }

    /// One that is still being opened is closed as soon as it is open.
    void close() {
      var _ =
          line.whenComplete((opened, failure) -> {
            if (opened == null) {
              closed.complete(null);
            } else {
              opened.close();
            }
          });
    }

    @Override
    public void registered(int code, String reason) {
      var answer = new Registration(code, reason);
      latest = answer;
      answered.complete(answer);
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

    @Override
    public CallListener refused(CallHandle call, IncomingCall details) {
      return arrivals.refused(of, call, details);
    }

    private Optional<Line> awaitLine(CompletableFuture<?> givenUp)
        throws SoftphoneException, InterruptedException {
      try {
        var _ = CompletableFuture.anyOf(line, givenUp).get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof SoftphoneException refused
            ? refused
            : new SoftphoneException("Opening a line for " + account.uri(), e);
      }
      return givenUp.isDone() ? Optional.empty() : Optional.of(line.join());
    }

    private Registration awaitRegistration(CompletableFuture<?> givenUp)
        throws InterruptedException {
      var late = new Registration(0, "no response within " + REGISTRATION.toSeconds() + " s");
      try {
        var _ =
            CompletableFuture.anyOf(answered, givenUp)
                .completeOnTimeout(late, REGISTRATION.toMillis(), TimeUnit.MILLISECONDS)
                .get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Neither fails", e);
      }
      Registration known = latest;
      return known == null ? late : known;
    }
  }
}
