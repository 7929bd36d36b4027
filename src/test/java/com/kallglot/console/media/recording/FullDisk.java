package com.kallglot.console.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A file on a disk that has room for so many bytes.
final class FullDisk implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private final long room;

  FullDisk(SeekableByteChannel file, long room) {
    this.file = file;
    this.room = room;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long left = room - position();
    if (left <= 0 && bytes.hasRemaining()) {
      throw new IOException("No space left on device");
    }
    int count = (int) Math.min(left, bytes.remaining());
    var part = bytes.slice(bytes.position(), count);
    int written = file.write(part);
    bytes.position(bytes.position() + written);
    return written;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return file.read(bytes);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    file.position(to);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
