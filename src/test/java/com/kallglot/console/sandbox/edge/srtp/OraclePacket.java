package com.kallglot.console.sandbox.edge.srtp;

import org.jitsi.utils.ByteArrayBuffer;

/// A packet with room to grow, as the oracle wants it.
final class OraclePacket implements ByteArrayBuffer {
  private final byte[] buffer;
  private int length;

  OraclePacket(byte[] buffer, int length) {
    this.buffer = buffer;
    this.length = length;
  }

  @Override
  public byte[] getBuffer() {
    return buffer;
  }

  @Override
  public int getOffset() {
    return 0;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int length) {
    this.length = length;
  }

  @Override
  public void setOffset(int offset) {
    throw new AssertionError("The oracle moved the packet");
  }

  @Override
  public boolean isInvalid() {
    return false;
  }

  @Override
  public void readRegionToBuff(int offset, int count, byte[] target) {
    System.arraycopy(buffer, offset, target, 0, count);
  }

  @Override
  public void grow(int count) {
    if (length + count > buffer.length) {
      throw new AssertionError("The packet grows by more than foreseen");
    }
  }

  @Override
  public void append(byte[] data, int count) {
    System.arraycopy(data, 0, buffer, length, count);
    length += count;
  }

  @Override
  public void shrink(int count) {
    length -= count;
  }
}
