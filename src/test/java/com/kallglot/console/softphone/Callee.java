package com.kallglot.console.softphone;

import com.kallglot.console.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A line's owner who does the same with every call.
public final class Callee implements LineListener {
  private final Consumer<CallHandle> behaviour;
  private final List<CallHandle> calls = new CopyOnWriteArrayList<>();
  private final List<IncomingCall> details = new CopyOnWriteArrayList<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  private Callee(Consumer<CallHandle> behaviour) {
    this.behaviour = behaviour;
  }

  public static Callee answering(SoundSource send) {
    return answering(send, SoundCapture.NONE);
  }

  public static Callee answering(SoundSource send, SoundCapture capture) {
    return new Callee(call -> {
      var _ = call.ring();
      var _ = call.answer(send, capture);
    });
  }

  public static Callee rejecting(int code) {
    return new Callee(call -> {
      var _ = call.reject(code);
    });
  }

  public static Callee ringing() {
    return new Callee(call -> {
      var _ = call.ring();
    });
  }

  public static Callee doing(Consumer<CallHandle> behaviour) {
    return new Callee(behaviour);
  }

  @Override
  public void registered(int code, String reason) {}

  @Override
  public CallListener incoming(CallHandle call, IncomingCall incoming) {
    var events = new Heard();
    heard.add(events);
    details.add(incoming);
    calls.add(call);
    behaviour.accept(call);
    return events;
  }

  public List<CallHandle> calls() {
    return calls;
  }

  public List<Heard> heard() {
    return heard;
  }

  /// The first call that came in, awaited.
  public CallHandle call() {
    awaitCall();
    return calls.getFirst();
  }

  public IncomingCall details() {
    awaitCall();
    return details.getFirst();
  }

  /// What the first call's listener heard.
  public Heard events() {
    awaitCall();
    return heard.getFirst();
  }

  private void awaitCall() {
    Await.until(Heard.LIMIT, "a call comes in", () -> !calls.isEmpty());
  }
}
