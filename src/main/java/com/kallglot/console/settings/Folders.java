package com.kallglot.console.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program keeps its files, as each operating system wants it.
///
/// @param config what the user decided: profiles
/// @param data what the program made: history, the sandbox
public record Folders(Path config, Path data) {
  private static final String UNIX_NAME = "kallglot-console";
  private static final String SPOKEN_NAME = "Kallglot Console";

  /// The folders of this process.
  public static Folders ofSystem() {
    return of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /// `KALLGLOT_CONSOLE_HOME` moves everything; otherwise the XDG base directories, `~/Library` or
  /// `%APPDATA%`. Neither folder need exist.
  static Folders of(Map<String, String> environment, String system, Path home) {
    String moved = environment.getOrDefault("KALLGLOT_CONSOLE_HOME", "");
    if (!moved.isEmpty()) {
      Path folder = Path.of(moved).toAbsolutePath().normalize();
      return new Folders(folder, folder);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return inOne(home.resolve("Library").resolve("Application Support"));
    }
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return inOne(
          roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming));
    }
    return new Folders(
        xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
        xdg(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")));
  }

  private static Folders inOne(Path parent) {
    Path folder = parent.resolve(SPOKEN_NAME);
    return new Folders(folder, folder);
  }

  /// The specification wants relative paths ignored.
  private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
    Path given = Path.of(environment.getOrDefault(variable, ""));
    return (given.isAbsolute() ? given : otherwise).resolve(UNIX_NAME);
  }
}
