package com.kallglot.console.phone;

import com.kallglot.console.media.tones.CallTones;
import com.kallglot.console.media.tones.Ringback;
import com.kallglot.console.phone.PhoneCall.Ring;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.telephony.E164;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is heard at this computer of calls that nobody has answered: one that comes rings, or,
/// where another is up or being placed, is told of by a short tone every ten seconds, as a
/// telephone does (ITU-T E.180 §7), low enough to talk on. One that rings at the far end is told by
/// the tone of its country, until sound comes from there (RFC 3960 §3.2): that is the far end's
/// own.
///
/// Told with the calls locked, so that it takes no lock but its own.
final class Ringing implements PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);
  private static final int RINGS_THERE = 180;
  private static final int RATE = 16_000;

  private List<PhoneCall> calls = List.of();
  private @Nullable Softphone softphone;
  private SoundChoice choice = SoundChoice.USUAL;
  private Tone heard = new Tone.Nothing();

  /// What is to be heard.
  private sealed interface Tone {
    record Nothing() implements Tone {}

    record Rings() implements Tone {}

    record Waits() implements Tone {}

    record RingsThere(Ringback as) implements Tone {}
  }

  /// From now on it can be heard.
  synchronized void on(Softphone running, SoundChoice chosen) {
    softphone = running;
    use(chosen);
  }

  synchronized void use(SoundChoice chosen) {
    choice = chosen;
    settle();
  }

  @Override
  public synchronized void changed(List<PhoneCall> now) {
    calls = now;
    settle();
  }

  private void settle() {
    Softphone by = softphone;
    Tone wanted = wanted();
    if (by == null || wanted.equals(heard)) {
      return;
    }
    heard = wanted;
    CompletableFuture<Void> done =
        switch (wanted) {
          case Tone.Nothing() -> by.stopPlaying();
          case Tone.Rings() -> by.play(CallTones.ring(RATE));
          case Tone.Waits() -> by.play(CallTones.waiting(RATE));
          case Tone.RingsThere(Ringback as) -> by.play(CallTones.ringback(as, RATE));
        };
    var _ =
        done.whenComplete((_, problem) -> {
          if (problem != null) {
            LOG.info("Calls ring silently: {}", problem.getMessage());
          }
        });
  }

  private Tone wanted() {
    List<PhoneCall> loud =
        calls.stream().filter(call -> !call.isOver() && call.ring() == Ring.LOUD).toList();
    if (loud.stream().anyMatch(PhoneCall::isComing)) {
      boolean alone = calls.stream().allMatch(call -> call.isOver() || call.isComing());
      return alone ? new Tone.Rings() : new Tone.Waits();
    }
    return loud.stream()
        .filter(this::ringsThere)
        .findFirst()
        .<Tone>map(call -> new Tone.RingsThere(kind(call)))
        .orElseGet(Tone.Nothing::new);
  }

  /// Where something else is sent than a voice, the speaker is not used for the call.
  private boolean ringsThere(PhoneCall call) {
    return call.isBeingPlaced()
        && choice.sent() == Sent.MICROPHONE
        && call.last(CallEvent.FirstMedia.class).isEmpty()
        && call.events().stream()
            .anyMatch(event ->
                event instanceof CallEvent.Provisional provisional
                    && provisional.code() == RINGS_THERE);
  }

  private static Ringback kind(PhoneCall call) {
    return Ringback.of(call.remoteNumber().map(E164::value).orElse(""));
  }
}
