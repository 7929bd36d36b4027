package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the desktop looks and speaks on this computer.
///
/// @param language an ISO 639 code, null for the system's
public record Appearance(Theme theme, @Nullable String language) {
  private static final Logger LOG = LoggerFactory.getLogger(Appearance.class);

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
      Document kept = new Gson().fromJson(file(folders).read().orElse("{}"), Document.class);
      return kept == null
          ? OF_SYSTEM
          : new Appearance(kept.theme() == null ? Theme.SYSTEM : kept.theme(), kept.language());
    } catch (SettingsException | JsonParseException e) {
      LOG.warn("The desktop looks as the system does: its own settings cannot be read", e);
      return OF_SYSTEM;
    }
  }

  /// Keeps it; the last writer wins.
  public void keep(Folders folders) throws SettingsException {
    KeptFile file = file(folders);
    var _ =
        file.locked(() -> {
          file.replace(new Gson().toJson(new Document(theme, language)) + "\n");
          return this;
        });
  }

  private static KeptFile file(Folders folders) {
    return new KeptFile(folders.config().resolve("appearance.json"));
  }

  public Appearance with(Theme changed) {
    return new Appearance(changed, language);
  }

  public Appearance with(@Nullable String changed) {
    return new Appearance(theme, changed);
  }
}
