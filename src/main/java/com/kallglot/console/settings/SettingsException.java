package com.kallglot.console.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Settings could not be read or kept; whatever was in the file is still there.
public abstract sealed class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private SettingsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The file is not what this program writes.
  public static final class Malformed extends SettingsException {
    private static final long serialVersionUID = 1L;

    Malformed(Path file, String problem, String remedy, @Nullable Throwable cause) {
      super("%s cannot be understood: %s. %s".formatted(file, problem, remedy), cause);
    }
  }

  /// A newer version of this program wrote the file.
  public static final class Newer extends SettingsException {
    private static final long serialVersionUID = 1L;

    Newer(Path file, int found, int known) {
      super(
          "%s was written by a newer Kallglot Console (format %d, this one knows %d). Use that one, or another KALLGLOT_CONSOLE_HOME."
              .formatted(file, found, known),
          null);
    }
  }

  /// The file system said no.
  public static final class Inaccessible extends SettingsException {
    private static final long serialVersionUID = 1L;

    Inaccessible(Path file, String attempted, IOException cause) {
      super(
          "%s cannot be %s: %s. Check that its folder exists and belongs to you."
              .formatted(file, attempted, FileTrouble.of(cause)),
          cause);
    }
  }

  /// Somebody else changed the settings in between; nothing was written.
  public static final class Changed extends SettingsException {
    private static final long serialVersionUID = 1L;

    Changed(Path file) {
      super(
          file + " was changed by another Kallglot Console meanwhile. Look again and repeat.",
          null);
    }
  }
}
