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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small text file of this program that several threads and processes share: a reader sees the
/// old or the new one whole, whenever a writer is killed, and writers take turns. Where the file
/// system knows owners, nobody else may read it.
public final class KeptFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);

  /// A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSS").withZone(ZoneOffset.UTC);

  private final Path file;
  private final String remedy;

  public KeptFile(Path file) {
    this(file, "Correct it, or move it away.");
  }

  /// @param remedy a sentence: what is to be done where the file is not what this program writes
  public KeptFile(Path file, String remedy) {
    this.file = file;
    this.remedy = remedy;
  }

  /// What is done while nobody else writes.
  ///
  /// @param <E> what it throws besides; nothing where that is no checked exception
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws SettingsException, E;
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
      throw malformed("it is no UTF-8 text", e);
    } catch (IOException e) {
      throw new Inaccessible(file, "read", e);
    }
  }

  /// Runs `work` while no other thread or process is within this method for the same file.
  public <T, E extends Exception> T locked(Work<T, E> work) throws SettingsException, E {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    boolean interrupted = Thread.interrupted(); // it would close the channels half way
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
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Replaces the file by one of this text, which outlasts a crash of the computer once this
  /// returns; to be called within [#locked].
  public void replace(String text) throws SettingsException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh); // left by a killed program, open to whomever it was open to
      try (FileChannel channel = opened(fresh, StandardOpenOption.CREATE_NEW)) {
        writeAll(channel, text);
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceName();
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    }
  }

  /// Adds a line to the end of the file, after whatever a killed program left half; to be called
  /// within [#locked]. It outlasts a crash of the program, not of the computer.
  public void appendLine(String line) throws SettingsException {
    try (FileChannel channel = opened(file, StandardOpenOption.CREATE, StandardOpenOption.READ)) {
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

  /// Bytes; 0 where there is no file.
  public long size() throws SettingsException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new Inaccessible(file, "read", e);
    }
  }

  /// Deletes the file; false where there was none. To be called within [#locked].
  public boolean delete() throws SettingsException {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Inaccessible(file, "deleted", e);
    }
  }

  /// To be written, by its owner alone.
  private static FileChannel opened(Path path, OpenOption... how) throws IOException {
    Set<OpenOption> options = new HashSet<>(Set.of(how));
    options.add(StandardOpenOption.WRITE);
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? FileChannel.open(path, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
        : FileChannel.open(path, options);
  }

  /// The new name is in the folder, which is written by itself; Windows does so without being asked
  /// and cannot open a folder.
  private void forceName() {
    try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      LOG.debug("The folder of {} cannot be forced to disk", file, e);
    }
  }

  private static void writeAll(FileChannel channel, String text) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /// Moves the file aside, unread; to be called within [#locked].
  ///
  /// @return where it is then
  public Path setAside(Instant now) throws SettingsException {
    Path aside = file.resolveSibling(file.getFileName() + ".aside-" + STAMP.format(now));
    try {
      return Files.move(file, aside);
    } catch (IOException e) {
      throw new Inaccessible(file, "moved aside", e);
    }
  }

  /// That it is not what this program writes.
  public SettingsException malformed(String problem, @Nullable Throwable cause) {
    return new Malformed(file, problem, remedy, cause);
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
