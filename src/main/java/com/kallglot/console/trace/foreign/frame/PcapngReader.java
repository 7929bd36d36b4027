package com.kallglot.console.trace.foreign.frame;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The blocks of a pcapng file, whose first four bytes are read already.
final class PcapngReader {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int PACKET = 6;
  private static final int MAGIC = 0x1A2B3C4D;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;
  private static final int LEAST = 12;

  private final Records in;
  private final Consumer<Frame> sink;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /// @param resolution bits 0 to 6 of `if_tsresol`: powers of ten, with bit 7 of two
  private record Interface(int link, int resolution, long offsetSeconds) {
    long nanos(long units) {
      boolean binary = (resolution & 0x80) != 0;
      int power = resolution & 0x7F;
      BigInteger nanos =
          new BigInteger(Long.toUnsignedString(units)).multiply(BigInteger.TEN.pow(9));
      BigInteger since = binary ? nanos.shiftRight(power) : nanos.divide(BigInteger.TEN.pow(power));
      return since.longValue() + offsetSeconds * 1_000_000_000;
    }
  }

  PcapngReader(Records in, Consumer<Frame> sink) {
    this.in = in;
    this.sink = sink;
  }

  /// Ends by an exception, where the file ends or was cut off.
  void read() throws IOException {
    section(in.take(8));
    while (true) {
      ByteBuffer head = ByteBuffer.wrap(in.take(4)).order(order);
      if (head.getInt(0) == SECTION) {
        section(in.take(8));
      } else {
        block(head.getInt(0));
      }
    }
  }

  /// @param head length and byte order of the section
  private void section(byte[] head) throws IOException {
    boolean big = ByteBuffer.wrap(head).getInt(4) == MAGIC;
    order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    interfaces.clear();
    int length = length(ByteBuffer.wrap(head).order(order).getInt(0));
    var _ = in.take(length - LEAST);
    in.ended();
  }

  private void block(int type) throws IOException {
    int length = length(ByteBuffer.wrap(in.take(4)).order(order).getInt(0));
    byte[] whole = in.take(length - 8);
    ByteBuffer body = ByteBuffer.wrap(whole, 0, whole.length - 4).slice().order(order);
    if (type == PACKET || type == OLD_PACKET) {
      in.packetEnded();
    } else {
      in.ended();
    }
    if (type == INTERFACE && body.limit() >= 8) {
      interfaces.add(described(body));
    } else if (type == PACKET && body.limit() >= 20) {
      packet(body.getInt(0), body);
    } else if (type == OLD_PACKET && body.limit() >= 20) {
      packet(body.getShort(0) & 0xFFFF, body);
    }
  }

  private static int length(int told) throws EOFException {
    if (told < LEAST || told > CaptureReader.LARGEST) {
      throw new EOFException("A block of " + told + " bytes");
    }
    return told;
  }

  private Interface described(ByteBuffer body) {
    int resolution = 6;
    long offset = 0;
    int at = 8;
    while (at + 4 <= body.limit()) {
      int code = body.getShort(at) & 0xFFFF;
      int length = body.getShort(at + 2) & 0xFFFF;
      if (code == 0 || at + 4 + length > body.limit()) {
        break;
      }
      if (code == RESOLUTION && length >= 1) {
        resolution = body.get(at + 4) & 0xFF;
      } else if (code == OFFSET && length >= 8) {
        offset = body.getLong(at + 4);
      }
      at += 4 + ((length + 3) & ~3);
    }
    return new Interface(body.getShort(0) & 0xFFFF, resolution, offset);
  }

  private void packet(int from, ByteBuffer body) {
    int length = body.getInt(12);
    if (from < 0 || from >= interfaces.size() || length < 0 || 20 + length > body.limit()) {
      return;
    }
    Interface made = interfaces.get(from);
    long units =
        (Integer.toUnsignedLong(body.getInt(4)) << 32) | Integer.toUnsignedLong(body.getInt(8));
    byte[] bytes = new byte[length];
    body.get(20, bytes);
    sink.accept(new Frame(made.nanos(units), made.link, from, bytes));
  }
}
