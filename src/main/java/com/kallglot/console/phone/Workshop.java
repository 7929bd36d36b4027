package com.kallglot.console.phone;

import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.trace.CallEvidence.Side;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Behind the phone: the engine once it is needed, and what may take its time.
final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final int CLOSING_SECONDS = 2;

  /// Captures kept of what is no call of the phone, or not yet.
  private static final int STRANGERS = 4;

  private final PhoneEngine engine;
  private final CallLog log;
  private final Recordings recordings;
  private final SoundSettings soundSettings;
  private final Ringing ringing = new Ringing();
  private final Calls calls;
  private final Clock clock;
  private final OpenLines lines;
  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("phone-", 0).factory());

  /// One line after the other, in the order of what happened.
  private final ExecutorService notes =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("phone-log").factory());

  private @Nullable Softphone softphone;
  private @Nullable CallCaptures captures;
  private volatile List<PhoneLine> wanted = List.of();
  private @Nullable SoundChoice sound;

  Workshop(
      PhoneEngine engine, CallLog log, Folders folders, Calls calls, Clock clock, OpenLines lines) {
    this.engine = engine;
    this.log = log;
    this.recordings = new Recordings(folders);
    this.soundSettings = new SoundSettings(folders);
    this.calls = calls;
    this.clock = clock;
    this.lines = lines;
    calls.listen(ringing);
  }

  synchronized Softphone softphone() throws SoftphoneException {
    Softphone running = softphone;
    if (running == null) {
      running = engine.start();
      softphone = running;
      captures = CallCaptures.of(running, clock, calls::knows, STRANGERS);
      SoundChoice chosen = sound();
      var _ = running.useAudio(chosen.input(), chosen.output()); // noted until a call wants it
      ringing.on(running, chosen);
    }
    return running;
  }

  synchronized Optional<CallCapture> capture(PhoneCall call) {
    Side side =
        switch (call.direction()) {
          case OUTGOING -> Side.CALLER;
          case INCOMING -> Side.CALLED;
        };
    return captures == null
        ? Optional.empty()
        : captures.of(call.callId()).map(both -> both.of(side));
  }

  private synchronized void forget(PhoneCall old) {
    if (captures != null && !calls.knows(old.callId())) {
      captures.forget(old.callId());
    }
  }

  void want(List<PhoneLine> all) {
    wanted = all;
  }

  /// @return whether there were any
  boolean closeUnwanted() {
    return lines.keep(wanted, this::hasCallsOn);
  }

  private boolean hasCallsOn(SipAccount account) {
    return calls.live().stream().anyMatch(call -> call.isOn(account));
  }

  /// @return what completes when each is open, or cannot be used
  List<CompletableFuture<?>> openRegistering() throws SoftphoneException {
    List<CompletableFuture<?>> opening = new ArrayList<>();
    for (PhoneLine line : wanted.stream().filter(PhoneLine::registers).toList()) {
      opening.add(lines.register(line, softphone()));
    }
    return opening;
  }

  Recordings recordings() {
    return recordings;
  }

  synchronized SoundChoice sound() {
    SoundChoice known = sound;
    if (known == null) {
      known = soundSettings.read();
      sound = known;
    }
    return known;
  }

  /// What calls send; silence where the file that was chosen is gone.
  SoundSource voice() {
    try {
      return sound().source();
    } catch (IOException e) {
      LOG.warn("Silence is sent: {}", e.getMessage());
      return new SoundSource.Silence();
    }
  }

  /// Uses other devices at once where the engine runs.
  void use(SoundChoice choice) throws SoftphoneException, InterruptedException {
    Softphone running;
    synchronized (this) {
      sound = choice;
      running = softphone;
    }
    ringing.use(choice);
    if (running != null) {
      CallActions.take(running.useAudio(choice.input(), choice.output()), "use a sound device");
    }
  }

  void keep(SoundChoice choice) throws SettingsException {
    soundSettings.keep(choice);
  }

  /// Answers what nobody has to answer by hand. What is sent may be a file, which takes its time.
  void answer(LiveCall call) {
    run(
        work,
        () -> {
          var _ = call.handle().answer(voice(), SoundCapture.NONE);
        });
  }

  void begun(LiveCall call) {
    note(call);
  }

  private void note(LiveCall call) {
    note(Afterwards.logged(call.now()));
  }

  private void note(LoggedCall now) {
    run(
        notes,
        () -> {
          log.note(now);
          calls.noted();
        });
  }

  void ended(LiveCall call) {
    if (calls.find(call.id()).isEmpty()) {
      note(Afterwards.turnedAway(call.now()));
      return;
    }
    note(call);
    run(work, () -> explain(call));
  }

  private void explain(LiveCall call) {
    PhoneCall over = call.now();
    Cause found = Afterwards.unexplained(over);
    try {
      List<SipMessage> messages = capture(over).map(CallCapture::messages).orElse(List.of());
      found = Afterwards.explain(call, messages);
    } finally { // whoever looks at the call waits for its cause, also where looking for it failed
      call.explained(found);
      calls.forgetOld().forEach(this::forget);
      calls.changed();
      settleLines();
    }
  }

  /// An account that was edited during the call can be used as it is now.
  private void settleLines() {
    try {
      if (closeUnwanted()) {
        var _ = openRegistering();
      }
    } catch (SoftphoneException e) {
      LOG.debug("Lines stay closed", e); // the phone is being closed
    }
  }

  /// Ends a call that we pay for when it has lasted long enough.
  void limit(LiveCall call) {
    Duration longest = call.line().longest();
    if (longest != null && call.now().direction() == PhoneCall.Direction.OUTGOING) {
      run(work, () -> endAfter(longest, call));
    }
  }

  private static void endAfter(Duration longest, LiveCall call) {
    try {
      if (!call.await(PhoneCall::isOver, longest)) {
        var _ = call.handle().hangUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the phone is closed, and the call with it
    }
  }

  private static void run(ExecutorService on, Runnable task) {
    try {
      on.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("Not done, for the phone is closed", e);
    }
  }

  @Override
  public void close() {
    lines.closeAll();
    work.shutdownNow();
    notes.shutdown();
    try {
      if (!notes.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The last calls are not noted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (captures != null) {
        captures.close();
      }
    }
  }
}
