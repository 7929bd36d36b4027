package com.kallglot.console.calltest.translation;

import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.stream.SessionStream;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.stream.StreamListener;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.trace.journal.Journal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stream of a session under test, opened at once and tried out: ready, and answering a ping.
public final class OpenStream implements AutoCloseable {
  private static final String EXPECTED = "the session's stream ready and answering";

  private final @Nullable SessionStream stream;
  private final StreamLog log = new StreamLog();
  private Check check = Check.untold(Name.STREAM, EXPECTED, "not tried");

  private OpenStream(Session session, Journal journal) {
    Session.Stream address = session.stream();
    StreamListener both =
        event -> {
          journal.add(session.id(), event);
          log.on(event);
        };
    this.stream = address == null ? null : SessionStream.open(address, both);
  }

  /// @param limit for each of the two
  /// @param journal hears of everything that happens on it
  public static OpenStream of(Session session, Duration limit, Journal journal)
      throws InterruptedException {
    var opened = new OpenStream(session, journal);
    try {
      opened.check = opened.tried(limit);
      return opened;
    } catch (InterruptedException e) {
      opened.close();
      throw e;
    }
  }

  private Check tried(Duration limit) throws InterruptedException {
    if (stream == null) {
      return Check.untold(Name.STREAM, EXPECTED, "the platform gave the session no stream");
    }
    if (!log.await(StreamEvent.Ready.class, 1, limit)) {
      return notReady(limit);
    }
    stream.ping();
    return log.await(StreamEvent.Pong.class, 1, limit)
        ? Check.passed(Name.STREAM, EXPECTED, "ready, pong")
        : Check.failed(
            Name.STREAM, EXPECTED, "ready, but no pong within " + limit.toSeconds() + " s");
  }

  /// A platform may allow no stream beside a call: that is no failure, but has to be said.
  private Check notReady(Duration limit) {
    Optional<StreamEvent.Closed> closed = log.closed();
    String why =
        closed
            .map(StreamEvent.Closed::words)
            .or(() -> lastLoss())
            .orElse("not ready within " + limit.toSeconds() + " s");
    boolean refused = closed.filter(end -> end.end() == StreamEvent.End.REFUSED).isPresent();
    return refused
        ? Check.untold(Name.STREAM, EXPECTED, why)
        : Check.failed(Name.STREAM, EXPECTED, why);
  }

  private Optional<String> lastLoss() {
    return log.of(StreamEvent.Lost.class).stream()
        .reduce((earlier, later) -> later)
        .map(StreamEvent.Lost::why);
  }

  public Check check() {
    return check;
  }

  /// The stream, or empty where it is not ready.
  public Optional<SessionStream> stream() {
    return Boolean.TRUE.equals(check.passed()) ? Optional.ofNullable(stream) : Optional.empty();
  }

  public StreamLog log() {
    return log;
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
    }
  }
}
