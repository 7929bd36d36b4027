package com.kallglot.console.calltest.plain;

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
    return new OneCall(call, details);
  }

  /// Called on the engine's event thread only.
  private final class OneCall implements CallListener {
    private final CallHandle call;
    private final IncomingCall details;
    private final StringBuilder digits = new StringBuilder();
    private @Nullable Long answeredNanos;

    OneCall(CallHandle call, IncomingCall details) {
      this.call = call;
      this.details = details;
    }

    @Override
    public void on(CallEvent event) {
      switch (event) {
        case CallEvent.Answered answered -> answeredNanos = answered.atNanos();
        case CallEvent.Digit digit -> {
          digits.append(digit.digit());
          if (echoes()) {
            // The engine's echo is of sound: a telephone event would end here (RFC 4733 §2.5).
            var _ = call.sendDigits(String.valueOf(digit.digit()), digit.method());
          }
        }
        case CallEvent.Ended ended -> onEnd.accept(taken(ended));
        default -> {} // what else happens on the way changes nothing here
      }
    }

    private boolean echoes() {
      return treatment instanceof Treatment.Answer answer
          && answer.media() instanceof SoundSource.Echo;
    }

    private Taken taken(CallEvent.Ended ended) {
      Long duration =
          answeredNanos == null
              ? null
              : Duration.ofNanos(ended.atNanos() - answeredNanos).toMillis();
      int code = answeredNanos == null ? ended.code() : 200;
      return new Taken(
          details.from(), details.to(), call.callId(), code, duration, digits.toString());
    }
  }
}
