package com.kallglot.console.calltest;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.conversation.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The session a test created, which it watches and in the end leaves ended, whatever happened.
///
/// What leaves something behind runs on a thread of its own that a cancelled test does not
/// interrupt: a creation that was cut off would leave a session nobody knows of. What only looks is
/// given up at once, and after its limit: a call must not stay up for it.
final class SessionUnderTest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionUnderTest.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final PlatformClient platform;
  private final long askedNanos;
  private final Session created;
  private final long createdNanos;
  private Session last;
  private long seenNanos;

  private SessionUnderTest(PlatformClient platform, long askedNanos, Session created) {
    this.platform = platform;
    this.askedNanos = askedNanos;
    this.created = created;
    this.createdNanos = System.nanoTime();
    this.last = created;
    this.seenNanos = createdNanos;
  }

  /// What a test does with its session; what it finds goes into the findings.
  @FunctionalInterface
  interface Course {
    void run(SessionUnderTest session, CaseFindings findings) throws InterruptedException;
  }

  /// The test of a case from its beginning to its report: skipped where there is an obstacle; else
  /// a session is created, its course run and the session left ended.
  static CallReport of(
      TestCase test, SessionRequest request, Optional<String> obstacle, Course course)
      throws InterruptedException {
    var findings = new CaseFindings(test, request);
    if (obstacle.isPresent()) {
      return findings.skipped(obstacle.get());
    }
    SessionUnderTest session;
    try {
      session = create(test, request);
    } catch (PlatformException e) {
      findings.notCreated(e);
      return findings.report();
    }
    try (session) {
      findings.created(session.created());
      course.run(session, findings);
      return findings.report();
    }
  }

  /// What somebody wrote is sent as it is written.
  private static SessionUnderTest create(TestCase test, SessionRequest request)
      throws PlatformException {
    PlatformClient platform = test.site().platform();
    Optional<String> written =
        test.route().body().equals(request) ? test.route().text() : Optional.empty();
    return written.isEmpty()
        ? create(platform, request)
        : create(platform, key -> platform.sessions().createAsWritten(written.get(), key));
  }

  static SessionUnderTest create(PlatformClient platform, SessionRequest request)
      throws PlatformException {
    return create(platform, key -> platform.sessions().create(request, key));
  }

  private static SessionUnderTest create(PlatformClient platform, Creation creation)
      throws PlatformException {
    String key = UUID.randomUUID().toString();
    long asked = System.nanoTime();
    return new SessionUnderTest(platform, asked, ask(() -> creation.with(key)));
  }

  @FunctionalInterface
  private interface Creation {
    Session with(String idempotencyKey) throws PlatformException;
  }

  Session created() {
    return created;
  }

  /// As it was last seen.
  Session last() {
    return last;
  }

  /// When that was.
  long seenNanos() {
    return seenNanos;
  }

  /// What a call that begins now can be known by.
  Correlation calledNow() {
    return new Correlation(askedNanos, createdNanos, System.nanoTime());
  }

  /// Looks until the session is in that state or beyond, or `limit` is over.
  ///
  /// @throws TimeoutException where the platform answers none of that in time
  Session.Status await(Session.Status wanted, Duration limit)
      throws PlatformException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      last = look(deadline);
      seenNanos = System.nanoTime();
      if (last.status() == wanted
          || last.status() == Session.Status.ENDED
          || System.nanoTime() - deadline > 0) {
        return last.status();
      }
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private Session look(long deadline)
      throws PlatformException, InterruptedException, TimeoutException {
    var task = new FutureTask<Session>(() -> platform.sessions().get(created.id()));
    Thread.ofVirtual().start(task);
    try {
      return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  /// What the session became; in words why, where the platform did not tell.
  State state(Session.Status wanted, Duration limit) throws InterruptedException {
    try {
      return new State(await(wanted, limit), null);
    } catch (PlatformException e) {
      return new State(last.status(), e.getMessage());
    } catch (TimeoutException e) {
      return new State(
          last.status(), "the platform did not say within %d s".formatted(limit.toSeconds()));
    }
  }

  /// A session's status as seen.
  ///
  /// @param problem why it could not be seen; null where it could
  record State(Session.Status status, @Nullable String problem) {}

  /// What was said, as far as the platform has it.
  ///
  /// @param problem why it could not be read; null where it could
  record Said(List<Transcript.Turn> turns, @Nullable String problem) {
    Said {
      turns = List.copyOf(turns);
    }
  }

  Said transcript() {
    try {
      return new Said(platform.sessions().transcript(created.id()).turns(), null);
    } catch (PlatformException e) {
      return new Said(List.of(), e.getMessage());
    }
  }

  /// Lets the platform call somebody into the session.
  void dial(com.kallglot.console.telephony.conversation.Dial whom) throws PlatformException {
    String key = UUID.randomUUID().toString();
    var _ = ask(() -> platform.sessions().dial(created.id(), whom, key));
  }

  /// Ends the session if the call has not.
  @Override
  public void close() {
    if (last.status() == Session.Status.ENDED) {
      return;
    }
    try {
      var _ = ask(() -> platform.sessions().end(created.id()));
    } catch (PlatformException e) {
      LOG.warn(
          "Session {} could not be ended; the platform ends it after 30 idle minutes: {}",
          created.id(),
          e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask() throws PlatformException;
  }

  private static <T> T ask(Question<T> question) throws PlatformException {
    var task = new FutureTask<T>(question::ask);
    Thread.ofVirtual().start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // told to whoever waits next; the answer comes first
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static PlatformException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case PlatformException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException("Asking the platform failed", cause);
    };
  }
}
