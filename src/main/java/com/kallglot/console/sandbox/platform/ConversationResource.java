package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.telephony.conversation.Transcript.Turn;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens within a session: somebody is called into it, it is written down and recorded.
final class ConversationResource {
  private static final int LONGEST_ADDRESS = 255;
  private static final int LONGEST_RINGING_SECONDS = 600;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern SIP_ADDRESS = Pattern.compile("sips?:[^\\s<>\"]+");
  private static final Pattern WITH_PORT =
      Pattern.compile("sips?:(?:[^@]*@)?(?:\\[[^\\]]*\\]|[^:;?]*):(\\d+)(?:[;?].*)?");

  private final Facilities facilities;
  private final Idempotency idempotency;

  ConversationResource(Facilities facilities, Idempotency idempotency) {
    this.facilities = facilities;
    this.idempotency = idempotency;
  }

  void addTo(Routes routes) {
    routes.add("POST", Paths.SESSION_DIAL, "sessions:write", this::dial);
    routes.add("GET", Paths.SESSION_TRANSCRIPT, "sessions:read", this::transcript);
    routes.add("GET", Paths.SESSION_RECORDINGS, "recordings:read", this::recordings);
  }

  private Kept session(Call call) throws Refusal {
    return facilities.store().<Kept, Refusal>read(records -> SessionResource.find(records, call));
  }

  private Reply dial(Call call) throws Refusal {
    Dial dial = dial(call.body());
    Kept session = session(call);
    DialedLeg leg =
        idempotency.onceOutside(
            call,
            Idempotency.asAnswered(202, DialedLeg.class, ConversationResource::neverInside),
            () -> facilities.calls().dial(session.organization(), session.id(), dial));
    return Reply.of(202, leg);
  }

  private static DialedLeg neverInside(Records records) {
    throw new IllegalStateException("A call waits for others: it is no part of a transaction");
  }

  private static Dial dial(Fields body) throws Refusal {
    body.only("to", "from", "party", "timeout_seconds");
    String to = body.required("to", body.text("to", LONGEST_ADDRESS));
    if (E164.parse(to).isEmpty() && !SIP_ADDRESS.matcher(to).matches()) {
      throw Refusal.at("to", "to is a number in E.164 form or an address sip:user@host.");
    }
    Matcher port = WITH_PORT.matcher(to);
    if (port.matches() && !isPort(port.group(1))) {
      throw Refusal.at("to", "A port is a number from 1 to " + HIGHEST_PORT + ".");
    }
    return new Dial(
        to,
        body.number("from"),
        body.word("party", Dial.Party.class),
        body.integer("timeout_seconds", 1, LONGEST_RINGING_SECONDS));
  }

  private static boolean isPort(String digits) {
    int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    return port > 0 && port <= HIGHEST_PORT;
  }

  private record Written(Kept session, List<Turn> turns) {}

  private Reply transcript(Call call) throws Refusal {
    Written written = facilities.store().<Written, Refusal>read(records -> written(records, call));
    Kept session = written.session;
    List<String> languages =
        written.turns.stream().map(Turn::language).filter(Objects::nonNull).distinct().toList();
    return Reply.of(
        200,
        new Transcript(
            "trn_" + session.id(),
            session.id(),
            session.status() == Status.ENDED
                ? Transcript.Status.COMPLETED
                : Transcript.Status.IN_PROGRESS,
            written.turns,
            new Transcript.Metadata(written.turns.size(), seconds(session), languages)));
  }

  private static Written written(Records records, Call call) throws SQLException, Refusal {
    Kept session = SessionResource.find(records, call);
    return new Written(session, records.transcripts().of(session.id()));
  }

  private double seconds(Kept session) {
    Instant start = session.startedAt();
    if (start == null) {
      return 0;
    }
    Instant end = session.endedAt() == null ? facilities.clock().instant() : session.endedAt();
    return Duration.between(start, end).toMillis() / 1000.0;
  }

  /// A session that was to be recorded and was called has one recording, which is there at its end.
  private Reply recordings(Call call) throws Refusal {
    Paging paging = Paging.of(call);
    Kept session = session(call);
    Instant ended = session.endedAt();
    List<Recording> all =
        session.recording() && session.startedAt() != null && ended != null
            ? List.of(
                new Recording(
                    session.id().replaceFirst("^sess_", "rec_"),
                    session.id(),
                    seconds(session),
                    "mp3",
                    Recording.Status.READY,
                    ended))
            : List.of();
    String start = paging.startingAfter();
    if (start != null) {
      if (all.stream().noneMatch(recording -> recording.id().equals(start))) {
        throw paging.unknownStart();
      }
      all = List.of(); // there is one, and it was on the page before
    }
    return Reply.of(200, paging.page(all));
  }
}
