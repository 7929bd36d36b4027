package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.SoundSource;
import java.util.function.BooleanSupplier;

/// The party that is a telephone call of ours. Its clock is set by looking how much was captured
/// when: the engine captures in ticks, and the look right after a tick sets the clock. What is
/// heard counts from its arrival: how long it waited in our own jitter buffer is no lag of the
/// platform.
public final class LegParty implements Party {
  private final String label;
  private final CallHandle call;
  private final BooleanSupplier isUp;
  private final BufferLog buffer = new BufferLog();
  private long zero = Long.MAX_VALUE;
  private long firstLook;

  /// @param call answered, capturing both directions
  public LegParty(String label, CallHandle call, BooleanSupplier isUp) {
    this.label = label;
    this.call = call;
    this.isUp = isUp;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void say(Pcm sound) {
    var _ = call.send(new SoundSource.Samples(sound, SoundSource.Repeat.ONCE_THEN_SILENCE));
  }

  @Override
  public Timed said() {
    CallHandle.Capture captured = look();
    return new Timed(captured.sent(), zeroNanos());
  }

  @Override
  public Timed heard() {
    CallHandle.Capture captured = look();
    return new Timed(captured.heard(), zeroNanos());
  }

  private synchronized CallHandle.Capture look() {
    CallHandle.Capture captured = call.captured();
    long now = System.nanoTime();
    Pcm heard = captured.heard();
    if (isUp() && heard.samples().length > 0) {
      if (firstLook == 0) {
        firstLook = now;
      }
      long length = heard.samples().length * 1_000_000_000L / heard.sampleRate();
      zero = Math.min(zero, now - firstLook - length);
      buffer.note(now - firstLook - zero, call.statistics().jitterBufferMs());
    }
    return captured;
  }

  private synchronized long zeroNanos() {
    return firstLook == 0 ? System.nanoTime() : firstLook + zero;
  }

  @Override
  public synchronized long waitedNanos(long atNanos) {
    return firstLook == 0 ? 0 : buffer.waitedNanos(atNanos - firstLook - zero);
  }

  @Override
  public boolean isUp() {
    return isUp.getAsBoolean();
  }
}
