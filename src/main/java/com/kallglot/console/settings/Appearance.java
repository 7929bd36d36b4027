package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the desktop looks and speaks on this computer.
///
/// @param language an ISO 639 code, null for the system's
/// @param numbers how telephone numbers are shown
public record Appearance(Theme theme, @Nullable String language, Numbers numbers) {
  private static final Logger LOG = LoggerFactory.getLogger(Appearance.class);

  public static final Appearance OF_SYSTEM = new Appearance(Theme.SYSTEM, null);

  /// Which colours.
  public enum Theme {
    LIGHT,
    DARK,
    SYSTEM
  }

  /// Whether others may look at the screen.
  public enum Numbers {
    WHOLE,
    MASKED
  }

  private record Document(
      @Nullable Theme theme, @Nullable String language, @Nullable Numbers numbers) {
    Appearance known() {
      return new Appearance(
          Objects.requireNonNullElse(theme, Theme.SYSTEM),
          language,
          Objects.requireNonNullElse(numbers, Numbers.WHOLE));
    }
  }

  /// With numbers whole.
  public Appearance(Theme theme, @Nullable String language) {
    this(theme, language, Numbers.WHOLE);
  }

  /// What is kept; the system's where nothing is, or where it cannot be understood: a damaged file
  /// of two words must not keep the window closed.
  public static Appearance read(Folders folders) {
    try {
      Document kept = new Gson().fromJson(file(folders).read().orElse("{}"), Document.class);
      return kept == null ? OF_SYSTEM : kept.known();
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
          file.replace(new Gson().toJson(new Document(theme, language, numbers)) + "\n");
          return this;
        });
  }

  private static KeptFile file(Folders folders) {
    return new KeptFile(folders.config().resolve("appearance.json"));
  }

  public Appearance with(Theme changed) {
    return new Appearance(changed, language, numbers);
  }

  public Appearance with(@Nullable String changed) {
    return new Appearance(theme, changed, numbers);
  }

  public Appearance with(Numbers changed) {
    return new Appearance(theme, language, changed);
  }
}
