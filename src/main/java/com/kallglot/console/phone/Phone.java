package com.kallglot.console.phone;

import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Softphone.AudioDevice;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.trace.capture.CallCapture;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The telephone: places calls, takes those that come, and keeps the one that is heard apart from
/// the one that waits. For any thread; what asks something of a call returns when the engine has
/// taken it, so it is not for the thread of a screen.
public final class Phone implements AutoCloseable {
  /// One that is heard and one that waits.
  private static final int MOST_CALLS = 2;

  private static final int BUSY = 486;

  private static final String SESSION_HEADER = "x-kallglot-session-id";

  private final Clock clock;
  private final Calls calls = new Calls();
  private final OpenLines lines = new OpenLines(new Arrivals());
  private final Workshop workshop;
  private final CallActions actions;

  /// @param folders of what is kept: the log of calls, recordings, the choice of sound
  public Phone(PhoneEngine engine, CallLog log, Folders folders, Clock clock) {
    this.clock = clock;
    this.workshop = new Workshop(engine, log, folders, calls, clock, lines);
    this.actions = new CallActions(calls, workshop);
  }

  /// What can be asked of a call.
  public CallActions actions() {
    return actions;
  }

  /// Tells from now on, and does not stop.
  public void listen(PhoneListener listener) {
    calls.listen(listener);
  }

  /// The calls that are up and the last few that were, the oldest first.
  public List<PhoneCall> calls() {
    return calls.all();
  }

  /// What was on the wire of a call; empty where nothing was seen of it, or not any more.
  public Optional<CallCapture> capture(PhoneCall call) {
    return workshop.capture(call);
  }

  /// Opens the lines that register, all at the same time, and closes those of other accounts that
  /// no call is on. What becomes of each is told to listeners; returns when all are open or cannot
  /// be used. One that was edited during a call on it is used as it is now once that is over.
  ///
  /// @param wanted all there are
  /// @throws SoftphoneException where one registers and the engine cannot be started
  public void use(List<PhoneLine> wanted) throws SoftphoneException {
    workshop.want(wanted);
    var _ = workshop.closeUnwanted();
    workshop.openRegistering().forEach(CompletableFuture::join);
  }

  /// The sound that was chosen.
  public SoundChoice sound() {
    return workshop.sound();
  }

  /// Chooses the sound of all calls from now on, those that are up too, and keeps that.
  ///
  /// @throws IOException where the file that is to be sent cannot be read; all is as before then
  /// @throws SettingsException where the choice cannot be kept; it is used all the same
  /// @throws SoftphoneException where a device cannot be opened that a call wants; the choice is
  ///   kept all the same
  public void sound(SoundChoice choice)
      throws IOException, SettingsException, SoftphoneException, InterruptedException {
    SoundSource source = choice.source();
    for (LiveCall call : calls.live()) {
      if (choice.ring() == SoundChoice.Ring.OFF && call.now().isComing()) {
        actions.silence(call.id());
      }
      if (call.isMade()) {
        var _ = call.handle().send(source); // first: who sends no microphone needs no device
      }
    }
    try {
      workshop.use(choice);
    } finally {
      workshop.keep(choice);
    }
  }

  /// The sound devices of this computer; the engine is started to find them.
  public List<AudioDevice> devices() throws SoftphoneException, InterruptedException {
    return CallActions.taken(workshop.softphone().audioDevices(), "look for sound devices");
  }

  /// Calls `uri` from a line; another call that is up is held first. Nobody is called whom a guard
  /// of the line forbids.
  ///
  /// @param uri a `sip:` or `sips:` address
  /// @throws SoftphoneException where the engine cannot be started, the line not be opened, or the
  ///   other call not be held
  public Dialled dial(PhoneLine line, String uri) throws SoftphoneException, InterruptedException {
    Optional<String> refusal = line.guard().refusal(uri);
    if (refusal.isPresent()) {
      return new Dialled.Forbidden(refusal.get());
    }
    var call = live(line, Direction.OUTGOING, uri, PhoneCall.sessionOf(uri));
    if (!calls.addIf(call, Phone::hasRoom)) {
      return new Dialled.Busy();
    }
    calls.changed(); // it can be given up from now on
    try {
      place(call, uri);
    } finally {
      if (!call.isMade()) {
        calls.remove(call);
        calls.changed();
      }
    }
    if (!call.isMade()) {
      return new Dialled.GivenUp();
    }
    workshop.begun(call);
    calls.changed();
    return new Dialled.Placed(call.id());
  }

  /// Unless it is given up meanwhile: a line that registers may take seconds.
  private void place(LiveCall call, String uri) throws SoftphoneException, InterruptedException {
    PhoneLine line = call.line();
    Optional<OpenLines.Ready> ready = lines.ready(line, workshop.softphone(), call.givenUp());
    if (ready.isEmpty()) {
      return;
    }
    call.over(ready.get());
    actions.holdOthers(call.id());
    var request = new DialRequest(uri, line.headers(), workshop.voice(), SoundCapture.NONE);
    if (call.givenUp().isDone()) {
      return;
    }
    CallHandle made = ready.get().line().dial(request, call);
    call.handle(made);
    if (call.givenUp().isDone()) {
      var _ = made.hangUp();
    }
  }

  /// One that rings somewhere is enough at a time.
  private static boolean hasRoom(List<PhoneCall> up) {
    return up.size() < MOST_CALLS && up.stream().allMatch(call -> call.state().isAnswered());
  }

  private LiveCall live(
      PhoneLine line, Direction direction, String remote, @Nullable String session) {
    return live(line, direction, remote, session, this::happened);
  }

  private LiveCall live(
      PhoneLine line,
      Direction direction,
      String remote,
      @Nullable String session,
      BiConsumer<LiveCall, CallEvent> told) {
    return new LiveCall(calls.nextId(), line, direction, remote, session, clock.instant(), told);
  }

  private void happened(LiveCall call, CallEvent event) {
    calls.happened(call, event);
    if (event instanceof CallEvent.Ended) {
      workshop.ended(call);
    } else if (event instanceof CallEvent.Answered) {
      workshop.limit(call);
    } else if (event instanceof CallEvent.Transfer transfer) {
      actions.transferred(call, transfer.step());
    }
    calls.changed();
  }

  private void refused(LiveCall call, CallEvent event) {
    if (event instanceof CallEvent.Ended && calls.addIf(call, _ -> true)) {
      happened(call, event);
    }
  }

  /// What lines hear.
  private final class Arrivals implements OpenLines.Arrivals {
    @Override
    public CallListener incoming(PhoneLine line, CallHandle handle, IncomingCall details) {
      var call = live(line, Direction.INCOMING, details.from(), session(details.headers()));
      call.handle(handle);
      if (!calls.addIf(call, up -> up.size() < MOST_CALLS)) {
        var _ = handle.reject(BUSY);
        return call; // heard of no more than that it was missed, as it is noted
      }
      workshop.begun(call);
      var _ = handle.ring();
      boolean alone = calls.up().size() == 1;
      boolean atOnce = alone && line.answering() == Answering.AT_ONCE;
      if (atOnce || workshop.sound().ring() == SoundChoice.Ring.OFF) {
        call.silence();
      }
      if (atOnce) {
        workshop.answer(call);
      }
      calls.changed();
      return call;
    }

    /// It never waits for anybody, so that it is among the calls only when it is over.
    @Override
    public CallListener refused(PhoneLine line, CallHandle handle, IncomingCall details) {
      String session = session(details.headers());
      var call = live(line, Direction.INCOMING, details.from(), session, Phone.this::refused);
      call.handle(handle);
      return call;
    }

    @Override
    public void stands(PhoneLine line, LineState state) {
      calls.stands(line, state);
    }
  }

  private static @Nullable String session(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(SESSION_HEADER))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /// Hangs up and closes all lines; what is over is noted when this returns.
  @Override
  public void close() {
    workshop.close();
  }
}
