package com.kallglot.console.sandbox.live;

import com.kallglot.console.sandbox.interpreter.Interpretation;
import com.kallglot.console.sandbox.interpreter.Interpreter;
import com.kallglot.console.sandbox.interpreter.Party;
import com.kallglot.console.sandbox.interpreter.Phrasebook;
import com.kallglot.console.sandbox.platform.StreamTokens;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.conversation.Dial;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps who is connected to which session, and admits by token.
public final class LiveSessions implements StreamDesk {
  /// Documented: the client sent `session.end`, or the API was asked to end the session.
  public static final String EXPLICIT_END = "explicit_end";

  /// Ours: the telephone call of the session is over.
  public static final String CALL_ENDED = "call_ended";

  private final Store store;
  private final StreamTokens tokens;
  private final Clock clock;
  private final Interpreter interpreter;
  private final Consumer<String> hangUp;
  private final Map<String, Set<Guest>> guests = new HashMap<>();
  private final Map<String, Party> calls = new ConcurrentHashMap<>();

  /// @param hangUp ends the calls of a session, by its id
  public LiveSessions(
      Store store,
      StreamTokens tokens,
      Clock clock,
      Interpreter interpreter,
      Consumer<String> hangUp) {
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.interpreter = interpreter;
    this.hangUp = hangUp;
  }

  /// Keeps what the interpreter hears as the sessions' transcripts.
  public static Interpreter.Minutes minutesIn(Store store) {
    return (sessionId, turn) ->
        store.<Boolean, RuntimeException>write(records -> {
          records.transcripts().add(sessionId, turn.spoken());
          return true;
        });
  }

  /// Whether the interpreter is between the parties of a session: where two languages are given
  /// that it knows. Any other session echoes its call.
  public static boolean isInterpreted(Kept session) {
    return session.mode() == SessionMode.BIDIRECTIONAL_TRANSLATION
        && session.sourceLanguage() != null
        && session.targetLanguage() != null
        && Phrasebook.translates(session.sourceLanguage(), session.targetLanguage());
  }

  /// Keeps a party's place for a call that is on its way to somebody; false where it is taken.
  public boolean expect(String sessionId, String legId, Dial.Party wanted) {
    String name = Interpretation.PARTIES.get(wanted == Dial.Party.A ? 0 : 1);
    return taken(legId, interpreter.of(sessionId).overCall(name)).isPresent();
  }

  /// The party that a call of the session is: the one kept for it, or the first that is free; empty
  /// where there are two already.
  public Optional<Party> calls(String sessionId, String legId) {
    Party kept = calls.get(legId);
    return kept != null ? Optional.of(kept) : taken(legId, interpreter.of(sessionId).overCall());
  }

  private Optional<Party> taken(String legId, Optional<Party> party) {
    party.ifPresent(joined -> calls.put(legId, joined));
    return party;
  }

  /// A call that was answered is over, and with it its session.
  public void callEnded(String sessionId, String legId) {
    hungUp(sessionId, legId);
    change(records -> records.sessions().end(sessionId, now()));
    ended(sessionId, CALL_ENDED);
  }

  /// A call that was never answered is over; its session goes on waiting.
  public void callMissed(String sessionId, String legId) {
    hungUp(sessionId, legId);
    change(records -> records.sessions().touch(sessionId, now()));
  }

  private void hungUp(String sessionId, String legId) {
    Party party = calls.remove(legId);
    if (party != null) {
      interpreter.of(sessionId).leave(party);
    }
  }

  /// Whether somebody is connected to it by a stream.
  public boolean isConnected(String sessionId) {
    synchronized (guests) {
      return guests.containsKey(sessionId);
    }
  }

  @Override
  public Entry enter(String sessionId, @Nullable String token) {
    Optional<Kept> found = find(sessionId);
    if (token == null || !tokens.fits(sessionId, token)) {
      return new Entry.Refused("invalid_token", "The token does not belong to this session.");
    } else if (found.isEmpty()) {
      return new Entry.Refused("session_not_found", "There is no such session.");
    } else if (found.get().status() == Status.ENDED) {
      return new Entry.Refused("session_ended", "The session has ended.");
    } else if (!now().isBefore(found.get().tokenExpiresAt())) {
      return new Entry.Refused(
          "expired_token", "The token lives five minutes: create a new session.");
    }
    return new Entry.Admitted(interpreter.of(sessionId));
  }

  private Optional<Kept> find(String sessionId) {
    return store.read(records -> records.sessions().withId(sessionId));
  }

  @Override
  public void join(String sessionId, Guest guest) {
    synchronized (guests) {
      guests.computeIfAbsent(sessionId, id -> new LinkedHashSet<>()).add(guest);
    }
    if (find(sessionId).filter(kept -> kept.status() == Status.ENDED).isPresent()) {
      ended(sessionId, EXPLICIT_END);
    }
  }

  @Override
  public void leave(String sessionId, Guest guest) {
    synchronized (guests) {
      Set<Guest> of = guests.get(sessionId);
      if (of != null && of.remove(guest) && of.isEmpty()) {
        guests.remove(sessionId);
      }
    }
    change(records -> records.sessions().touch(sessionId, now()));
  }

  /// By the first sound over a stream, or by a call that was answered.
  @Override
  public void started(String sessionId) {
    change(records -> records.sessions().start(sessionId, now()));
  }

  @Override
  public void end(String sessionId) {
    change(records -> records.sessions().end(sessionId, now()));
    hangUp.accept(sessionId);
    ended(sessionId, EXPLICIT_END);
  }

  /// Tells whoever is connected that the session has ended.
  public void ended(String sessionId, String reason) {
    Set<Guest> of;
    synchronized (guests) {
      of = guests.remove(sessionId);
    }
    if (of != null) {
      List.copyOf(of).forEach(guest -> guest.ended(reason));
    }
  }

  private interface Change {
    void on(Records records) throws SQLException;
  }

  private void change(Change change) {
    store.<Boolean, RuntimeException>write(records -> {
      change.on(records);
      return true;
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
