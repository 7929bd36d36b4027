package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;

/// What a call sends in place of a microphone.
public sealed interface SoundSource {
  /// Frames of silence: RTP flows.
  record Silence() implements SoundSource {}

  /// Given samples, resampled by the engine where the call's rate differs.
  record Samples(Pcm pcm, Repeat repeat) implements SoundSource {}

  /// What the far end sends, sent back.
  record Echo() implements SoundSource {}

  enum Repeat {
    ONCE_THEN_SILENCE,
    FOR_EVER
  }
}
