package com.kallglot.console.softphone;

import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.MediaInfo.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One end of a call between two ends of the [ScriptedSoftphone]. Its state belongs to the
/// softphone's engine thread.
final class ScriptedCall implements CallHandle {
  private static final int SAMPLES_PER_SECOND_OF_FRAMES = 1000 / ScriptedSoftphone.FRAME_MILLIS;

  private enum State {
    CALLING,
    ANSWERED,
    OVER
  }

  private final ScriptedSoftphone softphone;
  private final ScriptedLine line;
  private final String callId;
  private final ScriptedSound sound;
  private ScriptedCall other;
  private ScriptedCall referrer;
  private boolean transferred;
  private boolean silenceTold;
  private CallListener listener = event -> {};
  private State state = State.CALLING;
  private Direction direction = Direction.SENDRECV;
  private boolean incoming;
  private long rx;
  private long tx;
  private volatile CallStatistics statistics = CallStatistics.NONE;

  ScriptedCall(
      ScriptedSoftphone softphone,
      ScriptedLine line,
      String callId,
      SoundSource send,
      SoundCapture capture) {
    this.softphone = softphone;
    this.line = line;
    this.callId = callId;
    this.sound = new ScriptedSound(send, capture, softphone::microphone);
  }

  /// The call that follows a transfer of `from`.
  private ScriptedCall(ScriptedCall from, ScriptedCall referrer) {
    this.softphone = from.softphone;
    this.line = from.line;
    this.callId = UUID.randomUUID().toString();
    this.sound = from.sound.successor();
    this.referrer = referrer;
  }

  void listener(CallListener callListener) {
    this.listener = callListener;
  }

  void connect(ScriptedCall callee) {
    other = callee;
    callee.other = this;
  }

  boolean isOf(ScriptedLine candidate) {
    return line == candidate;
  }

  void offer(IncomingCall details) {
    incoming = true;
    emit(new CallEvent.Invited(System.nanoTime()));
    softphone.post(() -> {
      try {
        listener = line.listener().incoming(this, details);
      } catch (RuntimeException e) {
        var _ = reject(500);
        throw e;
      }
    });
  }

  /// Events wait behind the call of [LineListener#incoming], which sets the listener.
  void emit(CallEvent event) {
    if (referrer != null) {
      referrer.transferTells(event);
    }
    if (incoming && event instanceof CallEvent.Invited) {
      softphone.run(() -> softphone.post(() -> listener.on(event)));
    } else {
      softphone.post(() -> listener.on(event));
    }
  }

  void fail(String reason) {
    over(0, reason, Origin.ENGINE, true);
  }

  void refused(int code) {
    softphone.trace(callId, "SIP/2.0 " + code + " " + Reasons.of(code), "1 INVITE");
    over(code, Reasons.of(code), Origin.FAR_END, false);
  }

  private void over(int code, String reason, Origin origin, boolean local) {
    if (state == State.OVER) {
      return;
    }
    boolean answered = state == State.ANSWERED;
    state = State.OVER;
    softphone.remove(this);
    var _ = sound.stopRecording();
    emit(
        new CallEvent.Ended(
            System.nanoTime(),
            answered ? 200 : code,
            answered ? "OK" : reason,
            origin,
            local,
            null,
            null));
  }

  void endByUs() {
    if (state == State.OVER) {
      return;
    }
    softphone.trace(callId, state == State.ANSWERED ? "BYE x SIP/2.0" : "CANCEL x SIP/2.0", "2 X");
    int code = incoming ? 603 : 487;
    over(code, Reasons.of(code), Origin.US, false);
    if (other != null) {
      other.over(code, Reasons.of(code), Origin.FAR_END, false);
    }
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public CompletableFuture<Void> ring() {
    return whileRinging(() -> provisional(180));
  }

  private void provisional(int code) {
    var event = new CallEvent.Provisional(System.nanoTime(), code, Reasons.of(code));
    emit(event);
    other.emit(event);
  }

  @Override
  public CompletableFuture<Void> answer(SoundSource send, SoundCapture capture) {
    return whileRinging(() -> {
      sound.play(send);
      sound.capture(capture);
      softphone.trace(callId, "SIP/2.0 200 OK", "1 INVITE");
      answered();
      other.answered();
    });
  }

  private void answered() {
    state = State.ANSWERED;
    emit(new CallEvent.Answered(System.nanoTime()));
    media(Direction.SENDRECV);
  }

  private void media(Direction next) {
    direction = next;
    emit(
        new CallEvent.MediaStarted(
            System.nanoTime(),
            new MediaInfo("PCMU", 8000, next, null, true, "127.0.0.1:4000", "127.0.0.1:4002")));
  }

  void soundsEarly() {
    if (!incoming && state == State.CALLING) {
      emit(new CallEvent.FirstMedia(System.nanoTime()));
    }
  }

  /// Moves one frame from the other end to here.
  void tick() {
    if (state != State.ANSWERED || other.state != State.ANSWERED) {
      return;
    }
    boolean hears = direction != Direction.SENDONLY && other.direction != Direction.RECVONLY;
    if (direction != Direction.RECVONLY) {
      softphone.frame(callId, SipMessage.Heading.SENT, tx++);
    }
    if (hears) {
      softphone.frame(callId, SipMessage.Heading.RECEIVED, rx++);
    }
    sound.frame(hears ? other.sound.outgoing() : new short[ScriptedSound.FRAME]);
    if (rx == 1 && hears) {
      emit(new CallEvent.FirstMedia(System.nanoTime()));
    }
    if (sound.isSilent() != silenceTold) {
      silenceTold = !silenceTold;
      emit(
          silenceTold
              ? new CallEvent.MicrophoneSilent(System.nanoTime())
              : new CallEvent.MicrophoneHeard(System.nanoTime()));
    }
    statistics =
        new CallStatistics(
            rx, tx, new CallStatistics.Loss(rx, 0, 0, 0), 0, null, null, null, 0, null);
    if (tx > 0 && tx % SAMPLES_PER_SECOND_OF_FRAMES == 0) {
      emit(new CallEvent.Sampled(System.nanoTime(), statistics));
    }
  }

  @Override
  public CompletableFuture<Void> reject(int code) {
    return whileRinging(() -> {
      over(code, Reasons.of(code), Origin.US, false);
      other.refused(code);
    });
  }

  @Override
  public CompletableFuture<Void> hangUp() {
    var done = new CompletableFuture<Void>();
    boolean taken =
        softphone.run(() -> {
          endByUs();
          done.complete(null);
        });
    if (!taken) {
      done.complete(null);
    }
    return done;
  }

  @Override
  public CompletableFuture<Void> hold() {
    return whileAnswered(() -> renegotiate(Direction.SENDONLY, Direction.RECVONLY));
  }

  @Override
  public CompletableFuture<Void> resume() {
    return whileAnswered(() -> renegotiate(Direction.SENDRECV, Direction.SENDRECV));
  }

  private void renegotiate(Direction here, Direction there) {
    if (softphone.refusesOffers()) {
      return; // told to nobody, as by a real engine
    }
    sound.hold(here == Direction.SENDONLY);
    media(here);
    other.media(there);
  }

  @Override
  public CompletableFuture<Void> mute() {
    return whileAnswered(() -> sound.mute(true));
  }

  @Override
  public CompletableFuture<Void> unmute() {
    return whileAnswered(() -> sound.mute(false));
  }

  @Override
  public CompletableFuture<Void> send(SoundSource source) {
    return whileUp(() -> sound.play(source));
  }

  @Override
  public CompletableFuture<Void> sendDigits(String digits, DtmfMethod method) {
    if (!digits.matches("[0-9*#A-D]+")) {
      return CompletableFuture.failedFuture(
          new SoftphoneException("Sending digits: those are 0-9 * # A-D"));
    }
    if (method == DtmfMethod.INBAND) {
      return whileAnswered(() -> sound.digits(digits));
    }
    return whileAnswered(() ->
        digits
            .chars()
            .mapToObj(digit -> new CallEvent.Digit(System.nanoTime(), (char) digit, method))
            .forEach(other::emit));
  }

  private CompletableFuture<Void> whileRinging(Runnable command) {
    return command(command, State.CALLING);
  }

  private CompletableFuture<Void> whileAnswered(Runnable command) {
    return command(command, State.ANSWERED);
  }

  private CompletableFuture<Void> whileUp(Runnable command) {
    return command(command, State.CALLING, State.ANSWERED);
  }

  private CompletableFuture<Void> command(Runnable command, State... allowed) {
    var done = new CompletableFuture<Void>();
    boolean taken =
        softphone.run(() -> {
          if (!List.of(allowed).contains(state)) {
            done.completeExceptionally(new SoftphoneException("The call is " + state));
            return;
          }
          try {
            command.run();
            done.complete(null);
          } catch (UncheckedIOException | IllegalStateException e) {
            done.completeExceptionally(new SoftphoneException(e.getMessage(), e));
          }
        });
    if (!taken) {
      done.completeExceptionally(new SoftphoneException("The softphone is closed"));
    }
    return done;
  }

  @Override
  public CompletableFuture<Void> transfer(String uri) {
    if (!uri.matches("sips?:[^@\\s<>]+@[^@\\s<>]+")) {
      return CompletableFuture.failedFuture(new SoftphoneException("Not an address: " + uri));
    }
    return whileAnswered(() -> {
      transferred = true;
      var answer = other.line.listener().transfers();
      other.emit(new CallEvent.Referred(System.nanoTime(), uri, answer));
      switch (answer) {
        case DECLINE -> transferStep(TransferStep.REFUSED, 603);
        case FOLLOW -> {
          transferStep(TransferStep.ACCEPTED, 202);
          transferStep(TransferStep.PROGRESS, 100);
          other.follow(uri, this);
        }
      }
    });
  }

  /// Who is called in place of the other call takes it, and hangs that up.
  @Override
  public CompletableFuture<Void> transferTo(CallHandle target) {
    return whileAnswered(() -> {
      transferred = true;
      switch (other.line.listener().transfers()) {
        case DECLINE -> transferStep(TransferStep.REFUSED, 603);
        case FOLLOW -> {
          transferStep(TransferStep.ACCEPTED, 202);
          transferStep(TransferStep.DONE, 200);
          ((ScriptedCall) target).other.endByUs();
        }
      }
    });
  }

  private void follow(String uri, ScriptedCall asked) {
    var next = new ScriptedCall(this, asked);
    var request = new DialRequest(uri, Map.of(), new SoundSource.Silence(), SoundCapture.NONE);
    softphone.post(() -> next.listener = line.listener().transferred(this, next, uri));
    softphone.run(() -> line.invite(next, request));
  }

  private void transferTells(CallEvent event) {
    switch (event) {
      case CallEvent.Provisional p -> transferStep(TransferStep.PROGRESS, p.code());
      case CallEvent.Answered _ -> transferStep(TransferStep.DONE, 200);
      case CallEvent.Ended end -> transferStep(TransferStep.FAILED, end.code());
      default -> {} // the far end tells of nothing else
    }
  }

  private void transferStep(TransferStep step, int code) {
    if (transferred && state != State.OVER) {
      transferred = step == TransferStep.ACCEPTED || step == TransferStep.PROGRESS;
      emit(new CallEvent.Transfer(System.nanoTime(), step, code, Reasons.of(code)));
    }
  }

  boolean wantsAudio() {
    return state == State.ANSWERED && direction != Direction.SENDONLY && sound.isMicrophone();
  }

  void audioLost() {
    if (wantsAudio()) {
      for (var end : Softphone.AudioEnd.values()) {
        emit(new CallEvent.AudioDeviceLost(System.nanoTime(), end, "the headset", "unplugged"));
      }
    }
  }

  void audioBack() {
    if (wantsAudio()) {
      for (var end : Softphone.AudioEnd.values()) {
        emit(new CallEvent.AudioDeviceBack(System.nanoTime(), end));
      }
    }
  }

  @Override
  public Levels levels() {
    return sound.levels();
  }

  @Override
  public CompletableFuture<Void> record(Path file) {
    return whileUp(() -> {
      if (sound.isRecording()) {
        throw new IllegalStateException("The call is being recorded already");
      }
      try {
        sound.record(
            StereoRecording.begin(
                file,
                ScriptedSound.RATE,
                why ->
                    emit(
                        new CallEvent.RecordingFailed(System.nanoTime(), file, why.getMessage()))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Override
  public CompletableFuture<Void> stopRecording() {
    return sound.stopRecording();
  }

  @Override
  public Capture captured() {
    return sound.captured();
  }

  @Override
  public CallStatistics statistics() {
    return statistics;
  }
}
