package com.kallglot.console.phone;

import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.phone.PhoneCall.Hold;
import com.kallglot.console.phone.PhoneCall.Ring;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A call under way, and for a while after: what happened in it, and what was asked of it. For any
/// thread.
final class LiveCall implements CallListener {
  private final long id;
  private final PhoneLine line;
  private final Direction direction;
  private final String remote;
  private final @Nullable String session;
  private final Instant begunAt;
  private final BiConsumer<LiveCall, CallEvent> told;
  private final List<CallEvent> events = new ArrayList<>();
  private final List<CallEvent> early = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> givenUp = new CompletableFuture<>();
  private @Nullable CallHandle handle;
  private @Nullable SipAccount account;
  private CallEvidence.@Nullable Registration registration;
  private CallStatistics statistics = CallStatistics.NONE;
  private @Nullable MediaInfo media;
  private @Nullable Long answeredNanos;
  private CallEvent.@Nullable Ended ended;
  private @Nullable Cause cause;
  private @Nullable Path recording;
  private @Nullable String transferTo;
  private boolean rings;
  private final Holding holding = new Holding();
  private boolean muted;
  private Ring ring = Ring.LOUD;
  private int digitsSent;

  /// @param told of each event, after it is noted here
  LiveCall(
      long id,
      PhoneLine line,
      Direction direction,
      String remote,
      @Nullable String session,
      Instant begunAt,
      BiConsumer<LiveCall, CallEvent> told) {
    this.id = id;
    this.line = line;
    this.direction = direction;
    this.remote = remote;
    this.session = session;
    this.begunAt = begunAt;
    this.told = told;
  }

  long id() {
    return id;
  }

  PhoneLine line() {
    return line;
  }

  /// What it is placed over, and how its registrar answered before.
  synchronized void over(OpenLines.Ready ready) {
    account = ready.account();
    registration = ready.registration();
  }

  /// Whether it is on the line of an account.
  synchronized boolean isOn(SipAccount one) {
    return one.equals(account) || line.uses(one);
  }

  synchronized CallEvidence.@Nullable Registration registration() {
    return registration;
  }

  /// What the engine made of it; what it told before that is told on now.
  void handle(CallHandle made) {
    synchronized (early) {
      set(made);
      early.forEach(this::take);
      early.clear();
    }
  }

  private synchronized void set(CallHandle made) {
    handle = made;
  }

  /// Whether the engine has it.
  synchronized boolean isMade() {
    return handle != null;
  }

  synchronized CallHandle handle() {
    return Objects.requireNonNull(handle, "nothing is asked of a call before it was made");
  }

  /// Whether both are one call, of one own account to another. They have one Call-ID, unless a
  /// server between (B2BUA) makes two calls of it; then the caller is still the account that calls.
  boolean isOtherEndOf(LiveCall coming) {
    return callId().equals(coming.callId())
        || PhoneCall.userOf(line.account().uri()).equals(PhoneCall.userOf(coming.remote));
  }

  /// Does not want it placed any more.
  ///
  /// @return whether it was in time; where not, it is to be hung up
  synchronized boolean giveUp() {
    return handle == null && (givenUp.complete(null) || givenUp.isDone());
  }

  /// Completes when it is given up before it was made.
  CompletableFuture<@Nullable Void> givenUp() {
    return givenUp;
  }

  /// Empty before it was made.
  synchronized String callId() {
    return handle == null ? "" : handle.callId();
  }

  @Override
  public void on(CallEvent event) {
    synchronized (early) {
      if (isMade()) {
        take(event);
      } else {
        early.add(event);
      }
    }
  }

  private void take(CallEvent event) {
    note(event);
    told.accept(this, event);
  }

  private synchronized void note(CallEvent event) {
    switch (event) {
      case CallEvent.Sampled sampled -> {
        statistics = sampled.statistics();
        events.removeIf(CallEvent.Sampled.class::isInstance);
      }
      case CallEvent.Provisional provisional -> rings |= provisional.code() > 100;
      case CallEvent.Answered answered -> answeredNanos = answered.atNanos();
      case CallEvent.MediaStarted started -> {
        media = started.media();
        holding.agreed(media.direction());
      }
      case CallEvent.MediaStopped _ -> holding.agreed(MediaInfo.Direction.INACTIVE);
      case CallEvent.Transfer transfer -> {
        if (isOver(transfer.step())) {
          transferTo = null;
        }
      }
      case CallEvent.RecordingFailed _ -> recording = null;
      case CallEvent.Ended end -> {
        ended = end;
        transferTo = null;
        recording = null;
        statistics = handle == null ? statistics : handle.statistics();
      }
      case CallEvent.Invited _,
          CallEvent.Challenged _,
          CallEvent.FirstMedia _,
          CallEvent.Digit _,
          CallEvent.Referred _,
          CallEvent.LocalSound _ -> {
        // Where it stands does not change by it; its figures are made of the events
      }
    }
    events.add(event);
    notifyAll();
  }

  /// Waits until something is so of it, or it is over; not for ever, for the far end may be silent.
  ///
  /// @return whether it is so
  synchronized boolean await(Predicate<PhoneCall> wanted, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (left > 0 && ended == null && !wanted.test(now())) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
    return wanted.test(now());
  }

  /// What we ask of the far end.
  synchronized void wants(Holding.Hearing now) {
    holding.want(now);
  }

  synchronized void voice(Voice now) {
    muted = now == Voice.MUTED;
  }

  /// Is not to be heard ringing any more.
  synchronized void silence() {
    ring = Ring.SILENCED;
  }

  synchronized void digitsSent(int more) {
    digitsSent += more;
  }

  private static boolean isOver(CallEvent.TransferStep step) {
    return switch (step) {
      case ACCEPTED, PROGRESS -> false;
      case DONE, REFUSED, FAILED -> true;
    };
  }

  synchronized void transferring(String uri) {
    transferTo = uri;
  }

  synchronized void transferOver() {
    transferTo = null;
  }

  synchronized void recording(@Nullable Path file) {
    recording = file;
  }

  synchronized void explained(Cause found) {
    cause = found;
  }

  synchronized PhoneCall now() {
    return new PhoneCall(
        id,
        callId(),
        direction,
        line.id(),
        line.label(),
        remote,
        session,
        begunAt,
        state(),
        hold(),
        muted ? Voice.MUTED : Voice.OPEN,
        ring,
        digitsSent,
        media,
        statistics,
        CallFigures.of(events),
        events,
        answeredNanos,
        recording,
        ended,
        cause);
  }

  private State state() {
    if (ended != null) {
      return State.ENDED;
    }
    if (answeredNanos != null && transferTo != null) {
      return State.TRANSFERRING;
    }
    if (answeredNanos != null) {
      return hold().here() ? State.HELD : hold().there() ? State.HELD_BY_FAR_END : State.UP;
    }
    if (media != null) {
      return State.EARLY_MEDIA;
    }
    return rings || direction == Direction.INCOMING ? State.RINGING : State.DIALLING;
  }

  /// Early media in one direction are no hold.
  private Hold hold() {
    return answeredNanos == null ? new Hold(false, false) : holding.now();
  }
}
