package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.trace.Cause;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Calls in words, as they may be seen.
public final class CallWords {
  static final String UNKNOWN = "–";

  private final Messages messages;

  public CallWords(Messages messages) {
    this.messages = messages;
  }

  /// Icon, colour and word of a state.
  public record Mark(String icon, String style, String word) {}

  public Mark mark(PhoneCall call) {
    String word = messages.of("phone.state", call.state());
    return switch (call.state()) {
      case DIALLING -> new Mark("fth-phone-outgoing", "acc", word);
      case RINGING ->
          call.direction() == Direction.INCOMING
              ? new Mark("fth-phone-incoming", "acc", messages.get("phone.state.coming"))
              : new Mark("fth-phone-outgoing", "acc", word);
      case EARLY_MEDIA -> new Mark("fth-volume-2", "acc", word);
      case UP -> new Mark("fth-phone-call", "ok", word);
      case HELD, HELD_BY_FAR_END -> new Mark("fth-pause", "warn", word);
      case TRANSFERRING -> new Mark("fth-phone-forwarded", "acc", word);
      case ENDED ->
          isFailure(call)
              ? new Mark("fth-phone-off", "bad", messages.get("phone.state.failed"))
              : call.isMissed()
                  ? new Mark("fth-phone-missed", "warn", messages.get("phone.state.missed"))
                  : new Mark("fth-phone-off", "muted", word);
    };
  }

  /// Over without an answer, and nobody wanted so. Whoever calls us may give up.
  static boolean isFailure(PhoneCall call) {
    return call.ended() != null
        && call.answeredNanos() == null
        && switch (call.ended().origin()) {
          case US -> false;
          case ENGINE -> true;
          case FAR_END -> call.direction() == Direction.OUTGOING;
        };
  }

  /// Over, explained, and not as it should have been.
  static boolean isAtFault(PhoneCall call) {
    Cause cause = call.cause();
    return call.isOver()
        && cause != null
        && !call.isMissed()
        && (isFailure(call) || cause.isFault());
  }

  String whom(PhoneCall call) {
    return messages.shown(call.remoteName());
  }

  public String whom(LoggedCall call) {
    return messages.shown(PhoneCall.nameOf(call.whom()));
  }

  /// `01:24`, `1:01:24`.
  static String timer(Duration talked) {
    long seconds = talked.toSeconds();
    return seconds < 3600
        ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// In milliseconds, `1,052`; a dash where it is not known.
  String milliseconds(@Nullable Duration duration) {
    return duration == null
        ? UNKNOWN
        : NumberFormat.getIntegerInstance(messages.locale())
            .format(Math.round(duration.toNanos() / 1e6));
  }

  /// `PCMU · SRTP AES_CM_128 · MOS 4.38 estimated, narrowband`; empty before media.
  String sound(PhoneCall call) {
    List<String> parts = new ArrayList<>();
    if (isFailure(call) && call.cause() == null) {
      return messages.get("phone.cause.searched");
    }
    MediaInfo media = call.media();
    if (media == null) {
      return "";
    }
    parts.add(media.codec());
    parts.add(messages.get(media.srtp() == null ? "phone.sound.plain" : "phone.sound.srtp"));
    Double mos = call.mos();
    if (mos != null) {
      parts.add(messages.get("phone.sound.mos", mos(mos)));
    }
    return String.join(" · ", parts);
  }

  String mos(double mos) {
    return String.format(messages.locale(), "%.2f", mos);
  }

  /// What became of a call that is remembered.
  public String result(LoggedCall call) {
    return switch (call.result()) {
      case TALKED -> timer(call.talked()) + (call.mos() == null ? "" : " · MOS " + mos(call.mos()));
      case REFUSED -> (call.code() + " " + call.reason()).strip();
      case CANCELLED, MISSED, DECLINED, FAILED, UNFINISHED ->
          messages.get("phone.result." + call.result().name().toLowerCase(Locale.ROOT));
    };
  }

  /// From where, or on which line.
  String way(PhoneCall call) {
    return messages.get(
        call.direction() == Direction.INCOMING ? "phone.way.incoming" : "phone.way.outgoing",
        call.lineLabel());
  }
}
