package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.impairment.Chance;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.Lateness;
import com.kallglot.console.sandbox.impairment.Losses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of one call's packets to the other side, through a network that loses and delays them. A
/// packet that it loses has left, as far as its sender knows. For the engine's thread.
final class ImpairedPath implements Conversation.Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(ImpairedPath.class);

  private final RtpEngine engine;
  private final Conversation.Outlet outlet;
  private final Impairment impairment;
  private final Losses losses;
  private final Lateness lateness;
  private final Chance duplicates;
  private final Chance reorderings;
  private final List<DatagramChannel> elsewhere = new ArrayList<>();
  private long lastDue;
  private int turn;
  private @Nullable Overtaken overtaken;

  /// A packet that waits for the next one to pass.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Overtaken(byte[] packet, InetSocketAddress to) {}

  private ImpairedPath(RtpEngine engine, Conversation.Outlet outlet, Impairment impairment) {
    this.engine = engine;
    this.outlet = outlet;
    this.impairment = impairment;
    this.losses = impairment.losses();
    this.lateness = impairment.lateness();
    this.duplicates = impairment.duplicates();
    this.reorderings = impairment.reorderings();
    this.lastDue = System.nanoTime();
  }

  /// @param outlet to the true network
  static ImpairedPath of(
      RtpEngine engine, Conversation.Outlet outlet, Impairment impairment, InetAddress address)
      throws IOException {
    var path = new ImpairedPath(engine, outlet, impairment);
    int others =
        switch (impairment.source()) {
          case NAMED -> 0;
          case ANOTHER_PORT -> 1;
          case ELSEWHERE -> 2;
        };
    for (int i = 0; i < others; i++) {
      path.open(address);
    }
    return path;
  }

  private void open(InetAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    elsewhere.add(channel);
    channel.bind(new InetSocketAddress(address, 0));
    channel.configureBlocking(false);
  }

  /// Whether what comes from the other side is lost on its way.
  boolean isDeaf() {
    return impairment.path() == Impairment.Path.LOST_FROM_CALLER;
  }

  @Override
  public boolean send(byte[] packet, int length, InetSocketAddress to) {
    boolean sound = !RtpHeader.isRtcp(packet);
    if ((sound && losses.isNextLost()) || impairment.path() == Impairment.Path.LOST_TO_CALLER) {
      return true;
    }
    return sound ? sendSound(packet, length, to) : carry(packet, length, to);
  }

  private boolean sendSound(byte[] packet, int length, InetSocketAddress to) {
    boolean twice = duplicates.isNext();
    if (reorderings.isNext() && overtaken == null) {
      overtaken = new Overtaken(Arrays.copyOf(packet, length), to);
      return true;
    }
    boolean left = carry(packet, length, to);
    if (twice) {
      left &= carry(packet, length, to);
    }
    return letPass() && left;
  }

  /// Sends the packet that was overtaken.
  private boolean letPass() {
    Overtaken waiting = overtaken;
    overtaken = null;
    return waiting == null || carry(waiting.packet, waiting.packet.length, waiting.to);
  }

  private boolean carry(byte[] packet, int length, InetSocketAddress to) {
    boolean sound = !RtpHeader.isRtcp(packet);
    long delay = impairment.delay().toNanos() + (sound ? lateness.nextNanos() : 0);
    if (delay == 0) {
      return leave(packet, length, to);
    }
    byte[] copy = Arrays.copyOf(packet, length);
    long due = System.nanoTime() + delay;
    if (sound) {
      due = due - lastDue > 0 ? due : lastDue + 1; // none overtakes the one ahead of it
      lastDue = due;
    }
    engine.at(
        due,
        () -> {
          var _ = leave(copy, length, to);
        });
    return true;
  }

  private boolean leave(byte[] packet, int length, InetSocketAddress to) {
    if (elsewhere.isEmpty() || RtpHeader.isRtcp(packet)) {
      return outlet.send(packet, length, to);
    }
    turn = (turn + 1) % elsewhere.size();
    try {
      return elsewhere.get(turn).send(ByteBuffer.wrap(packet, 0, length), to) > 0;
    } catch (IOException problem) {
      LOG.debug("Sending media from elsewhere to {}: {}", to, problem.toString());
      return false;
    }
  }

  /// No packet comes this way any more; the one that waits for the next goes on.
  void leaveBehind() {
    var _ = letPass();
  }

  void close() {
    var _ = letPass();
    for (DatagramChannel channel : elsewhere) {
      try {
        channel.close();
      } catch (IOException problem) {
        LOG.debug("Closing another media port: {}", problem.toString());
      }
    }
  }
}
