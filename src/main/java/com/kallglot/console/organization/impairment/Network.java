package com.kallglot.console.organization.impairment;

import org.jspecify.annotations.Nullable;

/// What the network does to the sound that comes from the far end.
///
/// @param seed of all that is left to chance: the same seed loses the same packets
/// @param lossPercent of the packets, on average
/// @param burst packets lost in a row, on average; 1 for each by itself
/// @param delayMs of every packet
/// @param jitterMs the most by which a packet is later than that
/// @param duplicatePercent of the packets that are not lost; they come twice
/// @param reorderPercent of the packets that are not lost; the next one overtakes them
/// @param namedAddress the media address that the far end's SDP names in place of its own; null for
///   its own
public record Network(
    long seed,
    double lossPercent,
    int burst,
    int delayMs,
    int jitterMs,
    double duplicatePercent,
    double reorderPercent,
    Path path,
    Source source,
    @Nullable String namedAddress) {
  public static final long LARGEST_SEED = 999_999_999;

  /// An untroubled one.
  public static final Network CLEAN =
      new Network(0, 0, 1, 0, 0, 0, 0, Path.OPEN, Source.NAMED, null);

  /// Which way is closed.
  public enum Path {
    OPEN,
    LOST_TO_CALLER,
    LOST_FROM_CALLER
  }

  /// From where the far end's sound comes.
  public enum Source {
    /// From the port that its SDP names.
    NAMED,
    /// From two others by turns.
    ELSEWHERE,
    /// From one other port, at which nobody listens.
    ANOTHER_PORT
  }

  /// Whether it does nothing, whatever its seed would do.
  public boolean isClean() {
    Network seedless = withSeed(0);
    Network still = lossPercent == 0 ? Knob.BURST.turned(seedless, CLEAN.burst) : seedless;
    return still.equals(CLEAN);
  }

  /// Whether packets to us are lost in it.
  public boolean losesPackets() {
    return lossPercent > 0 || path == Path.LOST_TO_CALLER;
  }

  public Network withSeed(long next) {
    return new Network(
        next,
        lossPercent,
        burst,
        delayMs,
        jitterMs,
        duplicatePercent,
        reorderPercent,
        path,
        source,
        namedAddress);
  }

  public Network with(Path next) {
    return where(next, source, namedAddress);
  }

  public Network with(Source next) {
    return where(path, next, namedAddress);
  }

  public Network naming(@Nullable String next) {
    return where(path, source, next);
  }

  private Network where(Path way, Source from, @Nullable String named) {
    return new Network(
        seed,
        lossPercent,
        burst,
        delayMs,
        jitterMs,
        duplicatePercent,
        reorderPercent,
        way,
        from,
        named);
  }
}
