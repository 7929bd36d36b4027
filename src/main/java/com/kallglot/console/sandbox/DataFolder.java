package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.SandboxException.FolderTaken;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The folder a sandbox keeps its data in, readable by its owner alone and owned by one sandbox at
/// a time: the lock ends with the process, however that ends.
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final int ATTEMPTS = 50;

  /// What this very process owns. A file lock cannot tell it: closing any other channel on a locked
  /// file takes the process's lock away (POSIX fcntl), so none is opened.
  private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataFolder own(Path folder) throws SandboxException {
    try {
      Files.createDirectories(folder, onlyOwner(folder, "rwx------"));
      Path real = folder.toRealPath();
      if (!OWNED_HERE.add(real)) {
        throw new FolderTaken(real);
      }
      return new DataFolder(real, lock(real));
    } catch (IOException e) {
      throw new StoreUnusable(folder, e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException, FolderTaken {
    boolean owned = false;
    FileChannel channel = null;
    try {
      channel = lockFile(folder);
      owned = takes(channel);
      if (!owned) {
        throw new FolderTaken(folder);
      }
      return channel;
    } finally {
      if (!owned) {
        OWNED_HERE.remove(folder);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        onlyOwner(folder, "rw-------"));
  }

  /// Tries for a second: who only looks whether the folder is owned holds the lock for a moment.
  private static boolean takes(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (channel.tryLock() != null) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return false;
  }

  /// Whether a sandbox of any process runs on `folder`.
  static boolean isOwned(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(LOCK))) {
      return false;
    }
    if (OWNED_HERE.contains(folder.toRealPath())) {
      return true;
    }
    try (FileChannel channel = lockFile(folder)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path folder, String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /// Makes an empty file that only the owner may read, where there is none.
  void create(String name) throws IOException {
    if (!Files.exists(file(name))) {
      Files.createFile(file(name), onlyOwner(path, "rw-------"));
    }
  }

  /// Writes a file that only the owner may read, all of it or nothing.
  void write(String name, String text) throws IOException {
    Path draft = file(name + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, onlyOwner(path, "rw-------"));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(text));
      channel.force(true);
    }
    Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
  }

  void delete(List<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(file(name));
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    OWNED_HERE.remove(path);
  }
}
