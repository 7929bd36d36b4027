package com.kallglot.console.trace.ladder;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.journal.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// A ladder as lines of text: the time since the first INVITE, the time since the line before,
/// which way it went, what it was; and the marks where they are.
public final class LadderText {
  private static final double SECOND = 1e9;

  private final Ladder ladder;
  private final List<String> lines = new ArrayList<>();
  private long before;

  private LadderText(Ladder ladder) {
    this.ladder = ladder;
    this.before = ladder.zeroNanos();
  }

  /// Without line ends.
  public static List<String> of(Ladder ladder) {
    var text = new LadderText(ladder);
    text.write();
    return text.lines;
  }

  private void write() {
    Iterator<Mark> marks = ladder.marks().iterator();
    Mark next = marks.hasNext() ? marks.next() : null;
    for (Rung rung : ladder.rungs()) {
      while (next != null && next.atNanos() < rung.atNanos()) {
        mark(next);
        next = marks.hasNext() ? marks.next() : null;
      }
      rung(rung);
    }
    while (next != null) {
      mark(next);
      next = marks.hasNext() ? marks.next() : null;
    }
  }

  private void mark(Mark mark) {
    String words =
        switch (mark.kind()) {
          case INVITE -> "the call begins";
          case RESPONSE -> "post-dial delay";
          case ANSWER -> "answered";
          case FIRST_MEDIA -> "first media";
          case END -> "the call ends";
        };
    lines.add(
        String.format(
            Locale.ROOT,
            "%31s── %s, %d ms",
            "",
            words,
            Math.round(mark.sinceInvite().toNanos() / 1e6)));
  }

  private void rung(Rung rung) {
    String what =
        switch (rung) {
          case Rung.Message message -> message(message);
          case Rung.Run run -> run(run);
          case Rung.Beside(var entry) -> beside(entry);
        };
    double at = (rung.atNanos() - ladder.zeroNanos()) / SECOND;
    double since = (rung.atNanos() - before) / SECOND;
    before = rung.atNanos();
    lines.add(String.format(Locale.ROOT, "%10.4f s %+10.4f s  %s", at, since, what));
  }

  private static String message(Rung.Message rung) {
    SipMessage message = rung.message();
    return "%s %s  [%s %s]%s"
        .formatted(
            arrow(message.heading(), "──▶", "◀──"),
            rung.what(),
            message.transport(),
            message.remote(),
            repeats(rung));
  }

  private static String repeats(Rung.Message rung) {
    if (rung.repeats().isEmpty()) {
      return "";
    }
    List<String> after =
        rung.repeats().stream()
            .map(at -> String.format(Locale.ROOT, "%.1f s", (at - rung.atNanos()) / SECOND))
            .toList();
    return ", again after " + String.join(", ", after);
  }

  private static String run(Rung.Run run) {
    String kind = run.kind() == MediaPacket.Kind.OTHER ? "other packets" : run.kind().name();
    String format = run.format().isEmpty() ? "" : " " + run.format();
    String lost = run.kind() == MediaPacket.Kind.RTP ? ", %d missing".formatted(run.lost()) : "";
    return String.format(
        Locale.ROOT,
        "%s %s%s  [%s], %d in %.2f s%s",
        arrow(run.heading(), "══▶", "◀══"),
        kind,
        format,
        run.peer(),
        run.packets(),
        run.length().toNanos() / SECOND,
        lost);
  }

  private static String beside(Entry entry) {
    return switch (entry) {
      case Entry.Api api ->
          "    %s → %s in %d ms"
              .formatted(
                  api.what(),
                  api.status() == 0 ? "no answer" : api.status(),
                  api.took().toMillis());
      case Entry.Stream stream -> "    stream: " + stream.what();
      case Entry.Sip sip -> "    " + sip.what();
    };
  }

  private static String arrow(Heading heading, String sent, String received) {
    return heading == Heading.SENT ? sent : received;
  }
}
