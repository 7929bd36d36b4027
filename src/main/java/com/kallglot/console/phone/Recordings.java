package com.kallglot.console.phone;

import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.SoftphoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The folder of what was recorded of calls, one WAV file each.
public final class Recordings {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm-ss");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;

  public Recordings(Folders folders) {
    this.folder = folders.data().resolve("phone").resolve("recordings");
  }

  public Path folder() {
    return folder;
  }

  /// A file that is not there yet, named by when the call began and with whom.
  Path next(PhoneCall call) throws SoftphoneException {
    try {
      make();
    } catch (IOException e) {
      throw new SoftphoneException("Making the folder of recordings " + folder, e);
    }
    String name =
        WHEN.format(call.begunAt().atZone(ZoneId.systemDefault()))
            + " "
            + call.remoteName().replaceAll("[^\\p{L}\\p{N}+@._-]+", " ").strip();
    Path file = folder.resolve(name + ".wav");
    for (int part = 2; Files.exists(file); part++) {
      file = folder.resolve(name + " (" + part + ").wav");
    }
    return file;
  }

  /// Where the file system knows owners, nobody else may look into it.
  private void make() throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createDirectories(folder);
    }
  }

  /// Shows the folder in the file manager of this computer.
  public void show() throws IOException {
    make();
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String opener =
        system.startsWith("mac") ? "open" : system.startsWith("windows") ? "explorer" : "xdg-open";
    var _ = new ProcessBuilder(List.of(opener, folder.toString())).start();
  }
}
