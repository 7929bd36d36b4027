package com.kallglot.console.trace.journal;

import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.telephony.masking.Masking;
import com.kallglot.console.trace.journal.Entry.Tone;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stream event as an entry shows it, masked.
final class WrittenEvent {
  private final String sessionId;
  private final StreamEvent event;

  WrittenEvent(String sessionId, StreamEvent event) {
    this.sessionId = sessionId;
    this.event = event;
  }

  /// @param what the platform's word for it, where it has one
  private record Words(String what, Tone tone, String detail) {}

  Entry entry(long number, Instant at) {
    Words words = words();
    return new Entry.Stream(
        number,
        at,
        event.atNanos(),
        Masking.text(words.what),
        words.tone,
        sessionId,
        Masking.text(words.what + "\n" + words.detail));
  }

  private Words words() {
    return switch (event) {
      case StreamEvent.Connected(var _, var attempt) ->
          new Words("connected", Tone.FINE, "attempt: " + attempt);
      case StreamEvent.Ready _ -> new Words("session.ready", Tone.FINE, "");
      case StreamEvent.Partial(var _, var speaker, var text) ->
          new Words("transcript.partial", Tone.PLAIN, said(speaker, text, null));
      case StreamEvent.Final(var _, var speaker, var text, var translation) ->
          new Words("transcript.final", Tone.PLAIN, said(speaker, text, translation));
      case StreamEvent.Sound _ -> new Words("audio", Tone.PLAIN, "");
      case StreamEvent.Pong _ -> new Words("pong", Tone.PLAIN, "");
      case StreamEvent.Trouble(var _, var code, var message) ->
          new Words("error " + code, Tone.FAILED, Objects.requireNonNullElse(message, ""));
      case StreamEvent.SessionEnded(var _, var reason) ->
          new Words("session.ended", Tone.FINE, Objects.requireNonNullElse(reason, ""));
      case StreamEvent.Unknown(var _, var type) -> new Words(type, Tone.PLAIN, "");
      case StreamEvent.Malformed(var _, var why) -> new Words("malformed", Tone.FAILED, why);
      case StreamEvent.Lost(var _, var why, var retryIn) ->
          new Words("lost", Tone.FAILED, why + "\nretry in: " + retryIn.toMillis() + " ms");
      case StreamEvent.Closed(var _, var end, var why) ->
          new Words("closed", tone(end), end.name().toLowerCase(Locale.ROOT) + "\n" + why);
    };
  }

  private static Tone tone(StreamEvent.End end) {
    return switch (end) {
      case BY_US, SESSION_ENDED -> Tone.FINE;
      case REFUSED -> Tone.REFUSED;
      case TOKEN_EXPIRED, UNUSABLE -> Tone.FAILED;
    };
  }

  private static String said(
      @Nullable String speaker, @Nullable String text, @Nullable String translation) {
    return (speaker == null ? "" : "speaker: " + speaker + "\n")
        + (text == null ? "" : "text: " + text + "\n")
        + (translation == null ? "" : "translation: " + translation + "\n");
  }
}
