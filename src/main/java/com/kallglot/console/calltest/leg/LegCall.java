package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Places one call, sends the signal once it is answered, hangs up, and tells what happened. The
/// call is over when this returns, also when the thread is interrupted, which is how a test is
/// cancelled.
public final class LegCall {
  private final Lines.Open open;
  private final Line line;
  private final Timing timing;
  private final CallWatch watch = new CallWatch();
  private Leg.@Nullable GiveUp giveUp;

  public LegCall(Lines.Open open, Timing timing) {
    this.open = open;
    this.line = open.line();
    this.timing = timing;
  }

  /// What a test does as soon as the call is answered, while the signal plays.
  @FunctionalInterface
  public interface OnAnswer {
    void answered(CallHandle call) throws InterruptedException;
  }

  /// @param stay the least time from the answer to our hanging up
  public Leg place(
      String uri, Map<String, String> headers, Signal signal, Duration stay, OnAnswer hook)
      throws InterruptedException {
    var request =
        new DialRequest(uri, headers, new SoundSource.Silence(), SoundCapture.BOTH_DIRECTIONS);
    long dialled = System.nanoTime();
    CallHandle call = line.dial(request, watch);
    var talk = new Talk(call, watch, timing);
    try {
      if (answered(dialled)) {
        talk.converse(signal, stay, hook);
      }
    } catch (InterruptedException e) {
      giveUp = Leg.GiveUp.CANCELLED;
      throw e;
    } finally {
      talk.end(line.account().uri());
    }
    return talk.leg(uri, line.account(), open.registration(), giveUp);
  }

  /// Whether the call has ended.
  public boolean isOver() {
    return watch.isOver();
  }

  private boolean answered(long dialled) throws InterruptedException {
    if (!watch.awaitAnyResponse(timing.anyResponse())) {
      giveUp = Leg.GiveUp.NO_RESPONSE;
      return false;
    }
    if (!watch.awaitAnswerOrEnd(Talk.left(dialled, timing.answer()))) {
      giveUp = Leg.GiveUp.NO_ANSWER;
      return false;
    }
    return watch.isAnswered() && !watch.isOver();
  }
}
