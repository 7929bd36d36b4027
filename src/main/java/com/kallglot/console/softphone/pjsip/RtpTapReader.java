package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.media.rtp.RtpMeter.Source;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.pjsip.protocol.MediaPackets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.RtpTap;

/// The taps of one call, read into its meter. The rings are native memory, given back by [#close];
/// draining and closing may be done by any thread.
final class RtpTapReader {
  /// 2.6 s of G.711 in both directions; drained ten times a second.
  private static final int RING_BYTES = 64 * 1024;

  private static final int MAX_PORT = 0xFFFF;

  /// Where a drain puts its records: one per thread that drains.
  static ByteBuffer newBuffer() {
    return ByteBuffer.allocateDirect(2 * RING_BYTES).order(ByteOrder.nativeOrder());
  }

  private final RtpMeter meter;
  private final MediaPackets packets;
  private final List<Long> handles = new ArrayList<>();
  private boolean closed;
  private volatile long dropped;

  RtpTapReader(RtpMeter meter, MediaPackets packets) {
    this.meter = meter;
    this.packets = packets;
  }

  /// In `onCreateMediaTransport`: taps the transport on its way to the wire.
  synchronized void attach(OnCreateMediaTransportParam parameters) {
    if (closed) {
      return;
    }
    long handle = RtpTap.attach(parameters, RtpTap.Place.BELOW_SRTP, RING_BYTES);
    if (handle != 0) {
      handles.add(handle);
    }
  }

  synchronized void drain(ByteBuffer buffer) {
    long missed = 0;
    for (long handle : handles) {
      int bytes = RtpTap.drain(handle, buffer);
      for (int at = 0; at < bytes; at += buffer.getInt(at)) {
        record(buffer, at);
        if (packets.areWanted()) {
          packets.add(packet(buffer, at));
        }
      }
      missed += RtpTap.dropped(handle);
    }
    dropped = Math.max(dropped, missed);
    packets.flush();
  }

  /// Packets of either direction that nobody drained in time, and that are therefore in no counter.
  long dropped() {
    return dropped;
  }

  private void record(ByteBuffer buffer, int at) {
    if (buffer.get(at + 5) != RtpTap.Kind.RTP) {
      return;
    }
    boolean received = buffer.get(at + 4) == RtpTap.Direction.RECEIVED;
    Source peer = source(buffer, at, received ? at + 16 : at + 32, received ? at + 48 : at + 50);
    if (received) {
      int packet = at + RtpTap.HEADER;
      ByteBuffer bytes = buffer.slice(packet, buffer.getInt(at + 52)).order(ByteOrder.BIG_ENDIAN);
      meter.received(buffer.getLong(at + 8), peer, bytes);
    } else {
      meter.sent(peer);
    }
  }

  private static MediaPacket packet(ByteBuffer buffer, int at) {
    var bytes = new byte[buffer.getInt(at + 52)];
    buffer.get(at + RtpTap.HEADER, bytes);
    return new MediaPacket(
        buffer.getLong(at + 8),
        buffer.get(at + 4) == RtpTap.Direction.RECEIVED ? Heading.RECEIVED : Heading.SENT,
        kind(buffer.get(at + 5)),
        socket(buffer, at, at + 16, at + 48),
        socket(buffer, at, at + 32, at + 50),
        bytes);
  }

  private static MediaPacket.Kind kind(byte kind) {
    if (kind == RtpTap.Kind.RTP) {
      return MediaPacket.Kind.RTP;
    }
    return kind == RtpTap.Kind.RTCP ? MediaPacket.Kind.RTCP : MediaPacket.Kind.OTHER;
  }

  /// Where no address is known, the one that stands for any.
  private static InetSocketAddress socket(ByteBuffer buffer, int record, int address, int port) {
    InetAddress known = address(buffer, record, address);
    int number = buffer.getShort(port) & MAX_PORT;
    return known == null ? new InetSocketAddress(number) : new InetSocketAddress(known, number);
  }

  private static Source source(ByteBuffer buffer, int record, int address, int port) {
    InetAddress known = address(buffer, record, address);
    return new Source(
        known == null ? "" : known.getHostAddress(), buffer.getShort(port) & MAX_PORT);
  }

  private static @Nullable InetAddress address(ByteBuffer buffer, int record, int address) {
    var bytes = new byte[buffer.getShort(record + 6)];
    buffer.get(address, bytes);
    try {
      return bytes.length == 0 ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of " + bytes.length + " bytes in the RTP tap", e);
    }
  }

  synchronized void close() {
    closed = true;
    handles.forEach(RtpTap::close);
    handles.clear();
  }
}
