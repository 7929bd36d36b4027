package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.pjsip.sound.CallSound.Hold;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.SamplePort;

/// Who is joined to whom on the bridge for one call: its stream, the port that plays samples, the
/// digits, microphone and speaker, and, as soon as more than one of them sends, a port that hears
/// them all. On the engine's thread, guarded by the [CallSound] it belongs to.
final class SoundBoard {
  private static final float FULL_LEVEL = 1;
  private static final float SILENT = 0;

  private final SamplePort port;
  private SoundSource source = new SoundSource.Silence();
  private Hold hold = Hold.NOT_HELD;
  private boolean muted;
  private boolean echoing;
  private @Nullable SamplePort tones;
  private @Nullable SamplePort mixed;
  private @Nullable AudioMedia call;
  private @Nullable AudioMedia microphone;
  private @Nullable AudioMedia speaker;

  SoundBoard() throws Exception {
    port = opened("call");
  }

  static SamplePort opened(String name) throws Exception {
    var port = new SamplePort();
    try {
      port.open(name, CallSound.RATE);
    } catch (Exception e) {
      port.delete();
      throw e;
    }
    return port;
  }

  SamplePort port() {
    return port;
  }

  boolean isMuted() {
    return muted;
  }

  boolean isEchoing() {
    return echoing;
  }

  /// Whether microphone and speaker belong to this call.
  boolean wantsDevices() {
    return call != null && source instanceof SoundSource.Microphone && hold == Hold.NOT_HELD;
  }

  /// Whether a microphone is heard by the far end.
  boolean isSpeaking() {
    return wantsDevices() && microphone != null && !muted;
  }

  /// @param media deleted by this object
  void connect(AudioMedia media, Hold now) throws Exception {
    deleteCall();
    call = media;
    hold = now;
    echoing = false;
    port.startTransmit(media);
    media.startTransmit(port);
    if (tones != null) {
      tones.startTransmit(media);
    }
    route();
  }

  /// PJSIP has parted the call's stream from everything when it took it off the bridge.
  void disconnect() {
    deleteCall();
    echoing = false;
  }

  /// Plays from its beginning what is sent from now on.
  void play(SoundSource next) throws Exception {
    source = next;
    switch (next) {
      case SoundSource.Samples(Pcm pcm, Repeat repeat) ->
          port.play(pcm.samples(), repeat == Repeat.FOR_EVER);
      case SoundSource.Silence(), SoundSource.Echo(), SoundSource.Microphone() ->
          port.stopPlaying();
    }
    route();
  }

  void mute() throws Exception {
    muted = true;
    silence(microphone);
    route();
  }

  void unmute() throws Exception {
    muted = false;
    route();
  }

  /// Joins and parts as source, muting and hold want it. An echo is the call's stream connected to
  /// itself.
  private void route() throws Exception {
    var up = call;
    if (up == null) {
      return;
    }
    port.adjustTxLevel(muted ? SILENT : FULL_LEVEL);
    boolean echo = source instanceof SoundSource.Echo && !muted;
    if (echo && !echoing) {
      transmit(up, up);
      transmit(up, mixed);
    } else if (!echo && echoing) {
      stop(up, up);
      stop(up, mixed);
    }
    echoing = echo;
    if (wantsDevices()) {
      transmit(up, speaker);
      if (microphone != null && !muted) {
        microphone.startTransmit(up);
        transmit(microphone, mixed);
      }
    }
  }

  private static void transmit(AudioMedia from, @Nullable AudioMedia to) throws Exception {
    if (to != null) {
      from.startTransmit(to);
    }
  }

  private static void stop(AudioMedia from, @Nullable AudioMedia to) throws Exception {
    if (to != null) {
      from.stopTransmit(to);
    }
  }

  /// A port that hears all that is sent, made by the first call of this.
  SamplePort mixed() throws Exception {
    var all = mixed;
    if (all == null) {
      all = opened("sent");
      mixed = all;
      port.startTransmit(all);
      if (echoing && call != null) {
        call.startTransmit(all);
      }
    }
    return all;
  }

  boolean isMixed() {
    return mixed != null;
  }

  /// A port whose samples are sent beside the rest, muted or not; made by the first call of this.
  SamplePort tones() throws Exception {
    var own = tones;
    if (own == null) {
      own = opened("digits");
      tones = own;
      own.startTransmit(Objects.requireNonNull(call, "no media runs yet"));
      own.startTransmit(mixed());
    }
    return own;
  }

  boolean isUp() {
    return call != null;
  }

  /// A device is open.
  void attach(AudioEnd end, AudioMedia opened) throws Exception {
    switch (end) {
      case MICROPHONE -> microphone = opened;
      case SPEAKER -> speaker = opened;
    }
    route();
  }

  /// It is about to be closed, or not this call's any more.
  void detach(AudioEnd end) throws Exception {
    switch (end) {
      case MICROPHONE -> {
        var was = microphone;
        microphone = null;
        silence(was);
      }
      case SPEAKER -> {
        var was = speaker;
        speaker = null;
        if (call != null) {
          stop(call, was);
        }
      }
    }
  }

  private void silence(@Nullable AudioMedia open) throws Exception {
    if (open != null) {
      stop(open, call);
      stop(open, mixed);
    }
  }

  void close() {
    microphone = null;
    speaker = null;
    deleteCall();
    Arrays.asList(port, tones, mixed).forEach(SoundBoard::delete);
    tones = null;
    mixed = null;
  }

  private static void delete(@Nullable SamplePort own) {
    if (own != null) {
      own.delete();
    }
  }

  private void deleteCall() {
    if (call != null) {
      call.delete();
      call = null;
    }
  }
}
