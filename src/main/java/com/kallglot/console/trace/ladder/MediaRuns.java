package com.kallglot.console.trace.ladder;

import com.kallglot.console.media.SequenceLoss;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.negotiation.Codec;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers packets into runs: by sender, receiver, SSRC and payload type, so that digits between
/// the sound are runs of their own. Both share the sequence numbers of their SSRC (RFC 4733
/// §2.5.1), by which a run is told what was missing when its packets came. Headers are readable in
/// SRTP too (RFC 3711 §3.1).
public final class MediaRuns {
  /// A pause longer than this ends a run; RTCP comes every five seconds or so (RFC 3550 §6.2).
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration REPORT_PAUSE = Duration.ofSeconds(15);

  private static final int RTP_HEADER = 12;
  private static final int RTCP_HEADER = 8;

  private static final Map<Integer, String> REPORTS =
      Map.of(200, "SR", 201, "RR", 202, "SDES", 203, "BYE", 204, "APP", 207, "XR");

  private final Map<Integer, String> formats;
  private final Map<Key, Open> open = new HashMap<>();
  private final Map<Key, Stream> streams = new HashMap<>();
  private final List<Open> all = new ArrayList<>();

  private record Key(
      Heading heading,
      MediaPacket.Kind kind,
      InetSocketAddress source,
      InetSocketAddress destination,
      int ssrc,
      int payloadType) {}

  private static final class Open {
    final Key key;
    final String peer;
    final String format;
    final long began;
    long until;
    long packets;
    long lost;

    Open(Key key, String format, MediaPacket first) {
      this.key = key;
      this.peer = first.peer();
      this.format = format;
      this.began = first.atNanos();
      this.until = began;
    }
  }

  /// All packets of one SSRC from one socket to another.
  private static final class Stream {
    final SequenceLoss loss = new SequenceLoss();
    final Deque<Open> missing = new ArrayDeque<>();

    /// What comes late after all is taken from the run that missed something last.
    void received(int sequence, Open run) {
      long before = loss.lost();
      loss.received(sequence);
      long more = loss.lost() - before;
      if (more > 0) {
        run.lost += more;
        missing.push(run);
      }
      for (long found = more; found < 0; found++) {
        missing.removeIf(noticed -> noticed.lost == 0);
        if (!missing.isEmpty()) {
          missing.element().lost--;
        }
      }
    }
  }

  /// @param messages whose SDP names the payload types
  public MediaRuns(List<SipMessage> messages) {
    this.formats = formats(messages);
  }

  /// The runs of packets that are all there.
  public static List<Rung.Run> of(List<MediaPacket> packets, List<SipMessage> messages) {
    var runs = new MediaRuns(messages);
    packets.forEach(runs::take);
    return runs.runs();
  }

  /// In the order in which they began.
  public List<Rung.Run> runs() {
    return all.stream().map(MediaRuns::run).toList();
  }

  private static Map<Integer, String> formats(List<SipMessage> messages) {
    var names = new HashMap<Integer, String>();
    for (SipMessage message : messages) {
      SessionDescription.in(SipText.of(message.text())).stream()
          .flatMap(description -> description.media().stream())
          .flatMap(medium -> medium.codecs().stream())
          .filter(codec -> codec.payloadType().matches("\\d{1,3}") && !codec.name().isEmpty())
          .forEach((Codec codec) -> names.put(Integer.parseInt(codec.payloadType()), codec.name()));
    }
    return names;
  }

  /// Takes the next packet.
  public void take(MediaPacket packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    switch (packet.kind()) {
      case RTP -> {
        if (bytes.limit() >= RTP_HEADER) {
          int type = bytes.get(1) & 0x7F;
          Open run =
              run(key(packet, bytes.getInt(8), type), formats.getOrDefault(type, ""), packet);
          Key stream = key(packet, bytes.getInt(8), -1);
          streams.computeIfAbsent(stream, _ -> new Stream()).received(bytes.getShort(2), run);
        }
      }
      case RTCP -> {
        if (bytes.limit() >= RTCP_HEADER) {
          String report = REPORTS.getOrDefault(bytes.get(1) & 0xFF, "");
          var _ = run(key(packet, bytes.getInt(4), -1), report, packet);
        }
      }
      case OTHER -> {
        var _ = run(key(packet, 0, -1), "", packet);
      }
    }
  }

  private static Key key(MediaPacket packet, int ssrc, int payloadType) {
    return new Key(
        packet.heading(), packet.kind(), packet.source(), packet.destination(), ssrc, payloadType);
  }

  private Open run(Key key, String format, MediaPacket packet) {
    Duration pause = key.kind == MediaPacket.Kind.RTCP ? REPORT_PAUSE : PAUSE;
    Open run = open.get(key);
    if (run == null || packet.atNanos() - run.until > pause.toNanos()) {
      run = new Open(key, format, packet);
      open.put(key, run);
      all.add(run);
    }
    run.until = Math.max(run.until, packet.atNanos());
    run.packets++;
    return run;
  }

  private static Rung.Run run(Open run) {
    Key key = run.key;
    return new Rung.Run(
        key.heading,
        key.kind,
        run.began,
        run.until,
        run.peer,
        run.format,
        key.payloadType,
        key.ssrc,
        run.packets,
        run.lost);
  }
}
