package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.edge.sdp.Terms;

/// What a stream sends.
public enum Play {
  /// What comes, packet by packet.
  ECHO,
  /// 440 Hz.
  TONE,
  /// Somebody talking, synthetic and the same each time.
  SPEECH,
  /// Packets of silence.
  SILENCE,
  /// Two tones at once, one second of five: ringing, for early media.
  RINGING,
  /// What the interpreter says to the party that the call is.
  INTERPRETED,
  /// No packet.
  NOTHING;

  /// What a far end that behaves like this sends once it has answered.
  public static Play of(MediaBehaviour behaviour) {
    return switch (behaviour) {
      case ECHO -> ECHO;
      case TONE -> TONE;
      case SPEECH, WRONG_AUDIO -> SPEECH;
      case SILENCE -> SILENCE;
      case NO_RTP -> NOTHING;
      case INTERPRET -> INTERPRETED;
    };
  }

  /// What has to be agreed for that.
  public Terms.Sound needs() {
    return switch (this) {
      case ECHO, NOTHING -> Terms.Sound.ANY_CODEC;
      case RINGING -> Terms.Sound.G711_PREFERRED;
      case TONE, SPEECH, SILENCE, INTERPRETED -> Terms.Sound.G711_ONLY;
    };
  }

  boolean isSound() {
    return this != ECHO && this != NOTHING;
  }
}
