package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.util.concurrent.CompletableFuture;

/// A [PjsipCall] as its owner holds it: commands from any thread, queued to the engine's.
final class QueuedCall implements CallHandle {
  private final Engine engine;
  private final PjsipCall call;

  QueuedCall(Engine engine, PjsipCall call) {
    this.engine = engine;
    this.call = call;
  }

  PjsipCall call() {
    return call;
  }

  @Override
  public String callId() {
    return call.callId();
  }

  @Override
  public CompletableFuture<Void> ring() {
    String attempted = "Ringing";
    return command(attempted, () -> call.ringing(attempted).respond(180));
  }

  @Override
  public CompletableFuture<Void> answer(SoundSource send, SoundCapture capture) {
    String attempted = "Answering";
    SoundSource prepared = CallSound.prepared(send);
    return command(
        attempted,
        () -> {
          CallLeg up = call.ringing(attempted);
          call.sound().choose(prepared, capture);
          up.respond(200);
        });
  }

  @Override
  public CompletableFuture<Void> reject(int code) {
    String attempted = "Rejecting with " + code;
    return command(
        attempted,
        () -> {
          if (code < 300 || code > 699) {
            throw new SoftphoneException(attempted + ": a refusal is 300 to 699");
          }
          var _ = call.ringing(attempted);
          call.end(code);
        });
  }

  @Override
  public CompletableFuture<Void> hangUp() {
    var ended = command("Hanging up", () -> call.end(0));
    return engine.isClosed() ? CompletableFuture.completedFuture(null) : ended;
  }

  @Override
  public CompletableFuture<Void> hold() {
    String attempted = "Holding";
    return command(attempted, () -> call.answered(attempted).hold());
  }

  @Override
  public CompletableFuture<Void> resume() {
    String attempted = "Resuming";
    return command(attempted, () -> call.answered(attempted).resume());
  }

  @Override
  public CompletableFuture<Void> mute() {
    return whileUp("Muting", call.sound()::mute);
  }

  @Override
  public CompletableFuture<Void> unmute() {
    return whileUp("Unmuting", call.sound()::unmute);
  }

  @Override
  public CompletableFuture<Void> send(SoundSource source) {
    SoundSource prepared = CallSound.prepared(source);
    return whileUp("Changing what is sent", () -> call.sound().send(prepared));
  }

  private CompletableFuture<Void> whileUp(String attempted, NativeFailure.Action action) {
    return command(
        attempted,
        () -> {
          var _ = call.up(attempted);
          action.run();
        });
  }

  @Override
  public CompletableFuture<Void> sendDigits(String digits, DtmfMethod method) {
    String attempted = "Sending the digits " + digits;
    return command(attempted, () -> call.answered(attempted).sendDigits(digits, method));
  }

  private CompletableFuture<Void> command(String attempted, NativeFailure.Action action) {
    return engine.thread().submit(attempted, action);
  }

  @Override
  public Capture captured() {
    return call.sound().captured();
  }

  @Override
  public CallStatistics statistics() {
    return call.media().statistics();
  }
}
