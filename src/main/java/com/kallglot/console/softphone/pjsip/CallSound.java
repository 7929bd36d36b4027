package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import com.kallglot.console.softphone.CallHandle.Capture;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Repeat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.SamplePort;

/// What one call sends and what it keeps of its sound. The native port belongs to the engine's
/// thread; collecting and reading what was captured may be done by any.
final class CallSound {
  private static final float FULL_LEVEL = 1;
  private static final float SILENT = 0;

  /// Room between two collections, which are a tenth of a second apart on a quiet machine.
  private static final int UNCOLLECTED = 4 * NativeEngine.BRIDGE_RATE;

  /// Ten minutes.
  private static final int LONGEST = 600 * NativeEngine.BRIDGE_RATE;

  /// A growing row of samples.
  private static final class Track {
    private short[] samples = {};
    private int length;

    void add(short[] more, int count) {
      int room = Math.min(count, LONGEST - length);
      if (length + room > samples.length) {
        int doubled = Math.clamp(2L * samples.length, length + room, LONGEST);
        samples = Arrays.copyOf(samples, doubled);
      }
      System.arraycopy(more, 0, samples, length, room);
      length += room;
    }

    /// Keeps the clock where samples are missing.
    void skip(long count) {
      var silence = new short[(int) Math.clamp(count, 0, LONGEST - length)];
      add(silence, silence.length);
    }

    Pcm pcm() {
      return new Pcm(Arrays.copyOf(samples, length), NativeEngine.BRIDGE_RATE);
    }
  }

  private final Track sent = new Track();
  private final Track heard = new Track();

  /// Made with the port where sound is captured, gone with it: a call that is over may be kept
  /// long.
  private short[] drained = {};

  /// Samples that the port had no room for, as far as they are made up for.
  private long missed;

  private SoundSource source;
  private SoundCapture capture;
  private boolean muted;
  private @Nullable SamplePort port;
  private @Nullable AudioMedia call;

  CallSound(SoundSource source, SoundCapture capture) {
    this.source = prepared(source);
    this.capture = capture;
  }

  /// The same sound at the bridge's rate, so that the rest is copying.
  static SoundSource prepared(SoundSource source) {
    return source instanceof SoundSource.Samples(Pcm pcm, Repeat repeat)
        ? new SoundSource.Samples(Resampler.to(NativeEngine.BRIDGE_RATE, pcm), repeat)
        : source;
  }

  /// Before media runs: what the answer wants.
  synchronized void choose(SoundSource first, SoundCapture what) {
    source = first;
    capture = what;
  }

  /// Joins the call's stream on the bridge, the first time or again after a re-INVITE, which makes
  /// a new one.
  ///
  /// @param media deleted by this object
  synchronized void connect(AudioMedia media) throws Exception {
    deleteCall();
    call = media;
    if (port == null) {
      var opened = new SamplePort();
      opened.open("call", NativeEngine.BRIDGE_RATE);
      port = opened;
      if (capture == SoundCapture.BOTH_DIRECTIONS) {
        drained = new short[UNCOLLECTED];
        opened.capture(UNCOLLECTED);
      }
      play();
    } else {
      route();
    }
    port.startTransmit(media);
    media.startTransmit(port);
    setLevel();
  }

  /// Replaces what is sent.
  ///
  /// @param next [#prepared]
  synchronized void send(SoundSource next) throws Exception {
    collect();
    boolean echoed = source instanceof SoundSource.Echo;
    source = next;
    if (echoed && call != null && !(next instanceof SoundSource.Echo)) {
      call.stopTransmit(call);
    }
    if (port != null) {
      play();
    }
  }

  private void play() throws Exception {
    if (port == null) {
      return;
    }
    switch (source) {
      case SoundSource.Samples(Pcm pcm, Repeat repeat) ->
          port.play(pcm.samples(), repeat == Repeat.FOR_EVER);
      case SoundSource.Silence() -> port.stopPlaying();
      case SoundSource.Echo() -> port.stopPlaying();
    }
    route();
  }

  /// An echo is the call's stream connected to itself.
  private void route() throws Exception {
    if (source instanceof SoundSource.Echo && call != null) {
      call.startTransmit(call);
    }
  }

  synchronized void mute() throws Exception {
    level(true);
  }

  synchronized void unmute() throws Exception {
    level(false);
  }

  private void level(boolean silent) throws Exception {
    collect();
    muted = silent;
    setLevel();
  }

  /// What PJSUA2 calls the received level of a call is what the call receives from the bridge,
  /// which is what is sent.
  private void setLevel() throws Exception {
    if (call != null) {
      call.adjustRxLevel(muted ? SILENT : FULL_LEVEL);
    }
  }

  /// Takes what the port captured since the last time. The bridge takes a frame from a call before
  /// it gives one back, so that the echo of a frame is sent in the same tick as it is heard.
  synchronized void collect() {
    if (port == null || capture == SoundCapture.NONE) {
      return;
    }
    int sentCount = port.drainSent(drained);
    if (muted) {
      Arrays.fill(drained, 0, sentCount, (short) 0);
    }
    boolean echoes = source instanceof SoundSource.Echo && !muted;
    if (!echoes) {
      sent.add(drained, sentCount);
    }
    int heardCount = port.drainHeard(drained);
    heard.add(drained, heardCount);
    if (echoes) {
      sent.add(drained, heardCount);
    }
    // A full port misses both directions alike, from the last sample it holds to this moment.
    long gap = port.missed() - missed;
    missed += gap;
    sent.skip(gap);
    heard.skip(gap);
  }

  synchronized Capture captured() {
    collect();
    return new Capture(sent.pcm(), heard.pcm());
  }

  /// Frees the native port; what was captured stays.
  synchronized void close() {
    collect();
    deleteCall();
    if (port != null) {
      port.delete();
      port = null;
      drained = new short[0];
    }
  }

  private void deleteCall() {
    if (call != null) {
      call.delete();
      call = null;
    }
  }
}
