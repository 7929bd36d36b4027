package com.kallglot.console.trace.foreign.frame;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.LongConsumer;

/// Tells how many bytes were read, and fails where its thread is interrupted.
final class CountedStream extends FilterInputStream {
  private final LongConsumer progress;
  private long read;

  CountedStream(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int some = super.read(into, from, most);
    count(Math.max(0, some));
    return some;
  }

  private void count(int some) throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted after " + read + " bytes");
    }
    read += some;
    progress.accept(read);
  }
}
