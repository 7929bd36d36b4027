package com.kallglot.console.trace.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the pcapng format (draft-ietf-opsawg-pcapng): a section, its interfaces, packets with
/// their nanosecond, direction and remark. What is written is closed by whoever opened it.
final class Pcapng {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int MAGIC = 0x1A2B3C4D;

  private static final int END = 0;
  private static final int REMARK = 1;
  private static final int NAME = 2;
  private static final int FLAGS = 2;
  private static final int DESCRIPTION = 3;
  private static final int APPLICATION = 4;
  private static final int RESOLUTION = 9;
  private static final byte NANOSECONDS = 9;

  /// What packets begin with: an IPv4 or IPv6 header (LINKTYPE_RAW). libpcap reads a file only
  /// where all interfaces have one link type.
  private static final short RAW = 101;

  /// Bits 0 and 1 of the flags of a packet.
  enum Direction {
    INBOUND(1),
    OUTBOUND(2);

    private final int bits;

    Direction(int bits) {
      this.bits = bits;
    }
  }

  private final OutputStream out;

  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record Option(int code, byte[] value) {
    static Option text(int code, String value) {
      return new Option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
      return 4 + padded(value.length);
    }
  }

  /// Begins the file.
  Pcapng(OutputStream out, String application, String remark) throws IOException {
    this.out = out;
    block(
        SECTION,
        16,
        List.of(Option.text(APPLICATION, application), Option.text(REMARK, remark)),
        body -> body.putInt(MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  /// Interfaces are numbered from 0 in the order in which they are added.
  void add(String name, String description) throws IOException {
    block(
        INTERFACE,
        8,
        List.of(
            Option.text(NAME, name),
            Option.text(DESCRIPTION, description),
            new Option(RESOLUTION, new byte[] {NANOSECONDS})),
        body -> body.putShort(RAW).putShort((short) 0).putInt(0));
  }

  /// @param to the number of the interface
  /// @param length of the whole, of which `bytes` may be the beginning
  /// @param remark null for none
  void packet(
      int to, Instant at, Direction direction, byte[] bytes, int length, @Nullable String remark)
      throws IOException {
    long nanos = at.getEpochSecond() * 1_000_000_000 + at.getNano();
    var options = new ArrayList<Option>();
    if (remark != null) {
      options.add(Option.text(REMARK, remark));
    }
    options.add(new Option(FLAGS, flags(direction)));
    block(
        PACKET,
        20 + padded(bytes.length),
        options,
        body ->
            body.putInt(to)
                .putInt((int) (nanos >>> 32))
                .putInt((int) nanos)
                .putInt(bytes.length)
                .putInt(length)
                .put(bytes)
                .position(body.position() + padded(bytes.length) - bytes.length));
  }

  private void block(
      int type, int length, List<Option> options, Function<ByteBuffer, ByteBuffer> body)
      throws IOException {
    int whole = 12 + length + options.stream().mapToInt(Option::length).sum() + 4;
    byte[] bytes = new byte[whole];
    ByteBuffer block = ordered(bytes).putInt(type).putInt(whole);
    var _ = body.apply(block);
    for (Option option : options) {
      block.putShort((short) option.code).putShort((short) option.value.length).put(option.value);
      block.position(block.position() + padded(option.value.length) - option.value.length);
    }
    block.putInt(END).putInt(whole);
    out.write(bytes);
  }

  private static byte[] flags(Direction direction) {
    byte[] flags = new byte[4];
    ordered(flags).putInt(direction.bits);
    return flags;
  }

  private static ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
