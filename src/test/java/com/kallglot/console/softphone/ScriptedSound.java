package com.kallglot.console.softphone;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.dtmf.DtmfTones;
import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.SoundSource.Repeat;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The sound of one end of a [ScriptedCall], in frames of 20 ms at 8 kHz. Samples of another rate
/// are played at the nearest sample: the fake is about what happens, not about how it sounds.
final class ScriptedSound {
  static final int RATE = 8000;
  static final int FRAME = RATE * ScriptedSoftphone.FRAME_MILLIS / 1000;

  private final Supplier<SoundSource> microphone;
  private SoundSource source;
  private SoundCapture capture;
  private boolean muted;
  private boolean held;
  private long position;
  private short[] digits = {};
  private short[] outgoing = new short[FRAME];
  private short[] sent = {};
  private short[] heard = {};
  private StereoRecording recording;
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
  private CallHandle.Levels levels = CallHandle.Levels.SILENT;
  private int silentFrames;

  ScriptedSound(SoundSource source, SoundCapture capture, Supplier<SoundSource> microphone) {
    this.source = source;
    this.capture = capture;
    this.microphone = microphone;
  }

  synchronized ScriptedSound successor() {
    return new ScriptedSound(source, capture, microphone);
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

  synchronized void hold(boolean here) {
    held = here;
  }

  synchronized void digits(String more) {
    digits = append(digits, DtmfTones.of(more, RATE).samples());
  }

  synchronized boolean isMicrophone() {
    return source instanceof SoundSource.Microphone;
  }

  synchronized short[] outgoing() {
    return outgoing;
  }

  /// Hears a frame and makes the next one to send.
  synchronized void frame(short[] incoming) {
    outgoing = muted ? new short[FRAME] : next(source, incoming);
    boolean listens = isMicrophone() && !muted && !held;
    silentFrames =
        listens && Level.rmsDbfs(outgoing, 0, FRAME) < CallHandle.SILENT_DBFS
            ? silentFrames + 1
            : 0;
    mixDigits();
    levels =
        new CallHandle.Levels(Level.rmsDbfs(outgoing, 0, FRAME), Level.rmsDbfs(incoming, 0, FRAME));
    if (capture == SoundCapture.BOTH_DIRECTIONS) {
      sent = append(sent, outgoing);
      heard = append(heard, incoming);
    }
    if (recording != null) {
      recording.add(outgoing, incoming);
    }
  }

  synchronized boolean isSilent() {
    return (long) silentFrames * ScriptedSoftphone.FRAME_MILLIS >= CallHandle.SILENT_FOR.toMillis();
  }

  private short[] next(SoundSource from, short[] incoming) {
    return switch (from) {
      case SoundSource.Silence() -> new short[FRAME];
      case SoundSource.Echo() -> incoming;
      case SoundSource.Samples(Pcm pcm, Repeat repeat) -> samples(pcm, repeat);
      case SoundSource.Microphone() -> held ? new short[FRAME] : next(microphone.get(), incoming);
    };
  }

  private void mixDigits() {
    int count = Math.min(digits.length, FRAME);
    if (count > 0) {
      outgoing = outgoing.clone();
      for (int i = 0; i < count; i++) {
        outgoing[i] = (short) Math.clamp(outgoing[i] + digits[i], -32768, 32767);
      }
      digits = Arrays.copyOfRange(digits, count, digits.length);
    }
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

  synchronized CallHandle.Levels levels() {
    return levels;
  }

  synchronized boolean isRecording() {
    return recording != null;
  }

  synchronized void record(StereoRecording begun) {
    recording = begun;
  }

  synchronized CompletableFuture<Void> stopRecording() {
    if (recording != null) {
      written = recording.end();
      recording = null;
    }
    return written;
  }
}
