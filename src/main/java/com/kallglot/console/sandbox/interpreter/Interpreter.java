package com.kallglot.console.sandbox.interpreter;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/// The stand-in interpreter of all sessions.
public final class Interpreter implements AutoCloseable {
  private static final int KEPT = 2_000;

  private final Phrasebook phrasebook = Phrasebook.load();
  private final Clock clock;
  private final Minutes minutes;
  private final ScheduledThreadPoolExecutor later;

  /// By when they were asked for last: what is forgotten is the one that nobody joined for longest.
  private final Map<String, Interpretation> sessions = new LinkedHashMap<>(16, 0.75f, true);

  private volatile Behaviour behaviour = Behaviour.USUAL;

  /// Keeps what was said.
  @FunctionalInterface
  public interface Minutes {
    void take(String sessionId, Turn turn);
  }

  public Interpreter(Clock clock, Minutes minutes) {
    this.clock = clock;
    this.minutes = minutes;
    this.later =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("sandbox-interpreter").daemon().factory());
    later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // A call may still speak while the sandbox closes: nobody is left to read what it said
    later.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  public Behaviour behaviour() {
    return behaviour;
  }

  /// From the next sentence on, in all sessions.
  public void behave(Behaviour next) {
    behaviour = next;
  }

  /// The interpretation of a session, begun where it had not.
  public synchronized Interpretation of(String sessionId) {
    Interpretation known = sessions.get(sessionId);
    if (known == null) {
      known = new Interpretation(phrasebook, () -> behaviour, clock, later);
      known.listen(
          new TranscriptListener() {
            @Override
            public void partial(String speaker, String text) {
              // nothing to keep yet
            }

            @Override
            public void done(Turn turn) {
              minutes.take(sessionId, turn);
            }
          });
      sessions.put(sessionId, known);
      if (sessions.size() > KEPT) {
        sessions.remove(sessions.keySet().iterator().next());
      }
    }
    return known;
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
