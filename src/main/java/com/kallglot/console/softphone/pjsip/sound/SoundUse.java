package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallHandle.Capture;
import com.kallglot.console.softphone.CallHandle.Levels;
import com.kallglot.console.softphone.SoundCapture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is done with the sound of one call: kept, measured, recorded, and listened to for a
/// microphone that gives nothing. Guarded by the [CallSound] it belongs to, but for [#levels].
final class SoundUse {
  /// Ten minutes.
  private static final int LONGEST = 600 * CallSound.RATE;

  /// What a level is measured over.
  private static final int LEVEL_SAMPLES = CallSound.RATE / 10;

  private static final long ASKED_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long SILENT_SAMPLES =
      CallHandle.SILENT_FOR.toMillis() * CallSound.RATE / 1000;

  private final Row sent = new Row(LONGEST);
  private final Row heard = new Row(LONGEST);
  private final Consumer<CallEvent> events;
  private SoundCapture kept;
  private @Nullable StereoRecording recording;
  private boolean watching;
  private boolean silenceTold;
  private long silentSamples;
  private volatile long askedNanos = System.nanoTime() - ASKED_NANOS;
  private volatile Levels levels = Levels.SILENT;

  SoundUse(SoundCapture kept, Consumer<CallEvent> events) {
    this.kept = kept;
    this.events = events;
  }

  void keep(SoundCapture what) {
    kept = what;
  }

  /// Whether anybody wants the sound at the moment.
  boolean isWanted() {
    return kept == SoundCapture.BOTH_DIRECTIONS || recording != null || watching || isMeasured();
  }

  private boolean isMeasured() {
    return System.nanoTime() - askedNanos < ASKED_NANOS;
  }

  /// A microphone is sent from now on.
  void watchMicrophone() {
    watching = true;
  }

  /// None is, or it is muted: its silence means nothing.
  void ignoreMicrophone() {
    watching = false;
    silentSamples = 0;
  }

  /// Takes what was sent and heard in the same moments, as many samples of each.
  void take(short[] sentNow, short[] heardNow) {
    if (kept == SoundCapture.BOTH_DIRECTIONS) {
      sent.add(sentNow, sentNow.length);
      heard.add(heardNow, heardNow.length);
    }
    if (isMeasured()) {
      levels = new Levels(recent(sentNow), recent(heardNow));
    }
    if (watching) {
      watch(sentNow);
    }
    if (recording != null) {
      recording.add(sentNow, heardNow);
    }
  }

  private static double recent(short[] samples) {
    int count = Math.min(samples.length, LEVEL_SAMPLES);
    return Level.rmsDbfs(samples, samples.length - count, count);
  }

  private void watch(short[] samples) {
    if (recent(samples) >= CallHandle.SILENT_DBFS) {
      silentSamples = 0;
      if (silenceTold) {
        silenceTold = false;
        events.accept(new CallEvent.MicrophoneHeard(System.nanoTime()));
      }
      return;
    }
    silentSamples += samples.length;
    if (silentSamples >= SILENT_SAMPLES && !silenceTold) {
      silenceTold = true;
      events.accept(new CallEvent.MicrophoneSilent(System.nanoTime()));
    }
  }

  /// As they were last; to be asked again is what keeps them new. By any thread.
  Levels levels() {
    boolean fresh = isMeasured();
    askedNanos = System.nanoTime();
    return fresh ? levels : Levels.SILENT;
  }

  boolean isRecording() {
    return recording != null;
  }

  void record(StereoRecording begun) {
    recording = begun;
  }

  /// @return what ran, to be ended
  @Nullable StereoRecording takeRecording() {
    var ran = recording;
    recording = null;
    return ran;
  }

  /// Lets go of a recording that ended by itself; another one, begun since, goes on.
  void dropOver() {
    if (recording != null && recording.isOver()) {
      recording = null;
    }
  }

  Capture captured() {
    return new Capture(sent.pcm(CallSound.RATE), heard.pcm(CallSound.RATE));
  }
}
