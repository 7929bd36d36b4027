package com.kallglot.console.sandbox.impairment;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What the network does to the RTP of one call, as seen from the far end that the sandbox is.
///
/// @param seed of everything that is left to chance: the same seed loses the same packets
/// @param lossPercent of the packets to the caller, on average, 0 to 100
/// @param burst packets lost in a row, on average; 1 for each by itself
/// @param delay of every packet to the caller, RTCP too
/// @param jitter the most by which an RTP packet to the caller comes later than that; evenly spread
///   by the seed, and never before the one ahead of it
/// @param duplicatePercent of the packets that are not lost, 0 to 100: they come twice
/// @param reorderPercent of the packets that are not lost, 0 to 100: the next one overtakes them
/// @param named the media address that the far end's SDP names in place of its own; null for its
///   own
public record Impairment(
    long seed,
    double lossPercent,
    int burst,
    Duration delay,
    Duration jitter,
    double duplicatePercent,
    double reorderPercent,
    Path path,
    Source source,
    @Nullable InetAddress named) {
  /// An untroubled network.
  public static final Impairment NONE =
      new Impairment(0, 0, 1, Duration.ZERO, Duration.ZERO, 0, 0, Path.OPEN, Source.NAMED, null);

  private static final int SEQUENCES = 1 << 16;

  /// Keeps the first packets of a call from wrapping round at once (RFC 3550 §5.1, RFC 3711
  /// §3.3.1).
  private static final int FIRST_SEQUENCES = 1 << 15;

  /// Which way is closed, to RTP and RTCP alike.
  public enum Path {
    OPEN,
    /// Nothing of the far end comes to the caller.
    LOST_TO_CALLER,
    /// Nothing of the caller comes to the far end, which sends silence where it would echo.
    LOST_FROM_CALLER
  }

  /// From where the far end's RTP comes.
  public enum Source {
    /// From the port that its SDP names.
    NAMED,
    /// From two others by turns, at neither of which it hears: as through a translation of
    /// addresses that gives each packet a port of its own.
    ELSEWHERE,
    /// From one other port, at which it does not hear: a far end without symmetric RTP (RFC 4961).
    ANOTHER_PORT
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /// Neighbouring seeds would give neighbouring first numbers. The reorderings of a seed draw what
  /// the first number of the next seed is drawn from, as the purposes are five: that harms nobody,
  /// and another factor would change which packets a known seed loses.
  private Random random(int purpose) {
    return new Random((seed * 4 + purpose) * 0x9E37_79B9_7F4A_7C15L);
  }

  /// The number of the first packet to the caller, 0 to 32767, by the seed.
  public int firstSequence() {
    return random(1).nextInt(FIRST_SEQUENCES);
  }

  /// The fate of one packet to the caller after another.
  public Losses losses() {
    return new Losses(random(2), lossPercent / 100, burst);
  }

  /// How late one packet to the caller after another is, beyond [#delay].
  public Lateness lateness() {
    return new Lateness(random(3), jitter);
  }

  /// Which packets come twice, asked of one that is not lost after another.
  public Chance duplicates() {
    return new Chance(random(4), duplicatePercent / 100);
  }

  /// Which packets are overtaken by the next, asked of one that is not lost after another.
  public Chance reorderings() {
    return new Chance(random(5), reorderPercent / 100);
  }

  /// Of so many packets to the caller the sequence numbers of those that are lost, in order, in a
  /// call that begins with this network.
  public List<Integer> dropped(int packets) {
    return dropped(firstSequence(), packets);
  }

  /// The same in a call that came to it later.
  ///
  /// @param first the number of the first packet that met it
  public List<Integer> dropped(int first, int packets) {
    var dropped = new ArrayList<Integer>();
    Losses losses = losses();
    for (int i = 0; i < packets; i++) {
      if (losses.isNextLost() || path == Path.LOST_TO_CALLER) {
        dropped.add((first + i) % SEQUENCES);
      }
    }
    return dropped;
  }
}
