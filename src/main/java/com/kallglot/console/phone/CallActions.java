package com.kallglot.console.phone;

import com.kallglot.console.phone.Holding.Hearing;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// What can be asked of a call. Each returns when the engine has taken it, so none is for the
/// thread of a screen; each throws [SoftphoneException] where the call is over, or the engine
/// refuses.
public final class CallActions {
  /// The engine takes a command at once or refuses it; longer means that it hangs.
  private static final int COMMAND_SECONDS = 5;

  /// The next offer waits for the answer to the one before (RFC 3261 §14.1); longer than a computer
  /// under load may stand still, which is no refusal.
  private static final Duration OFFER = Duration.ofSeconds(3);

  private final Calls calls;
  private final Workshop workshop;

  /// Who is heard changes for one call after the other.
  private final ReentrantLock turn = new ReentrantLock();

  /// Whose far end is to call that of which other call.
  private final Map<Long, Long> connecting = new ConcurrentHashMap<>();

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

  CallActions(Calls calls, Workshop workshop) {
    this.calls = calls;
    this.workshop = workshop;
  }

  /// Takes a call that comes; another that is up is held first, and one that is still being placed
  /// is given up: its answer would be a second that hears us.
  public void answer(long id) throws SoftphoneException, InterruptedException {
    silence(id); // at once: the other call may take its time to be held
    turn.lockInterruptibly();
    try {
      LiveCall call = call(id);
      clearFor(id);
      take(call.handle().answer(workshop.voice(), SoundCapture.NONE), "answer");
      var _ = call.await(now -> now.state().isAnswered(), OFFER);
    } finally {
      turn.unlock();
    }
  }

  public void refuse(long id, Refusal refusal) throws SoftphoneException, InterruptedException {
    silence(id);
    take(call(id).handle().reject(refusal.code), "refuse");
  }

  /// A call that comes, or rings at the far end, is not heard ringing any more, and goes on.
  public void silence(long id) {
    calls.find(id).ifPresent(LiveCall::silence);
    calls.changed();
  }

  /// Ends a call, however far it is; one whose line is still being opened is not placed at all.
  public void hangUp(long id) throws SoftphoneException, InterruptedException {
    hangUp(calls.find(id).filter(call -> !call.now().isOver()).orElseThrow(CallActions::isOver));
  }

  private void hangUp(LiveCall call) throws SoftphoneException, InterruptedException {
    silence(call.id());
    if (!call.giveUp()) {
      take(call.handle().hangUp(), "hang up");
    }
  }

  public void hold(long id) throws SoftphoneException, InterruptedException {
    hold(call(id));
  }

  private void hold(LiveCall call) throws SoftphoneException, InterruptedException {
    call.wants(Hearing.WAITING);
    take(call.handle().hold(), "hold");
    boolean agreed = call.await(now -> now.hold().here(), OFFER);
    if (!agreed && !call.now().isOver()) {
      throw new SoftphoneException("the far end did not agree to be put on hold");
    }
    calls.changed();
  }

  /// Hears a call that was held; of the others becomes what [#answer] makes of them.
  public void resume(long id) throws SoftphoneException, InterruptedException {
    turn.lockInterruptibly();
    try {
      LiveCall call = call(id);
      clearFor(id);
      call.wants(Hearing.HEARD);
      take(call.handle().resume(), "resume");
      if (!call.await(now -> !now.hold().here(), OFFER) && !call.now().isOver()) {
        call.wants(Hearing.WAITING);
        throw new SoftphoneException("the far end did not agree to be taken off hold");
      }
      calls.changed();
    } finally {
      turn.unlock();
    }
  }

  /// Sees to it that nobody but the other party of one call hears us, now or later.
  private void clearFor(long id) throws SoftphoneException, InterruptedException {
    holdOthers(id);
    LiveCall call = call(id);
    for (LiveCall other : calls.live()) {
      if (other.id() != id && other.now().isBeingPlaced() && !other.isOtherEndOf(call)) {
        hangUp(other);
      }
    }
  }

  void holdOthers(long id) throws SoftphoneException, InterruptedException {
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
    call.digitsSent(digits.length());
    calls.changed();
  }

  /// Asks the far end to call somebody else instead of us (RFC 3515). Once that is answered there,
  /// this call is hung up; where it comes to nothing, this call goes on.
  ///
  /// @param uri a `sip:` or `sips:` address
  public void transfer(long id, String uri) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    call.transferring(uri);
    try {
      take(call.handle().transfer(uri), "transfer");
    } catch (SoftphoneException e) {
      call.transferOver();
      throw e;
    } finally {
      calls.changed();
    }
  }

  /// Connects the far ends of two calls with each other: that of the first is asked to call that of
  /// the other in our place (RFC 5589 §7). Once that is answered, both calls are hung up here;
  /// where it comes to nothing, both are as they were.
  public void connect(long id, long other) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    LiveCall target = call(other);
    connecting.put(id, other);
    call.transferring(target.now().remote());
    try {
      take(call.handle().transferTo(target.handle()), "connect");
    } catch (SoftphoneException e) {
      call.transferOver();
      connecting.remove(id);
      throw e;
    } finally {
      calls.changed();
    }
  }

  /// The far end has told how its transfer goes.
  void transferred(LiveCall call, TransferStep step) {
    switch (step) {
      case ACCEPTED, PROGRESS -> {
        // It goes on
      }
      case REFUSED, FAILED -> connecting.remove(call.id());
      case DONE -> {
        var _ = call.handle().hangUp();
        Optional.ofNullable(connecting.remove(call.id()))
            .flatMap(calls::find)
            .ifPresent(other -> {
              var _ = other.handle().hangUp();
            });
      }
    }
  }

  /// Records both directions to a file of its own, until [#stopRecording] or the end of the call.
  public Path record(long id) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    Path file = workshop.recordings().next(call.now());
    take(call.handle().record(file), "record");
    call.recording(file);
    calls.changed();
    return file;
  }

  public void stopRecording(long id) throws SoftphoneException, InterruptedException {
    LiveCall call = call(id);
    take(call.handle().stopRecording(), "stop recording");
    call.recording(null);
    calls.changed();
  }

  /// How loud a call is now; silent for one that is over. Costs nothing, for any thread.
  public CallHandle.Levels levels(long id) {
    return calls
        .find(id)
        .filter(call -> call.isMade() && !call.now().isOver())
        .map(call -> call.handle().levels())
        .orElse(CallHandle.Levels.SILENT);
  }

  private LiveCall call(long id) throws SoftphoneException {
    return calls
        .find(id)
        .filter(found -> found.isMade() && found.now().state() != State.ENDED)
        .orElseThrow(CallActions::isOver);
  }

  private static SoftphoneException isOver() {
    return new SoftphoneException("The call is not under way");
  }

  static void take(CompletableFuture<Void> command, String attempted)
      throws SoftphoneException, InterruptedException {
    var _ = taken(command.thenApply(_ -> attempted), attempted);
  }

  static <T> T taken(CompletableFuture<T> command, String attempted)
      throws SoftphoneException, InterruptedException {
    try {
      return command.get(COMMAND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SoftphoneException refused
          ? refused
          : new SoftphoneException("The engine refused to " + attempted, e);
    } catch (TimeoutException e) {
      throw new SoftphoneException(
          "The engine did not " + attempted + " within " + COMMAND_SECONDS + " s", e);
    }
  }
}
