package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [PjsipCall] as its owner holds it: commands from any thread, queued to the engine's.
final class QueuedCall implements CallHandle {
  private static final Logger LOG = LoggerFactory.getLogger(QueuedCall.class);
  private static final Executor FILES = Thread::startVirtualThread;
  private static final Pattern ADDRESS = Pattern.compile("(?i)sips?:[^@\\s<>\"]+@[^@\\s<>\"]+");

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
    String attempted = "Sending digits";
    return command(
        attempted,
        () -> {
          CallLeg up = call.answered(attempted);
          CallLeg.requireDigits(digits);
          if (method == DtmfMethod.INBAND) {
            call.sound().sendDigits(digits);
          } else {
            up.sendDigits(digits, method);
          }
        });
  }

  @Override
  public CompletableFuture<Void> transfer(String uri) {
    String attempted = "Transferring to " + uri;
    return command(
        attempted,
        () -> {
          if (!ADDRESS.matcher(uri).matches()) {
            throw new SoftphoneException(attempted + ": not a SIP address");
          }
          call.answered(attempted).transfer("<" + uri + ">");
        });
  }

  @Override
  public CompletableFuture<Void> transferTo(CallHandle other) {
    String attempted = "Transferring to the other call";
    return command(
        attempted,
        () -> {
          if (!(other instanceof QueuedCall known)) {
            throw new SoftphoneException(attempted + ": it is not of this engine");
          }
          call.answered(attempted).transfer(known.call.answered(attempted));
        });
  }

  @Override
  public Levels levels() {
    return call.sound().levels();
  }

  @Override
  public CompletableFuture<Void> record(Path file) {
    String attempted = "Recording to " + file;
    // Making a file may wait for a disk, which the engine's thread must not.
    return CompletableFuture.supplyAsync(() -> call.sound().newRecording(file), FILES)
        .thenCompose(begun ->
            whileUp(attempted, () -> call.sound().record(begun))
                .whenComplete((done, refused) -> takeBack(begun, file, refused)));
  }

  private static void takeBack(StereoRecording begun, Path file, @Nullable Throwable refused) {
    if (refused != null) {
      var _ = begun.end().thenRunAsync(() -> delete(file), FILES);
    }
  }

  private static void delete(Path file) {
    try {
      var _ = Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.info("The empty file of a recording that was refused stays: {}", file, e);
    }
  }

  @Override
  public CompletableFuture<Void> stopRecording() {
    return CompletableFuture.completedFuture(call.sound())
        .thenComposeAsync(CallSound::stopRecording, FILES);
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
