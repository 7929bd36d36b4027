package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.kallglot.console.settings.SettingsException.Inaccessible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the desktop looks and speaks on this computer.
///
/// @param language an ISO 639 code, null for the system's
public record Appearance(Theme theme, @Nullable String language) {
  public static final Appearance OF_SYSTEM = new Appearance(Theme.SYSTEM, null);

  /// Which colours.
  public enum Theme {
    LIGHT,
    DARK,
    SYSTEM
  }

  private record Document(@Nullable Theme theme, @Nullable String language) {}

  /// What is kept; the system's where nothing is, or where it cannot be understood: a damaged file
  /// of two words must not keep the window closed.
  public static Appearance read(Folders folders) {
    try {
      Document kept = new Gson().fromJson(Files.readString(file(folders)), Document.class);
      return kept == null
          ? OF_SYSTEM
          : new Appearance(kept.theme() == null ? Theme.SYSTEM : kept.theme(), kept.language());
    } catch (NoSuchFileException _) {
      return OF_SYSTEM;
    } catch (IOException | JsonParseException _) {
      return OF_SYSTEM;
    }
  }

  /// Keeps it; the last writer wins.
  public void keep(Folders folders) throws SettingsException {
    Path file = file(folders);
    try {
      WholeFile.replace(file, new Gson().toJson(new Document(theme, language)) + "\n");
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    }
  }

  private static Path file(Folders folders) {
    return folders.config().resolve("appearance.json");
  }

  public Appearance with(Theme changed) {
    return new Appearance(changed, language);
  }

  public Appearance with(@Nullable String changed) {
    return new Appearance(theme, changed);
  }
}
