package com.kallglot.console.stream;

import com.kallglot.console.media.Pcm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happens on a stream. The moment of an event is that of its arrival, by [System#nanoTime].
public sealed interface StreamEvent {
  long atNanos();

  /// The WebSocket is open.
  ///
  /// @param attempt counted from 1; above it the stream was connected again
  record Connected(long atNanos, int attempt) implements StreamEvent {}

  /// The platform is ready for sound.
  record Ready(long atNanos) implements StreamEvent {}

  /// A sentence that is still being spoken.
  record Partial(long atNanos, @Nullable String speaker, String text) implements StreamEvent {}

  /// A whole sentence.
  ///
  /// @param translation null where none came with it
  record Final(
      long atNanos, @Nullable String speaker, @Nullable String text, @Nullable String translation)
      implements StreamEvent {}

  /// Sound for a party (assumed: the public text is cut off before this message).
  ///
  /// @param timestampMs of its first sample, counted by the platform; null where it told none
  record Sound(long atNanos, @Nullable String speaker, @Nullable Long timestampMs, Pcm sound)
      implements StreamEvent {}

  record Pong(long atNanos) implements StreamEvent {}

  /// The platform reports an error; the stream may go on.
  record Trouble(long atNanos, String code, @Nullable String message) implements StreamEvent {}

  /// The session has ended.
  record SessionEnded(long atNanos, @Nullable String reason) implements StreamEvent {}

  /// A message of a type that is not known here.
  record Unknown(long atNanos, String type) implements StreamEvent {}

  /// A message that cannot be read.
  record Malformed(long atNanos, String why) implements StreamEvent {}

  /// The connection broke and is tried again after `retryIn`.
  record Lost(long atNanos, String why, Duration retryIn) implements StreamEvent {}

  /// The last event.
  ///
  /// @param words for people; no secret is in them
  record Closed(long atNanos, End end, String words) implements StreamEvent {}

  /// Why a stream is over for good.
  enum End {
    BY_US,
    SESSION_ENDED,
    /// The platform did not take the token, or not this client.
    REFUSED,
    /// Broken, and the token lives no more: only a new session has sound again.
    TOKEN_EXPIRED,
    /// The session's address of the stream cannot be used.
    UNUSABLE
  }
}
