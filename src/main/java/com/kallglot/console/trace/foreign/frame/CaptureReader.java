package com.kallglot.console.trace.foreign.frame;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/// Reads a capture from its beginning to its end, or to where it was cut off.
public final class CaptureReader {
  static final int LARGEST = 16 << 20;
  private static final int GZIP = 0x1F8B;
  private static final int PCAPNG = 0x0A0D0D0A;
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;
  private static final int PCAP_HEADER = 20;
  private static final int PCAP_RECORD = 16;
  private static final long SECOND = 1_000_000_000;

  private CaptureReader() {}

  /// Hands over what each packet carried, in the order of the file.
  public static Extent read(Path file, CaptureSink sink) throws CaptureException {
    return read(file, sink, _ -> {});
  }

  /// The same, and tells now and then how many bytes of the file are read. Ends soon where its
  /// thread is interrupted.
  public static Extent read(Path file, CaptureSink sink, LongConsumer progress)
      throws CaptureException {
    var unwrapping = new Unwrapping(sink);
    try (InputStream in = open(file, progress)) {
      var records = new Records(in);
      try {
        records(file, records, unwrapping);
      } catch (EOFException e) {
        return records.extent(); // where the file ends, or where it was cut off
      }
      return records.extent();
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      throw new CaptureException.GivenUp(file.toString(), e);
    } catch (IOException e) {
      throw new CaptureException.Unreadable(file.toString(), e);
    }
  }

  private static InputStream open(Path file, LongConsumer progress) throws IOException {
    var counted = new CountedStream(Files.newInputStream(file), progress);
    var in = new BufferedInputStream(counted, 1 << 16);
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }

  private static void records(Path file, Records records, Unwrapping unwrapping)
      throws IOException, CaptureException {
    int number = magic(file, records);
    int turned = Integer.reverseBytes(number);
    if (number == PCAPNG) {
      new PcapngReader(records, unwrapping::take).read();
    } else if (number == MICROSECONDS || number == NANOSECONDS) {
      pcap(records, ByteOrder.BIG_ENDIAN, number == NANOSECONDS ? 1 : 1000, unwrapping);
    } else if (turned == MICROSECONDS || turned == NANOSECONDS) {
      pcap(records, ByteOrder.LITTLE_ENDIAN, turned == NANOSECONDS ? 1 : 1000, unwrapping);
    } else {
      throw new CaptureException.NoCapture(file.toString());
    }
  }

  private static int magic(Path file, Records records) throws IOException, CaptureException {
    try {
      return ByteBuffer.wrap(records.take(4)).getInt();
    } catch (EOFException e) {
      throw new CaptureException.NoCapture(file.toString());
    }
  }

  private static void pcap(Records records, ByteOrder order, long unit, Unwrapping unwrapping)
      throws IOException {
    ByteBuffer header = ByteBuffer.wrap(records.take(PCAP_HEADER)).order(order);
    int link = header.getInt(16) & 0xFFFF;
    records.ended();
    while (true) {
      ByteBuffer record = ByteBuffer.wrap(records.take(PCAP_RECORD)).order(order);
      long at =
          Integer.toUnsignedLong(record.getInt(0)) * SECOND
              + Integer.toUnsignedLong(record.getInt(4)) * unit;
      int length = record.getInt(8);
      if (length < 0 || length > LARGEST) {
        return; // damaged: where the next one begins is not known
      }
      byte[] bytes = records.take(length);
      records.packetEnded();
      unwrapping.take(new Frame(at, link, 0, bytes));
    }
  }
}
