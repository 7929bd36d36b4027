package com.kallglot.console.sandbox.edge.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that all streams live on: it reads their sockets, runs their timers and what
/// other threads ask of them.
public final class RtpEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtpEngine.class);
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final Set<RtpStream> streams = new HashSet<>();
  private volatile boolean closing;

  /// Whatever a timer is for; overdue ones run in the order of their times.
  record Alarm(long atNanos, Runnable action) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return Long.signum(atNanos - other.atNanos);
    }
  }

  private RtpEngine(Selector selector) {
    this.selector = selector;
    this.thread = Thread.ofPlatform().name("edge-rtp").daemon().unstarted(this::run);
  }

  /// Starts the thread.
  public static RtpEngine start() throws IOException {
    RtpEngine engine = new RtpEngine(Selector.open());
    engine.thread.start();
    return engine;
  }

  /// Opens a socket on any free port, which counts nothing before something is agreed.
  public RtpStream open(InetAddress address) throws IOException {
    RtpStream stream = RtpStream.open(this, address);
    ask(() -> {
      streams.add(stream);
      stream.register(selector);
    });
    return stream;
  }

  /// Ends all streams, which report, and the thread. A second close does nothing.
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException wish) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs `action` on the thread, soon; never after the engine is closed, when it runs right here.
  void ask(Runnable action) {
    asked.add(action);
    selector.wakeup();
    if (!thread.isAlive()) {
      drain();
    }
  }

  /// On the engine's thread: runs `action` there at a moment of [System#nanoTime].
  void at(long nanos, Runnable action) {
    alarms.add(new Alarm(nanos, action));
  }

  /// On the engine's thread: forgets a closed stream.
  void forget(RtpStream stream) {
    streams.remove(stream);
  }

  private void run() {
    try {
      while (!closing) {
        drain();
        selector.select(this::read, pause());
        ring();
      }
    } catch (IOException | ClosedSelectorException problem) {
      LOG.error("The media thread ends, no call has sound any more", problem);
    } finally {
      finish();
    }
  }

  private long pause() {
    Alarm next = alarms.peek();
    if (next == null) {
      return LONGEST_WAIT_MILLIS;
    }
    long nanos = next.atNanos() - System.nanoTime();
    // select(0) would wait for ever; a millisecond late is made good by the next interval
    return Math.clamp(nanos / 1_000_000, 1, LONGEST_WAIT_MILLIS);
  }

  /// A packet sent after a change was asked for meets that change: the one read here was already in
  /// its socket when the queue was emptied.
  private void read(SelectionKey key) {
    drain();
    RtpStream stream = (RtpStream) key.attachment();
    guarded(stream::readNext);
  }

  private void ring() {
    long now = System.nanoTime();
    List<Alarm> due = new ArrayList<>();
    for (Alarm next = alarms.peek();
        next != null && next.atNanos() - now <= 0;
        next = alarms.peek()) {
      due.add(alarms.remove());
    }
    // What an alarm sets anew waits for the next turn, so that sockets are read in between
    due.forEach(alarm -> guarded(alarm.action()));
  }

  private void drain() {
    for (Runnable next = asked.poll(); next != null; next = asked.poll()) {
      guarded(next);
    }
  }

  /// One stream's bug must not silence all the others.
  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException bug) {
      LOG.error("A stream failed", bug);
    }
  }

  private void finish() {
    drain();
    List<RtpStream> left = new ArrayList<>(streams);
    left.forEach(stream -> guarded(stream::finish));
    try {
      selector.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    drain();
  }
}
