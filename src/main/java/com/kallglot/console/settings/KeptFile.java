package com.kallglot.console.settings;

import com.kallglot.console.settings.SettingsException.Changed;
import com.kallglot.console.settings.SettingsException.Inaccessible;
import com.kallglot.console.settings.SettingsException.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A small text file of this program that several threads and processes share: a reader sees the
/// old or the new one whole, whenever a writer is killed, and writers take turns.
public final class KeptFile {
  /// A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path file;

  public KeptFile(Path file) {
    this.file = file;
  }

  /// What is done while nobody else writes.
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SettingsException;
  }

  public Path path() {
    return file;
  }

  /// The text, or empty where there is no file yet.
  public Optional<String> read() throws SettingsException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new Malformed(file, "it is no UTF-8 text", e);
    } catch (IOException e) {
      throw new Inaccessible(file, "read", e);
    }
  }

  /// Runs `work` while no other thread or process is within this method for the same file.
  public <T> T locked(Work<T> work) throws SettingsException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    IN_PROCESS.lock();
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        assert held.isValid();
        return work.run();
      }
    } catch (IOException e) {
      throw new Inaccessible(file, "locked for writing", e);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  /// Replaces the file by one of this text; to be called within [#locked].
  public void replace(String text) throws SettingsException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      write(
          fresh,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    }
  }

  /// Adds a line to the end of the file, after whatever a killed program left half; to be called
  /// within [#locked]. It outlasts a crash of the program, not of the computer.
  public void appendLine(String line) throws SettingsException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      boolean torn = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
      String text = (torn ? "\n" : "") + line + "\n";
      channel.position(end);
      writeAll(channel, text);
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    }
  }

  private static void write(Path to, String text, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(to, options)) {
      writeAll(channel, text);
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, String text) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /// Moves the file to `aside`, unread.
  public Path moveTo(Path aside) throws SettingsException {
    try {
      return Files.move(file, aside);
    } catch (IOException e) {
      throw new Inaccessible(file, "moved aside", e);
    }
  }

  /// That it is not what this program writes.
  public SettingsException malformed(String problem, @Nullable Throwable cause) {
    return new Malformed(file, problem, cause);
  }

  /// That a newer version of this program wrote it.
  public SettingsException newer(int found, int known) {
    return new SettingsException.Newer(file, found, known);
  }

  /// That somebody wrote it since it was read.
  public SettingsException changed() {
    return new Changed(file);
  }
}
