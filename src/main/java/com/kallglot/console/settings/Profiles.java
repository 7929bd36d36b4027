package com.kallglot.console.settings;

import com.kallglot.console.settings.SettingsException.Changed;
import com.kallglot.console.settings.SettingsException.Inaccessible;
import com.kallglot.console.settings.SettingsException.Malformed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The profiles kept on this computer, in one file that is replaced whole: a reader sees the old or
/// the new one, and of two writers neither loses what the other wrote. Several threads and
/// processes may use it.
public final class Profiles {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /// A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path file;
  private final Clock clock;

  public Profiles(Folders folders, Clock clock) {
    this.file = folders.config().resolve("profiles.json");
    this.clock = clock;
  }

  /// What the file holds.
  ///
  /// @param revision grows with each change
  /// @param inUse name of the profile that is used where none is named, null for the sandbox
  public record Kept(long revision, @Nullable String inUse, List<Profile> profiles) {
    static final Kept NOTHING = new Kept(0, null, List.of());

    public Kept {
      profiles = List.copyOf(profiles);
      if (profiles.stream().map(Profile::name).distinct().count() < profiles.size()) {
        throw new IllegalArgumentException("Two profiles have one name");
      }
    }

    public Optional<Profile> named(String name) {
      return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// With `profile` in place of the one of its name, or as a new one.
    public Kept with(Profile profile) {
      List<Profile> others =
          profiles.stream().filter(other -> !other.name().equals(profile.name())).toList();
      List<Profile> all = new ArrayList<>(others);
      all.add(profile);
      return new Kept(revision, inUse, all);
    }

    public Kept without(String name) {
      return new Kept(
          revision,
          name.equals(inUse) ? null : inUse,
          profiles.stream().filter(other -> !other.name().equals(name)).toList());
    }

    public Kept using(@Nullable String name) {
      return new Kept(revision, name, profiles);
    }
  }

  public Path file() {
    return file;
  }

  /// What is kept now; nothing where there is no file yet.
  public Kept read() throws SettingsException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Kept.NOTHING;
    } catch (CharacterCodingException e) {
      throw new Malformed(file, "it is no UTF-8 text", e);
    } catch (IOException e) {
      throw new Inaccessible(file, "read", e);
    }
    return ProfilesJson.read(file, text);
  }

  /// Changes what is kept, on top of whatever is kept at that moment.
  public Kept update(UnaryOperator<Kept> change) throws SettingsException {
    return locked(() -> write(change.apply(read())));
  }

  /// Writes `changed`, unless somebody else wrote after it was read.
  public Kept replace(Kept changed) throws SettingsException {
    return locked(() -> {
      if (read().revision() != changed.revision()) {
        throw new Changed(file);
      }
      return write(changed);
    });
  }

  /// Moves the file aside, unread, and returns where it is now.
  public Path startOver() throws SettingsException {
    Path aside =
        file.resolveSibling(file.getFileName() + ".aside-" + STAMP.format(clock.instant()));
    return locked(() -> {
      try {
        return Files.move(file, aside);
      } catch (IOException e) {
        throw new Inaccessible(file, "moved aside", e);
      }
    });
  }

  private interface Work<T> {
    T run() throws SettingsException;
  }

  private <T> T locked(Work<T> work) throws SettingsException {
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

  private Kept write(Kept changed) throws SettingsException {
    Kept next = new Kept(changed.revision() + 1, changed.inUse(), changed.profiles());
    try {
      WholeFile.replace(file, ProfilesJson.write(next));
      return next;
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    }
  }
}
