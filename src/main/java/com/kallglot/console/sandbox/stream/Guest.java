package com.kallglot.console.sandbox.stream;

import com.kallglot.console.sandbox.interpreter.Interpretation;
import com.kallglot.console.sandbox.interpreter.Party;
import com.kallglot.console.sandbox.interpreter.TranscriptListener;
import com.kallglot.console.sandbox.interpreter.Turn;
import com.kallglot.console.sandbox.live.StreamDesk;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/// One connection that was admitted: a witness of its session until it sends sound, and then a
/// party too.
final class Guest implements StreamDesk.Guest, TranscriptListener {
  private static final Duration PIECE = Duration.ofMillis(100);
  private static final int PIECE_SAMPLES = 800;

  private final Outlet outlet;
  private final String sessionId;
  private final StreamDesk desk;
  private final Interpretation interpretation;
  private final ScheduledExecutorService clock;
  private @Nullable Party party;
  private @Nullable ScheduledFuture<?> playing;
  private long sequence;
  private long next;

  Guest(
      Outlet outlet,
      String sessionId,
      StreamDesk desk,
      Interpretation interpretation,
      ScheduledExecutorService clock) {
    this.outlet = outlet;
    this.sessionId = sessionId;
    this.desk = desk;
    this.interpretation = interpretation;
    this.clock = clock;
  }

  void begin() {
    outlet.send(Outgoing.ready(sessionId));
    interpretation.listen(this);
    desk.join(sessionId, this);
  }

  void leave() {
    interpretation.forget(this);
    desk.leave(sessionId, this);
    synchronized (this) {
      if (playing != null) {
        playing.cancel(false);
      }
    }
  }

  /// @param arrivedNanos by [System#nanoTime]
  void take(String text, long arrivedNanos) {
    switch (Message.parse(text)) {
      case Message.Ping() -> outlet.send(Outgoing.pong(sessionId));
      case Message.End() -> desk.end(sessionId);
      case Message.Flawed(String code, String why) ->
          outlet.send(Outgoing.error(sessionId, code, why));
      case Message.Sound(String speaker, short[] samples) -> sound(speaker, samples, arrivedNanos);
    }
  }

  private void sound(String speaker, short[] samples, long arrivedNanos) {
    Party speaking = partyOf(speaker);
    if (speaking == null) {
      outlet.send(
          Outgoing.error(
              sessionId,
              "invalid_speaker",
              "speaker is " + Interpretation.PARTIES + ", of which a call may have taken one."));
    } else {
      speaking.says(samples, arrivedNanos);
    }
  }

  private synchronized @Nullable Party partyOf(String speaker) {
    if (party == null) {
      party = interpretation.overStream(speaker).orElse(null);
      if (party != null) {
        desk.started(sessionId);
        next = System.nanoTime();
        playing =
            clock.scheduleAtFixedRate(
                this::play, PIECE.toNanos(), PIECE.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
    return party != null && party.name().equals(speaker) ? party : null;
  }

  /// Sends what the party heard in the last tenth of a second.
  private synchronized void play() {
    if (party == null || !outlet.isOpen()) {
      return;
    }
    var heard = new short[PIECE_SAMPLES];
    party.hears(heard, next);
    outlet.send(Outgoing.sound(sequence, sequence * PIECE.toMillis(), party.name(), heard));
    sequence++;
    next += PIECE.toNanos();
  }

  @Override
  public void partial(String speaker, String text) {
    outlet.send(Outgoing.partial(sessionId, speaker, text));
  }

  @Override
  public void done(Turn turn) {
    outlet.send(Outgoing.done(sessionId, turn));
  }

  @Override
  public void ended(String reason) {
    outlet.send(Outgoing.ended(sessionId, reason));
    outlet.close(CloseFrame.NORMAL, reason);
  }
}
