package com.kallglot.console.softphone.pjsip.sound;

import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.SamplePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the speaker plays beside calls: a port on the bridge that is joined to the speaker and to
/// nothing else, so that no call can hear it. On the engine's thread.
final class PersonalSound {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalSound.class);

  private @Nullable SamplePort port;
  private @Nullable AudioMedia speaker;
  private boolean playing;

  boolean isPlaying() {
    return playing;
  }

  /// Plays over and over, from its beginning.
  void play(short[] samples) throws Exception {
    var own = port;
    if (own == null) {
      own = SoundBoard.opened("person");
      port = own;
    }
    own.play(samples, true);
    playing = true;
    if (speaker != null) {
      own.startTransmit(speaker);
    }
  }

  void stop() throws Exception {
    playing = false;
    var own = port;
    if (own != null) {
      own.stopPlaying();
      if (speaker != null) {
        own.stopTransmit(speaker);
      }
    }
  }

  /// The speaker is open.
  void attach(AudioMedia opened) throws Exception {
    speaker = opened;
    if (playing && port != null) {
      port.startTransmit(opened);
    }
  }

  /// It is about to be closed.
  void detach() {
    var was = speaker;
    speaker = null;
    if (was != null && playing && port != null) {
      try {
        port.stopTransmit(was);
      } catch (Exception e) {
        LOG.debug("The speaker was gone before", e);
      }
    }
  }

  void close() {
    playing = false;
    speaker = null;
    if (port != null) {
      port.delete();
      port = null;
    }
  }
}
