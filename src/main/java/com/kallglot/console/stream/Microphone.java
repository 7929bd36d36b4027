package com.kallglot.console.stream;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// Speaks in pieces of a tenth of a second, each when its time is over, as a microphone would:
/// silence where nothing is to be said. Begins when it is made and ends when it is closed.
final class Microphone implements AutoCloseable {
  static final Duration PIECE = Duration.ofMillis(100);
  private static final int PIECE_SAMPLES = StreamSound.RATE / 10;

  /// After a longer standstill of the machine it goes on from now, not in a burst.
  private static final long STANDSTILL_NANOS = 1_000_000_000;

  private final Sink sink;
  private final Track said = new Track();
  private final Thread thread;
  private short[] left = {};
  private volatile boolean closed;

  /// Takes a piece and sends it.
  interface Sink {
    void take(long timestampMs, short[] samples);
  }

  Microphone(Sink sink) {
    this.sink = sink;
    this.thread = Thread.ofPlatform().name("stream-microphone").daemon().unstarted(this::run);
  }

  void begin() {
    thread.start();
  }

  /// Says this, from the next piece on and in place of what is being said.
  synchronized void say(Pcm sound) {
    left = Resampler.to(StreamSound.RATE, sound).samples();
  }

  StreamSound said() {
    return said.sound();
  }

  private void run() {
    long start = System.nanoTime();
    long position = 0;
    while (!closed) {
      short[] piece = next();
      long end = start + (position + 1) * PIECE.toNanos();
      for (long wait = end - System.nanoTime(); wait > 0 && !closed; ) {
        LockSupport.parkNanos(wait);
        wait = end - System.nanoTime();
      }
      position = after(position, System.nanoTime() - end);
      end = start + (position + 1) * PIECE.toNanos();
      said.add(new Pcm(piece, StreamSound.RATE), position * PIECE.toMillis(), end);
      sink.take(position * PIECE.toMillis(), piece);
      position++;
    }
  }

  /// The place of a piece that is late: what was missed in a standstill was never said, so that a
  /// place still tells when its piece was said.
  static long after(long position, long lateNanos) {
    return lateNanos > STANDSTILL_NANOS ? position + lateNanos / PIECE.toNanos() : position;
  }

  private synchronized short[] next() {
    short[] piece = Arrays.copyOf(left, PIECE_SAMPLES);
    left =
        left.length <= PIECE_SAMPLES
            ? new short[0]
            : Arrays.copyOfRange(left, PIECE_SAMPLES, left.length);
    return piece;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
