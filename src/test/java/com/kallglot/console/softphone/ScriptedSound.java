package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.SoundSource.Repeat;
import java.util.Arrays;

/// The sound of one end of a [ScriptedCall], in frames of 20 ms at 8 kHz. Samples of another rate
/// are played at the nearest sample: the fake is about what happens, not about how it sounds.
final class ScriptedSound {
  static final int RATE = 8000;
  static final int FRAME = RATE * ScriptedSoftphone.FRAME_MILLIS / 1000;

  private SoundSource source;
  private SoundCapture capture;
  private boolean muted;
  private long position;
  private short[] outgoing = new short[FRAME];
  private short[] sent = {};
  private short[] heard = {};

  ScriptedSound(SoundSource source, SoundCapture capture) {
    this.source = source;
    this.capture = capture;
  }

  synchronized void play(SoundSource next) {
    source = next;
    position = 0;
  }

  synchronized void capture(SoundCapture what) {
    capture = what;
  }

  synchronized void mute(boolean silent) {
    muted = silent;
  }

  synchronized short[] outgoing() {
    return outgoing;
  }

  /// Hears a frame and makes the next one to send.
  synchronized void frame(short[] incoming) {
    outgoing = muted ? new short[FRAME] : next(incoming);
    if (capture == SoundCapture.BOTH_DIRECTIONS) {
      sent = append(sent, outgoing);
      heard = append(heard, incoming);
    }
  }

  private short[] next(short[] incoming) {
    return switch (source) {
      case SoundSource.Silence() -> new short[FRAME];
      case SoundSource.Echo() -> incoming;
      case SoundSource.Samples(Pcm pcm, Repeat repeat) -> samples(pcm, repeat);
    };
  }

  private short[] samples(Pcm pcm, Repeat repeat) {
    short[] frame = new short[FRAME];
    for (int i = 0; i < FRAME; i++, position++) {
      long at = position * pcm.sampleRate() / RATE;
      if (repeat == Repeat.FOR_EVER) {
        at %= pcm.samples().length;
      }
      frame[i] = at < pcm.samples().length ? pcm.samples()[(int) at] : 0;
    }
    return frame;
  }

  private static short[] append(short[] all, short[] more) {
    short[] longer = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, longer, all.length, more.length);
    return longer;
  }

  synchronized CallHandle.Capture captured() {
    return new CallHandle.Capture(new Pcm(sent, RATE), new Pcm(heard, RATE));
  }
}
