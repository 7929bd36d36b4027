package com.kallglot.console.softphone;

/// What a call keeps of its sound, for [CallHandle#captured].
public enum SoundCapture {
  NONE,
  /// What is sent and what is heard, from the start of media on, at most the first ten minutes.
  BOTH_DIRECTIONS
}
