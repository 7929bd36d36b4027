package com.kallglot.console.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The profiles kept on this computer, in one file that is replaced whole: a reader sees the old or
/// the new one, and of two writers neither loses what the other wrote. Several threads and
/// processes may use it.
public final class Profiles {
  /// Those that are there without being kept: the sandbox's organizations, the usual one first.
  public static final List<String> SANDBOXES = List.of("sandbox", "sandbox-empty");

  private final KeptFile file;
  private final Clock clock;

  public Profiles(Folders folders, Clock clock) {
    this.file =
        new KeptFile(
            folders.config().resolve("profiles.json"),
            "Correct it, or start over: 'profile reset' keeps it beside a new one.");
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

  /// Whether a name is the program's own, so that no profile can be kept under it.
  public static boolean isReserved(String name) {
    return SANDBOXES.contains(name) || name.equals(Environment.PROFILE);
  }

  public Path file() {
    return file.path();
  }

  /// What is kept now; nothing where there is no file yet.
  public Kept read() throws SettingsException {
    Optional<String> text = file.read();
    return text.isPresent() ? ProfilesJson.read(file, text.get()) : Kept.NOTHING;
  }

  /// Changes what is kept, on top of whatever is kept at that moment.
  public Kept update(UnaryOperator<Kept> change) throws SettingsException {
    return file.locked(() -> write(change.apply(read())));
  }

  /// Writes `changed`, unless somebody else wrote after it was read.
  public Kept replace(Kept changed) throws SettingsException {
    return file.locked(() -> {
      if (read().revision() != changed.revision()) {
        throw file.changed();
      }
      return write(changed);
    });
  }

  /// Moves the file aside, unread, and returns where it is now.
  public Path startOver() throws SettingsException {
    return file.locked(() -> file.setAside(clock.instant()));
  }

  private Kept write(Kept changed) throws SettingsException {
    Kept next = new Kept(changed.revision() + 1, changed.inUse(), changed.profiles());
    file.replace(ProfilesJson.write(next));
    return next;
  }
}
