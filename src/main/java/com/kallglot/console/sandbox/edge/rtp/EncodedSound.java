package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.media.G711;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.sandbox.edge.sdp.Format;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The sounds the edge can make, encoded once per law and played round and round.
final class EncodedSound implements Sound {
  private static final int RATE = 8000;
  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final long TALKER = 20_260_101;
  private static final Map<Play, EncodedSound> ULAW = new EnumMap<>(Play.class);
  private static final Map<Play, EncodedSound> ALAW = new EnumMap<>(Play.class);

  private final byte[] samples;

  private EncodedSound(byte[] samples) {
    this.samples = samples;
  }

  /// The sound in a codec; empty where the edge cannot encode it.
  static Optional<EncodedSound> of(Play play, Format codec) {
    if (!play.isSound()) {
      return Optional.empty();
    }
    if (codec.isNamed("PCMU")) {
      return Optional.of(cached(ULAW, play, Law.ULAW));
    }
    return codec.isNamed("PCMA") ? Optional.of(cached(ALAW, play, Law.ALAW)) : Optional.empty();
  }

  @Override
  public void copy(long position, long nanos, byte[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = samples[(int) Math.floorMod(position + i, (long) samples.length)];
    }
  }

  private enum Law {
    ULAW,
    ALAW
  }

  private static EncodedSound cached(Map<Play, EncodedSound> cache, Play play, Law law) {
    synchronized (cache) {
      return cache.computeIfAbsent(play, p -> new EncodedSound(encode(linear(p), law)));
    }
  }

  private static byte[] encode(Pcm sound, Law law) {
    return switch (law) {
      case ULAW -> G711.encodeUlaw(sound.samples());
      case ALAW -> G711.encodeAlaw(sound.samples());
    };
  }

  private static Pcm linear(Play play) {
    return switch (play) {
      case TONE -> Signals.tone(440, LENGTH, RATE);
      case SPEECH -> Signals.speech(TALKER, LENGTH, RATE);
      case RINGING -> ringing();
      case SILENCE, ECHO, NOTHING, INTERPRETED -> Signals.silence(LENGTH, RATE);
    };
  }

  private static Pcm ringing() {
    Duration second = Duration.ofSeconds(1);
    short[] low = Signals.tone(440, second, RATE).samples();
    short[] high = Signals.tone(480, second, RATE).samples();
    short[] cadence = new short[5 * RATE];
    for (int i = 0; i < RATE; i++) {
      cadence[i] = (short) ((low[i] + high[i]) / 2);
    }
    return new Pcm(cadence, RATE);
  }
}
