package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;

/// What a call sends: a person's voice or something in place of it.
public sealed interface SoundSource {
  /// Frames of silence: RTP flows.
  record Silence() implements SoundSource {}

  /// Given samples, resampled by the engine where the call's rate differs.
  record Samples(Pcm pcm, Repeat repeat) implements SoundSource {}

  /// What the far end sends, sent back.
  record Echo() implements SoundSource {}

  /// What the chosen microphone hears; what the far end sends is played on the chosen speaker. Both
  /// are open only while such a call is up and not on hold: the held party hears silence.
  record Microphone() implements SoundSource {}

  enum Repeat {
    ONCE_THEN_SILENCE,
    FOR_EVER
  }
}
