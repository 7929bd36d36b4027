package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Mark;
import com.kallglot.console.trace.ladder.Rung;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of the ladder.
///
/// Times are nanoseconds since the first INVITE.
public sealed interface LadderRow {
  double ROW = 28;
  double BAND = 66;
  double MARK = 20;
  double NO_MEDIA = 48;

  long sinceNanos();

  /// In pixels.
  double height();

  /// The message that it shows, where it shows one.
  default Optional<SipMessage> message() {
    return Optional.empty();
  }

  /// What a message carries that its first line does not say.
  enum Note {
    OFFER,
    ANSWER,
    CREDENTIALS
  }

  /// Whether it is what decided how the call ended.
  enum Weight {
    PLAIN,
    DECIDES
  }

  /// @param number among the messages, counted from 1
  record Message(long sinceNanos, Rung.Message rung, int number, List<Note> notes, Weight weight)
      implements LadderRow {
    public Message {
      notes = List.copyOf(notes);
    }

    @Override
    public double height() {
      return ROW;
    }

    @Override
    public Optional<SipMessage> message() {
      return Optional.of(rung.message());
    }
  }

  /// Sound, both ways where it went both ways.
  ///
  /// @param sent null where none went
  /// @param received null where none came
  /// @param suite it is encrypted with; null for plain RTP
  /// @param packetTime as it was agreed, `20 ms`; null where that is not known
  /// @param digits when digits were sent or came, since the first INVITE
  record Band(
      long sinceNanos,
      long untilNanos,
      Rung.@Nullable Run sent,
      Rung.@Nullable Run received,
      @Nullable String suite,
      @Nullable String packetTime,
      List<Long> digits)
      implements LadderRow {
    public Band {
      digits = List.copyOf(digits);
    }

    @Override
    public double height() {
      return BAND;
    }

    String format() {
      Rung.Run run = sent == null ? received : sent;
      return run == null ? "" : run.format();
    }
  }

  /// RTCP, or packets that are neither it nor RTP.
  record Packets(long sinceNanos, Rung.Run run) implements LadderRow {
    @Override
    public double height() {
      return ROW;
    }
  }

  /// An exchange of the API or an event of the stream.
  record Beside(long sinceNanos, Entry entry) implements LadderRow {
    @Override
    public double height() {
      return ROW;
    }
  }

  /// A moment that a figure is read at.
  record Moment(long sinceNanos, Mark.Kind kind) implements LadderRow {
    @Override
    public double height() {
      return MARK;
    }
  }

  /// The call is over, and no sound was there.
  record NoMedia(long sinceNanos, Why why) implements LadderRow {
    enum Why {
      REFUSED,
      NOT_ANSWERED,
      NONE_CAME
    }

    @Override
    public double height() {
      return NO_MEDIA;
    }
  }
}
