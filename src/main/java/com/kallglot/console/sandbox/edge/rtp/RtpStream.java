package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.edge.sdp.Agreement;
import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.LiveNetwork;
import com.kallglot.console.sandbox.interpreter.Party;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sound of one call: a socket that RTP and RTCP share, what is counted on it and what is sent.
///
/// Public methods may be called from any thread and return at once; everything else runs on the
/// engine's thread.
public final class RtpStream {
  private static final Logger LOG = LoggerFactory.getLogger(RtpStream.class);
  private static final int LARGEST = 4096;
  private static final int SOCKET_BUFFER = 256 * 1024;

  private final RtpEngine engine;
  private final DatagramChannel channel;
  private final int port;
  private final CompletableFuture<StreamReport> report = new CompletableFuture<>();
  private final byte[] received = new byte[LARGEST];
  private final Conversation conversation;

  /// Networks that were left, through which packets may still be on their way.
  private final List<ImpairedPath> behind = new ArrayList<>();

  private Impairment impairment = Impairment.NONE;
  private @Nullable ImpairedPath path;
  private @Nullable LiveNetwork network;
  private volatile long lastHeardNanos = System.nanoTime();

  private RtpStream(RtpEngine engine, DatagramChannel channel, int port) {
    this.engine = engine;
    this.channel = channel;
    this.port = port;
    this.conversation = new Conversation(this::send);
  }

  static RtpStream open(RtpEngine engine, InetAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      channel.bind(new InetSocketAddress(address, 0));
      channel.configureBlocking(false);
      InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
      return new RtpStream(engine, channel, local.getPort());
    } catch (IOException problem) {
      channel.close();
      throw problem;
    }
  }

  /// The local port of RTP and RTCP.
  public int port() {
    return port;
  }

  /// Lets packets go through such a network, from the first on: to be told before anything is
  /// agreed.
  public void impair(Impairment planned) {
    engine.ask(() -> {
      if (meet(planned)) {
        conversation.startAt(planned.firstSequence());
      }
    });
  }

  /// Lets packets go through whatever network there is at their moment, from the next one on.
  public void follow(LiveNetwork live) {
    engine.ask(() -> network = live);
  }

  /// What waits in a network that is left still arrives; a packet that it holds up may be overtaken
  /// by those behind it.
  ///
  /// @return whether packets go through it from now on
  private boolean meet(Impairment next) {
    ImpairedPath left = path;
    impairment = next;
    try {
      InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
      path = ImpairedPath.of(engine, this::leave, next, local.getAddress());
    } catch (IOException problem) {
      LOG.warn("The media of port {} stay as they are", port, problem);
      return false;
    }
    if (left != null) {
      left.leaveBehind();
      behind.add(left);
    }
    return true;
  }

  /// Before a packet of sound is sent.
  private void look(byte[] packet) {
    LiveNetwork live = network;
    if (live == null || RtpHeader.isRtcp(packet)) {
      return;
    }
    Impairment now = live.now();
    if (!now.equals(impairment) && meet(now)) {
      live.met(now, Short.toUnsignedInt(ByteBuffer.wrap(packet).getShort(2)));
    }
  }

  /// Begins with what an offer and answer agreed on, or goes on with what they agree on now.
  ///
  /// @param ourKeys where SRTP was agreed
  public void agree(Agreement agreement, SrtpSuite.@Nullable Keys ourKeys, Play play) {
    engine.ask(() -> {
      boolean first = conversation.agree(agreement, ourKeys, play);
      if (first) {
        tick();
      }
    });
  }

  /// Sends something else from now on.
  public void play(Play play) {
    engine.ask(() -> conversation.play(play));
  }

  /// Lets the interpreter's party speak here from now on.
  public void interpret(Party party) {
    engine.ask(() -> {
      conversation.speaks(party);
      conversation.play(Play.INTERPRETED);
    });
  }

  /// Adds a digit that came by signalling.
  public void digit(char digit) {
    engine.ask(() -> conversation.digit(digit));
  }

  /// When an authentic packet came last, by [System#nanoTime]; when the stream was opened before
  /// that.
  public long lastHeardNanos() {
    return lastHeardNanos;
  }

  /// Ends the stream. What the socket had received until now is counted before the report is made.
  public CompletionStage<StreamReport> close() {
    engine.ask(this::finish);
    return report;
  }

  void register(Selector selector) {
    try {
      channel.register(selector, SelectionKey.OP_READ, this);
    } catch (IOException problem) {
      LOG.warn("The media port {} cannot be read, its call stays silent", port, problem);
    }
  }

  /// Takes one packet; a socket that holds more is readable again at once.
  void readNext() {
    if (!report.isDone()) {
      takePacket();
    }
  }

  /// @return whether there was one
  private boolean takePacket() {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(received);
      InetSocketAddress from = receive(buffer);
      if (from == null) {
        return false;
      }
      boolean isLost = path != null && path.isDeaf();
      if (!isLost && conversation.received(received, buffer.position(), from, System.nanoTime())) {
        lastHeardNanos = System.nanoTime();
      }
      return true;
    } catch (IOException problem) {
      // A port that nobody listens on any more is told to the next read
      LOG.debug("Reading media on port {}: {}", port, problem.toString());
      return false;
    }
  }

  private @Nullable InetSocketAddress receive(ByteBuffer buffer) throws IOException {
    buffer.clear();
    return (InetSocketAddress) channel.receive(buffer);
  }

  void finish() {
    if (report.isDone()) {
      return;
    }
    while (takePacket()) {
      // counted, what the socket already holds
    }
    conversation.goodbye(System.nanoTime());
    engine.forget(this);
    if (path != null) {
      path.close();
    }
    behind.forEach(ImpairedPath::close);
    try {
      channel.close();
    } catch (IOException problem) {
      LOG.debug("Closing the media port {}: {}", port, problem.toString());
    }
    report.complete(conversation.report());
  }

  /// Sends what is due and comes back when the next thing is.
  private void tick() {
    if (!report.isDone()) {
      engine.at(conversation.due(System.nanoTime()), this::tick);
    }
  }

  /// @return whether the network took it
  private boolean send(byte[] packet, int length, InetSocketAddress to) {
    look(packet);
    return path == null ? leave(packet, length, to) : path.send(packet, length, to);
  }

  private boolean leave(byte[] packet, int length, InetSocketAddress to) {
    try {
      return channel.send(ByteBuffer.wrap(packet, 0, length), to) > 0;
    } catch (IOException problem) {
      LOG.debug("Sending media from port {} to {}: {}", port, to, problem.toString());
      return false;
    }
  }
}
