package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.Softphone.Subscription;
import com.kallglot.console.softphone.pjsip.protocol.Dialogs;
import com.kallglot.console.softphone.pjsip.protocol.LoggedMessage;
import com.kallglot.console.softphone.pjsip.protocol.Rehearsal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
  private final List<Sink> sinks = new CopyOnWriteArrayList<>();

  EngineLog(Engine engine, Dialogs dialogs) {
    this.engine = engine;
    this.dialogs = dialogs;
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
        message(message.get(), now);
      } else if (entry.getLevel() <= WARNING) {
        LOG.debug("PJSIP: {}", text.strip());
      }
    } catch (RuntimeException e) {
      LOG.error("An entry of PJSIP's log could not be read", e);
    }
  }

  /// What came was there when the log told of it; what is sent leaves when the log has been told,
  /// so that its moment is taken last.
  private void message(LoggedMessage logged, long toldAtNanos) {
    String masked = logged.masked();
    Optional<SipText> read = SipText.parse(logged.text());
    long atNanos =
        switch (logged.heading()) {
          case RECEIVED -> toldAtNanos;
          case SENT -> System.nanoTime();
        };
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
    }
  }

  private void tell(Sink sink, SipMessage message) {
    if (sinks.contains(sink)) {
      sink.consumer().accept(message);
    }
  }
}
