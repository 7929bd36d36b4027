package com.kallglot.console.trace.journal;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.stream.StreamEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Everything that was exchanged while this console runs, on one clock. Whoever shows it asks for
/// what is new when it suits them: it tells nobody by itself, so that a burst holds nobody up. The
/// oldest entries give way when there are too many or they hold too much. For any thread; being
/// told returns at once.
public final class Journal implements ExchangeListener {
  /// Entries kept.
  public static final int USUAL = 10_000;

  /// Characters in all that are kept, some 64 MiB.
  private static final long LARGEST = 32 << 20;

  private final int most;
  private final long largest;
  private final Instant began;
  private final long beganNanos = System.nanoTime();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long held;
  private long told;
  private long dropped;

  public Journal(Clock clock) {
    this(clock, USUAL, LARGEST);
  }

  /// @param most entries, 1 at least
  /// @param largest characters of all entries together
  Journal(Clock clock, int most, long largest) {
    this.began = clock.instant();
    this.most = most;
    this.largest = largest;
  }

  /// An entry, once its number and its moment are known.
  private interface Written {
    Entry as(long number, Instant at);
  }

  @Override
  public void exchanged(Exchange exchange) {
    var written = new WrittenExchange(exchange);
    keep(exchange.startedAtNanos(), written::entry);
  }

  public void add(SipMessage message) {
    var written = new WrittenMessage(message);
    keep(message.atNanos(), written::entry);
  }

  /// Notes what happened on the stream of a session; sound, ten times a second, is passed over.
  public void add(String sessionId, StreamEvent event) {
    if (!(event instanceof StreamEvent.Sound)) {
      var written = new WrittenEvent(sessionId, event);
      keep(event.atNanos(), written::entry);
    }
  }

  private void keep(long atNanos, Written written) {
    Instant at = began.plusNanos(atNanos - beganNanos);
    synchronized (this) {
      told++;
      Entry entry = written.as(told, at);
      entries.addLast(entry);
      held += entry.size();
      while (entries.size() > most || (held > largest && entries.size() > 1)) {
        held -= entries.removeFirst().size();
        dropped++;
      }
    }
  }

  /// What was told after the entry of that number and is still kept, in the order in which it was
  /// told: an exchange comes when it is over, though its moment is its beginning.
  ///
  /// @param number 0 for everything
  public synchronized List<Entry> since(long number) {
    if (number >= told) {
      return List.of();
    }
    List<Entry> fresh = new ArrayList<>();
    for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext(); ) {
      Entry entry = newest.next();
      if (entry.number() <= number) {
        break;
      }
      fresh.add(entry);
    }
    return fresh.reversed();
  }

  /// How many entries gave way.
  public synchronized long dropped() {
    return dropped;
  }
}
