package com.kallglot.console.calltest;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The other end for a PBX under test: treats every call that comes in the same way and tells of it
/// when it is over.
public final class Answering implements LineListener {
  private final Treatment treatment;
  private final Consumer<Taken> onEnd;
  private final RegistrationListener onRegistration;

  /// What is done with a call.
  public sealed interface Treatment {
    /// Taken at once.
    record Answer(SoundSource media) implements Treatment {}

    /// Refused at once.
    ///
    /// @param code a final SIP status, 300 to 699
    record Refuse(int code) implements Treatment {}
  }

  /// A call that came and is over.
  ///
  /// @param code the final status we gave, or 487 where the caller gave up first
  /// @param durationMs from our answer to the end, milliseconds; null where it was not answered
  public record Taken(
      String from, String to, String callId, int code, @Nullable Long durationMs, String digits) {}

  /// Hears whether the registration was taken.
  @FunctionalInterface
  public interface RegistrationListener {
    void registered(int code, String reason);
  }

  public Answering(
      Treatment treatment, Consumer<Taken> onEnd, RegistrationListener onRegistration) {
    this.treatment = treatment;
    this.onEnd = onEnd;
    this.onRegistration = onRegistration;
  }

  @Override
  public void registered(int code, String reason) {
    onRegistration.registered(code, reason);
  }

  @Override
  public CallListener incoming(CallHandle call, IncomingCall details) {
    var _ =
        switch (treatment) {
          case Treatment.Answer answer -> call.answer(answer.media(), SoundCapture.NONE);
          case Treatment.Refuse refuse -> call.reject(refuse.code());
        };
    return new OneCall(call.callId(), details);
  }

  /// Called on the engine's event thread only.
  private final class OneCall implements CallListener {
    private final String callId;
    private final IncomingCall details;
    private final StringBuilder digits = new StringBuilder();
    private @Nullable Long answeredNanos;

    OneCall(String callId, IncomingCall details) {
      this.callId = callId;
      this.details = details;
    }

    @Override
    public void on(CallEvent event) {
      switch (event) {
        case CallEvent.Answered answered -> answeredNanos = answered.atNanos();
        case CallEvent.Digit digit -> digits.append(digit.digit());
        case CallEvent.Ended ended -> onEnd.accept(taken(ended));
        default -> {} // what else happens on the way changes nothing here
      }
    }

    private Taken taken(CallEvent.Ended ended) {
      Long duration =
          answeredNanos == null
              ? null
              : Duration.ofNanos(ended.atNanos() - answeredNanos).toMillis();
      return new Taken(
          details.from(), details.to(), callId, ended.code(), duration, digits.toString());
    }
  }
}
