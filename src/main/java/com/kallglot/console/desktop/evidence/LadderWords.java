package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.evidence.LadderRow.Band;
import com.kallglot.console.desktop.evidence.LadderRow.Note;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.softphone.MediaPacket.Kind;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Rung;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The ladder in words: what stands at its arrows, and what a screen reader says of each row.
public final class LadderWords {
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final long LONG = 60_000;
  private static final String DOT = " · ";

  private final Messages messages;
  private final NumberFormat numbers;

  public LadderWords(Messages messages) {
    this.messages = messages;
    this.numbers = NumberFormat.getIntegerInstance(messages.locale());
  }

  /// `0 ms`, `+1,052`, `+85 s`.
  String time(long sinceNanos) {
    long millis = Math.round(sinceNanos / MILLI);
    if (millis == 0) {
      return messages.get("evidence.at.first", 0);
    }
    if (Math.abs(millis) >= LONG) {
      return messages.get("evidence.at.seconds", signed(Math.round(sinceNanos / SECOND)));
    }
    return signed(millis);
  }

  private String signed(long number) {
    return (number < 0 ? "−" : "+") + numbers.format(Math.abs(number));
  }

  private String millis(long sinceNanos) {
    return messages.get("evidence.ms", numbers.format(Math.round(sinceNanos / MILLI)));
  }

  /// `INVITE`, `488 Not Acceptable Here`, `200 OK (BYE)`.
  public String name(SipMessage message) {
    SipText text = SipText.of(message.text());
    if (text.isRequest()) {
      return messages.shown(text.method());
    }
    String status = (text.status() + " " + text.reasonPhrase()).strip();
    boolean plain = text.method().equals("INVITE") || text.method().isEmpty();
    return messages.shown(plain ? status : status + " (" + text.method() + ")");
  }

  /// What stands above an arrow, or in the place of one.
  String what(LadderRow row) {
    return switch (row) {
      case LadderRow.Message message -> what(message);
      case LadderRow.Band band -> title(band);
      case LadderRow.Packets packets -> packets(packets.run());
      case LadderRow.Beside(var _, var entry) -> beside(entry);
      case LadderRow.Moment moment ->
          messages.of("evidence.mark", moment.kind()) + " " + millis(moment.sinceNanos());
      case LadderRow.NoMedia none -> messages.of("evidence.no_media", none.why());
    };
  }

  private String what(LadderRow.Message row) {
    SipMessage message = row.rung().message();
    List<String> notes = new ArrayList<>();
    for (Note note : row.notes()) {
      notes.add(messages.of("evidence.note", note));
    }
    String more = notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
    int times = row.rung().repeats().size() + 1;
    return name(message) + more + (times > 1 ? "  ×" + times : "");
  }

  private static String title(Band band) {
    String kind = band.suite() == null ? "RTP" : "SRTP";
    String format = band.format().isEmpty() ? "" : ", " + band.format();
    return kind + format + (band.packetTime() == null ? "" : " " + band.packetTime());
  }

  /// `sent 4,198 · received 4,180 · lost 17`.
  String counts(Band band) {
    var parts = new ArrayList<String>();
    Rung.Run sent = band.sent();
    Rung.Run received = band.received();
    parts.add(
        sent == null
            ? messages.get("evidence.band.nothing_sent")
            : messages.get("evidence.band.sent", numbers.format(sent.packets())));
    parts.add(
        received == null
            ? messages.get("evidence.band.nothing_received")
            : messages.get("evidence.band.received", numbers.format(received.packets())));
    if (received != null) {
      parts.add(messages.get("evidence.band.lost", numbers.format(received.lost())));
    }
    return String.join(DOT, parts);
  }

  /// Empty where there were none. Which digits they were is left out: they may be a PIN.
  String digits(Band band) {
    return band.digits().isEmpty()
        ? ""
        : messages.get(
            "evidence.band.digits",
            band.digits().stream().map(this::time).collect(Collectors.joining(", ")));
  }

  private String packets(Rung.Run run) {
    return run.kind() == Kind.RTCP
        ? ("RTCP " + run.format()).strip() + ", " + messages.get("evidence.packets", run.packets())
        : messages.get("evidence.packets.other", run.packets());
  }

  private String beside(Entry entry) {
    String what = messages.shown(entry.what());
    return switch (entry) {
      case Entry.Api api when api.status() == 0 ->
          what + " → " + messages.get("activity.no_answer");
      case Entry.Api api -> what + " → " + api.status();
      case Entry.Stream _, Entry.Sip _ -> what;
    };
  }

  /// As a screen reader says it: `received 488 Not Acceptable Here, 18 ms`.
  String spoken(LadderRow row) {
    return switch (row) {
      case LadderRow.Message message -> spoken(message);
      case LadderRow.Band band ->
          title(band) + ", " + counts(band) + (digits(band).isEmpty() ? "" : DOT + digits(band));
      case LadderRow.Packets(var since, var run) ->
          messages.of("evidence.way", run.heading()) + " " + packets(run) + ", " + millis(since);
      case LadderRow.Beside(var since, var entry) ->
          messages.of("activity.kind", entry.kind()) + " " + beside(entry) + ", " + millis(since);
      case LadderRow.Moment _, LadderRow.NoMedia _ -> what(row);
    };
  }

  private String spoken(LadderRow.Message row) {
    String decides =
        switch (row.weight()) {
          case DECIDES -> ". " + messages.get("evidence.decides");
          case PLAIN -> "";
        };
    return messages.of("evidence.way", row.rung().message().heading())
        + " "
        + what(row)
        + ", "
        + millis(row.sinceNanos())
        + decides;
  }
}
