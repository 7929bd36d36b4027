package com.kallglot.console.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A WAV file of two channels, 16 bits, that is whole at any time: each second of sound is written
/// first and then the header that tells of it. Whatever ends the process, the file can be played up
/// to its last whole second.
public final class StereoRecording {
  private static final int HEADER_BYTES = 44;
  private static final int FRAME_BYTES = 4;

  /// What the sizes in the header can say (RIFF has 32 bits), in whole frames: 18 hours at 16 kHz.
  private static final long LARGEST_DATA = 0xFFFF_FFFFL - HEADER_BYTES - FRAME_BYTES;

  /// Pieces that may wait for the disk, a minute where they are a tenth of a second each.
  private static final int WAITING = 600;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final Piece END = new Piece(new short[0], new short[0]);

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Piece(short[] left, short[] right) {}

  private final SeekableByteChannel file;
  private final int sampleRate;
  private final Consumer<IOException> onFailure;
  private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CompletableFuture<Void> whole = new CompletableFuture<>();
  private final ByteBuffer second;
  private long dataBytes;
  private volatile boolean overrun;

  private StereoRecording(
      SeekableByteChannel file, int sampleRate, Consumer<IOException> onFailure) {
    this.file = file;
    this.sampleRate = sampleRate;
    this.onFailure = onFailure;
    this.second = ByteBuffer.allocate(sampleRate * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Makes the file; it must not be there yet. Where the file system knows owners, nobody else may
  /// read it.
  ///
  /// @param onFailure told once, on the recording's own thread, where it ends by itself: a full
  ///   disk, or one that takes nothing for a minute
  public static StereoRecording begin(Path path, int sampleRate, Consumer<IOException> onFailure)
      throws IOException {
    Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    var file =
        posix
            ? FileChannel.open(path, fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
            : FileChannel.open(path, fresh);
    return begin(file, sampleRate, onFailure);
  }

  /// The same in a file that is open already, and is closed by the recording.
  static StereoRecording begin(
      SeekableByteChannel file, int sampleRate, Consumer<IOException> onFailure)
      throws IOException {
    var recording = new StereoRecording(file, sampleRate, onFailure);
    try {
      recording.writeHeader();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    var _ = Thread.ofVirtual().name("recording").start(recording::write);
    return recording;
  }

  /// Adds sound of both directions, as many samples of each; never waits for the disk.
  public void add(short[] left, short[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(left.length + " samples beside " + right.length);
    }
    if (!ending.get() && left.length > 0 && !waiting.offer(new Piece(left, right))) {
      overrun = true;
    }
  }

  /// Whether nothing more is taken, because it was ended or failed.
  public boolean isOver() {
    return ending.get();
  }

  /// Nothing more comes; the future completes when the file is whole and closed, failed or not.
  public CompletableFuture<Void> end() {
    if (ending.compareAndSet(false, true) && !waiting.offer(END)) {
      overrun = true;
    }
    return whole;
  }

  private void write() {
    try (file) {
      takePieces();
      flush();
    } catch (IOException e) {
      ending.set(true);
      onFailure.accept(e);
    } finally {
      whole.complete(null);
    }
  }

  private void takePieces() throws IOException {
    while (true) {
      Piece piece;
      try {
        piece = waiting.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (piece.equals(END)) {
        return;
      }
      put(piece);
      if (overrun) {
        throw new IOException("the disk took nothing for a minute");
      }
    }
  }

  private void put(Piece piece) throws IOException {
    for (int i = 0; i < piece.left.length; i++) {
      if (!second.hasRemaining()) {
        flush();
      }
      second.putShort(piece.left[i]).putShort(piece.right[i]);
    }
    if (!second.hasRemaining()) {
      flush();
    }
  }

  private void flush() throws IOException {
    second.flip();
    if (dataBytes + second.remaining() > LARGEST_DATA) {
      throw new IOException("a WAV file can hold no more than 4 GiB");
    }
    // A full disk takes a part; the header then tells of whole seconds only.
    int bytes = second.remaining();
    write(HEADER_BYTES + dataBytes, second);
    dataBytes += bytes;
    second.clear();
    writeHeader();
  }

  private void writeHeader() throws IOException {
    var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(latin("RIFF")).putInt((int) (HEADER_BYTES - 8 + dataBytes)).put(latin("WAVE"));
    header.put(latin("fmt ")).putInt(16).putShort((short) 1).putShort((short) 2);
    header.putInt(sampleRate).putInt(sampleRate * FRAME_BYTES);
    header.putShort((short) FRAME_BYTES).putShort((short) 16);
    header.put(latin("data")).putInt((int) dataBytes).flip();
    write(0, header);
  }

  private void write(long at, ByteBuffer bytes) throws IOException {
    var _ = file.position(at);
    while (bytes.hasRemaining()) {
      var _ = file.write(bytes);
    }
  }

  private static byte[] latin(String tag) {
    return tag.getBytes(StandardCharsets.ISO_8859_1);
  }
}
