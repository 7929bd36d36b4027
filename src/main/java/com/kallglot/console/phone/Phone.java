package com.kallglot.console.phone;

import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.phone.PhoneCall.Hold;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.phone.PhoneLine.Answering;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.trace.capture.CallCapture;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The telephone: places calls, takes those that come, and keeps the one that is heard apart from
/// the one that waits. For any thread; what asks something of a call returns when the engine has
/// taken it, so it is not for the thread of a screen.
public final class Phone implements AutoCloseable {
  /// One that is heard and one that waits.
  private static final int MOST_CALLS = 2;

  private static final int BUSY = 486;

  /// The engine takes a command at once or refuses it; longer means that it hangs.
  private static final int COMMAND_SECONDS = 5;

  private static final String SESSION_HEADER = "x-kallglot-session-id";

  private final Clock clock;
  private final Calls calls = new Calls();
  private final OpenLines lines = new OpenLines(new Arrivals());
  private final Workshop workshop;

  public Phone(PhoneEngine engine, CallLog log, Clock clock) {
    this.clock = clock;
    this.workshop = new Workshop(engine, log, calls, clock, lines);
  }

  /// How a call that comes is refused.
  public enum Refusal {
    /// 486: not now; whoever else is called may take it.
    BUSY(486),
    /// 603: not at all, wherever else it rings.
    DECLINE(603);

    private final int code;

    Refusal(int code) {
      this.code = code;
    }
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
    return workshop.capture(call.callId());
  }

  /// Opens the lines that register, and closes those of other accounts that no call is on.
  ///
  /// @param wanted all there are
  public void use(List<PhoneLine> wanted) throws SoftphoneException {
    workshop.want(wanted);
    List<PhoneLine> registering = wanted.stream().filter(PhoneLine::registers).toList();
    lines.keep(wanted, workshop::hasCallsOn);
    for (PhoneLine line : registering) {
      var _ = lines.opened(line, workshop.softphone());
    }
  }

  /// Calls `uri` from a line; another call that is up is held first. Nobody is called whom a guard
  /// of the line forbids.
  ///
  /// @param uri a `sip:` or `sips:` address
  /// @throws SoftphoneException where the engine cannot be started, the line not be opened, or the
  ///   other call not be held
  public Dialled dial(PhoneLine line, String uri) throws SoftphoneException, InterruptedException {
    Optional<String> refusal = line.refusal(uri);
    if (refusal.isPresent()) {
      return new Dialled.Forbidden(refusal.get());
    }
    var call = live(line, Direction.OUTGOING, uri, PhoneCall.sessionOf(uri));
    if (!calls.addIf(call, Phone::hasRoom)) {
      return new Dialled.Busy();
    }
    try {
      OpenLines.Ready ready = lines.ready(line, workshop.softphone());
      call.registration(ready.registration());
      holdOthers(call.id());
      var request =
          new DialRequest(uri, line.headers(), new SoundSource.Silence(), SoundCapture.NONE);
      call.handle(ready.line().dial(request, call));
    } catch (SoftphoneException | InterruptedException | RuntimeException e) {
      calls.remove(call);
      calls.changed();
      throw e;
    }
    workshop.begun(call);
    calls.changed();
    return new Dialled.Placed(call.id());
  }

  /// One that rings somewhere is enough at a time.
  private static boolean hasRoom(List<PhoneCall> up) {
    return up.size() < MOST_CALLS && up.stream().allMatch(call -> call.state().isAnswered());
  }

  private LiveCall live(
      PhoneLine line, Direction direction, String remote, @Nullable String session) {
    return new LiveCall(
        calls.nextId(), line, direction, remote, session, clock.instant(), this::happened);
  }

  private void happened(LiveCall call, CallEvent event) {
    calls.happened(call, event);
    if (event instanceof CallEvent.Ended) {
      workshop.ended(call);
    } else if (event instanceof CallEvent.Answered) {
      workshop.limit(call);
    }
    calls.changed();
  }

  /// What lines hear.
  private final class Arrivals implements OpenLines.Arrivals {
    @Override
    public CallListener incoming(PhoneLine line, CallHandle handle, IncomingCall details) {
      var call = live(line, Direction.INCOMING, details.from(), session(details.headers()));
      call.handle(handle);
      boolean alone = calls.up().isEmpty();
      if (!calls.addIf(call, up -> up.size() < MOST_CALLS)) {
        var _ = handle.reject(BUSY);
        return call; // heard of no more than that it was missed
      }
      workshop.begun(call);
      var _ = handle.ring();
      if (alone && line.answering() == Answering.AT_ONCE) {
        var _ = handle.answer(new SoundSource.Silence(), SoundCapture.NONE);
      }
      calls.changed();
      return call;
    }

    @Override
    public void registered(PhoneLine line, int code, String reason) {
      calls.registered(line, code, reason);
    }
  }

  private static @Nullable String session(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(SESSION_HEADER))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /// Takes a call that comes; another that is up is held first.
  public void answer(long id) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    holdOthers(id);
    take(call.handle().answer(new SoundSource.Silence(), SoundCapture.NONE), "answer");
  }

  public void refuse(long id, Refusal refusal) throws SoftphoneException, InterruptedException {
    take(call(id).handle().reject(refusal.code), "refuse");
  }

  public void hangUp(long id) throws SoftphoneException, InterruptedException {
    take(call(id).handle().hangUp(), "hang up");
  }

  public void hold(long id) throws SoftphoneException, InterruptedException {
    hold(call(id));
  }

  private void hold(LiveCall call) throws SoftphoneException, InterruptedException {
    take(call.handle().hold(), "hold");
    call.held(new Hold(true, false));
    calls.changed();
  }

  /// Hears a call that was held; another that is up is held first.
  public void resume(long id) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    holdOthers(id);
    take(call.handle().resume(), "resume");
    call.held(Hold.NONE);
    calls.changed();
  }

  private void holdOthers(long id) throws SoftphoneException, InterruptedException {
    for (LiveCall other : calls.live()) {
      if (other.id() != id && other.now().isUnheld()) {
        hold(other);
      }
    }
  }

  public void voice(long id, Voice wanted) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    take(
        switch (wanted) {
          case MUTED -> call.handle().mute();
          case OPEN -> call.handle().unmute();
        },
        "mute");
    call.voice(wanted);
    calls.changed();
  }

  /// Sends digits as the account of the call does.
  public void sendDigits(long id, String digits) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    take(call.handle().sendDigits(digits, call.line().digits()), "send digits");
    call.digitsSent(digits);
    calls.changed();
  }

  private LiveCall call(long id) throws SoftphoneException {
    LiveCall call =
        calls
            .find(id)
            .filter(found -> found.isMade() && found.now().state() != State.ENDED)
            .orElseThrow(() -> new SoftphoneException("The call is not under way"));
    return call;
  }

  private static void take(CompletableFuture<Void> command, String attempted)
      throws SoftphoneException, InterruptedException {
    try {
      var _ = command.get(COMMAND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SoftphoneException refused
          ? refused
          : new SoftphoneException("The engine refused to " + attempted, e);
    } catch (TimeoutException e) {
      throw new SoftphoneException(
          "The engine did not " + attempted + " within " + COMMAND_SECONDS + " s", e);
    }
  }

  /// Hangs up and closes all lines; what is over is noted when this returns.
  @Override
  public void close() {
    workshop.close();
  }
}
