package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.Softphone.Subscription;
import com.kallglot.console.softphone.pjsip.network.DatagramArrivals;
import com.kallglot.console.softphone.pjsip.protocol.Dialogs;
import com.kallglot.console.softphone.pjsip.protocol.LoggedMessage;
import com.kallglot.console.softphone.pjsip.protocol.Rehearsal;
import com.kallglot.console.telephony.SipTransport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.LogEntry;
import org.pjsip.pjsua2.LogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes PJSIP's log: every SIP message to the calls and, masked, to whoever subscribed; errors to
/// the console's own log.
final class EngineLog extends LogWriter {
  private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);
  private static final int WARNING = 2;

  /// One subscription; an object of its own, so that a sink may subscribe twice.
  private record Sink(Consumer<SipMessage> consumer) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private final Engine engine;
  private final Dialogs dialogs;
  private final DatagramArrivals arrivals = new DatagramArrivals(Clock.systemUTC());
  private final List<Sink> sinks = new CopyOnWriteArrayList<>();

  /// What is told of an INVITE that PJSIP is about to send; only on the engine's thread.
  private @Nullable Runnable leaving;

  EngineLog(Engine engine, Dialogs dialogs) {
    this.engine = engine;
    this.dialogs = dialogs;
  }

  /// Of the UDP transports, to be told of each; on the engine's thread.
  DatagramArrivals arrivals() {
    return arrivals;
  }

  Subscription subscribe(Consumer<SipMessage> consumer) {
    var sink = new Sink(consumer);
    sinks.add(sink);
    return () -> sinks.remove(sink);
  }

  /// Called by PJSIP on whatever thread logs; SIP messages on the engine's.
  @Override
  public void write(LogEntry entry) {
    long now = System.nanoTime();
    try {
      String text = entry.getMsg();
      Optional<LoggedMessage> message = LoggedMessage.parse(text);
      if (message.isPresent()) {
        message(message.get(), cameAt(message.get(), now));
      } else if (entry.getLevel() <= WARNING) {
        LOG.debug("PJSIP: {}", text.strip());
      }
    } catch (RuntimeException e) {
      LOG.error("An entry of PJSIP's log could not be read", e);
    }
  }

  /// The log tells of what came when the engine has read it.
  private long cameAt(LoggedMessage logged, long toldAtNanos) {
    boolean datagram =
        logged.heading() == Heading.RECEIVED
            && logged.transport() == SipTransport.UDP
            && engine.thread().isCurrent();
    return datagram ? arrivals.lastNanos(toldAtNanos) : toldAtNanos;
  }

  /// What is sent leaves when the log has been told, so that its moment is taken last.
  private void message(LoggedMessage logged, long cameAtNanos) {
    catchUp();
    String masked = logged.masked();
    Optional<SipText> read = SipText.parse(logged.text());
    if (engine.thread().isCurrent() && begins(logged, read)) {
      engine.thread().post(this::catchUp);
      long now = System.nanoTime();
      leaving = () -> tell(logged, read, masked, now);
    } else {
      boolean sent = logged.heading() == Heading.SENT;
      tell(logged, read, masked, sent ? System.nanoTime() : cameAtNanos);
    }
  }

  /// From this request on a call is timed: whoever were woken up, or only read it, before it is on
  /// the wire would make it late by as long as that takes, some milliseconds on a busy computer.
  private static boolean begins(LoggedMessage logged, Optional<SipText> message) {
    return logged.heading() == Heading.SENT
        && message.isPresent()
        && message.get().isRequest()
        && message.get().method().equals("INVITE")
        && message.get().toTag() == null;
  }

  /// Tells of an INVITE that was on its way out when the log was told; before anything that follows
  /// from it.
  void catchUp() {
    Runnable left = engine.thread().isCurrent() ? leaving : null;
    if (left != null) {
      leaving = null;
      left.run();
    }
  }

  private void tell(LoggedMessage logged, Optional<SipText> read, String masked, long atNanos) {
    var message =
        new SipMessage(atNanos, logged.heading(), logged.transport(), logged.remote(), masked);
    for (Sink sink : sinks) {
      engine.events().post(() -> tell(sink, message));
    }
    if (read.isEmpty()) {
      return;
    }
    if (engine.thread().isCurrent()) {
      read(logged, read.get(), atNanos);
    } else {
      engine.thread().post(() -> read(logged, read.get(), atNanos));
    }
  }

  private void read(LoggedMessage logged, SipText message, long atNanos) {
    dialogs.on(logged.heading(), message, atNanos);
    if (logged.heading() == Heading.SENT && message.isRequest()) {
      engine.sent(logged, message);
    }
  }

  /// Takes a message as every other is taken, and tells it to nobody: what the first one of a
  /// process would wait for is there then. On the engine's thread.
  void rehearse() {
    new Audience(engine.events(), _ -> {}).tell(new CallEvent.Invited(System.nanoTime()));
    try (Subscription _ = subscribe(_ -> {})) {
      Rehearsal.invite().ifPresent(invite -> message(invite, System.nanoTime()));
      catchUp();
    }
  }

  private void tell(Sink sink, SipMessage message) {
    if (sinks.contains(sink)) {
      sink.consumer().accept(message);
    }
  }
}
