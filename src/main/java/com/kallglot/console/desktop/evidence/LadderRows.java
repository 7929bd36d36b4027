package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.evidence.LadderRow.Band;
import com.kallglot.console.desktop.evidence.LadderRow.NoMedia;
import com.kallglot.console.desktop.evidence.LadderRow.Note;
import com.kallglot.console.desktop.evidence.LadderRow.Weight;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaPacket.Kind;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.evidence.Decision;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.ladder.Mark;
import com.kallglot.console.trace.ladder.Rung;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Round;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A ladder as the rows of a list: messages numbered, the sound of both directions in one band,
/// marks where they are, and at the end what did not come.
final class LadderRows {
  private final List<LadderRow> rows = new ArrayList<>();
  private final Set<SipMessage> offers = new HashSet<>();
  private final Set<SipMessage> answers = new HashSet<>();
  private final List<AgreedSound> agreed;
  private final Ladder ladder;
  private final @Nullable SipMessage decides;
  private final long zero;

  private LadderRows(Ladder ladder, List<Round> rounds, @Nullable Decision decision) {
    this.ladder = ladder;
    this.zero = ladder.zeroNanos();
    this.decides = decision == null ? null : decision.message();
    this.agreed = rounds.stream().flatMap(round -> AgreedSound.of(round).stream()).toList();
    for (Round round : rounds) {
      offers.add(round.offer());
      if (round.answer() != null) {
        answers.add(round.answer());
      }
    }
  }

  /// @param decision null where no message decided
  static List<LadderRow> of(
      Evidence evidence, Ladder ladder, List<Round> rounds, @Nullable Decision decision) {
    var made = new LadderRows(ladder, rounds, decision);
    made.add(evidence);
    return List.copyOf(made.rows);
  }

  private void add(Evidence evidence) {
    int number = 0;
    for (Rung rung : ladder.rungs()) {
      long since = rung.atNanos() - zero;
      switch (rung) {
        case Rung.Message message -> rows.add(message(since, message, ++number));
        case Rung.Run run when run.kind() != Kind.RTP ->
            rows.add(new LadderRow.Packets(since, run));
        case Rung.Run _ -> {} // gathered into bands
        case Rung.Beside(var entry) -> rows.add(new LadderRow.Beside(since, entry));
      }
    }
    bands();
    for (Mark mark : ladder.marks()) {
      if (mark.kind() != Mark.Kind.INVITE) {
        rows.add(new LadderRow.Moment(mark.sinceInvite().toNanos(), mark.kind()));
      }
    }
    rows.sort(Comparator.comparingLong(LadderRow::sinceNanos).thenComparingInt(LadderRows::order));
    missing(evidence);
  }

  /// A mark stands below the message that it is read at.
  private static int order(LadderRow row) {
    return row instanceof LadderRow.Moment ? 1 : 0;
  }

  private LadderRow.Message message(long since, Rung.Message rung, int number) {
    SipText text = SipText.of(rung.message().text());
    var notes = new ArrayList<Note>();
    if (SessionDescription.in(text).isPresent()) {
      notes.add(isAnswer(rung.message(), text) ? Note.ANSWER : Note.OFFER);
    }
    boolean credentials =
        text.header("Authorization").isPresent() || text.header("Proxy-Authorization").isPresent();
    if (text.isRequest() && credentials) {
      notes.add(Note.CREDENTIALS);
    }
    Weight weight = rung.message().equals(decides) ? Weight.DECIDES : Weight.PLAIN;
    return new LadderRow.Message(since, rung, number, notes, weight);
  }

  /// An offer that was asked for credentials, and an answer that was given early and comes again,
  /// are in no round.
  private boolean isAnswer(SipMessage message, SipText text) {
    return answers.contains(message) || (!text.isRequest() && !offers.contains(message));
  }

  /// Runs of sound that overlap are one band; digits among them are told by their time.
  private void bands() {
    List<Rung.Run> sound = runs(false);
    List<Rung.Run> digits = runs(true);
    var taken = new HashSet<Rung.Run>();
    for (Rung.Run run : sound) {
      if (taken.add(run)) {
        Optional<Rung.Run> other =
            sound.stream()
                .filter(each -> !taken.contains(each) && each.heading() != run.heading())
                .filter(each -> each.atNanos() < run.untilNanos())
                .findFirst();
        other.ifPresent(taken::add);
        rows.add(band(run, other.orElse(null), digits));
      }
    }
  }

  private List<Rung.Run> runs(boolean events) {
    return ladder.rungs().stream()
        .filter(rung -> rung instanceof Rung.Run run && run.kind() == Kind.RTP)
        .map(Rung.Run.class::cast)
        .filter(run -> run.format().toLowerCase(Locale.ROOT).equals("telephone-event") == events)
        .toList();
  }

  private Band band(Rung.Run run, Rung.@Nullable Run other, List<Rung.Run> digits) {
    long until = Math.max(run.untilNanos(), other == null ? 0 : other.untilNanos());
    boolean first = run.heading() == Heading.SENT;
    AgreedSound sound =
        agreed.reversed().stream()
            .filter(each -> each.atNanos() <= run.atNanos())
            .findFirst()
            .orElse(agreed.isEmpty() ? null : agreed.getFirst());
    return new Band(
        run.atNanos() - zero,
        until - zero,
        first ? run : other,
        first ? other : run,
        sound == null ? null : sound.info().srtp(),
        sound == null ? null : packetTime(sound),
        digits.stream()
            .map(Rung.Run::atNanos)
            .filter(at -> at >= run.atNanos() && at <= until)
            .map(at -> at - zero)
            .toList());
  }

  private static @Nullable String packetTime(AgreedSound sound) {
    return sound.theirs().lines().stream()
        .filter(line -> line.text().startsWith("a=ptime:"))
        .map(line -> line.text().substring("a=ptime:".length()).strip() + " ms")
        .findFirst()
        .orElse(null);
  }

  private void missing(Evidence evidence) {
    boolean sound = rows.stream().anyMatch(Band.class::isInstance);
    Optional<CallEvent.Ended> ended =
        evidence.events().stream()
            .filter(CallEvent.Ended.class::isInstance)
            .map(CallEvent.Ended.class::cast)
            .findFirst();
    if (sound || ended.isEmpty() || rows.isEmpty()) {
      return;
    }
    boolean answered = evidence.events().stream().anyMatch(CallEvent.Answered.class::isInstance);
    NoMedia.Why why = NoMedia.Why.NONE_CAME;
    if (!answered) {
      boolean refused = !ended.get().local() && ended.get().code() >= 300;
      why = refused ? NoMedia.Why.REFUSED : NoMedia.Why.NOT_ANSWERED;
    }
    rows.add(new NoMedia(rows.getLast().sinceNanos(), why));
  }
}
