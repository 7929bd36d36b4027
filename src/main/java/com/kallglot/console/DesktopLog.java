package com.kallglot.console;

import com.kallglot.console.settings.Folders;
import java.nio.file.Path;

/// The log of the desktop, in a file besides standard error, which nobody sees who starts a window
/// from a menu.
final class DesktopLog {
  /// Named in `logback-desktop.xml`.
  private static final String FILE = "kallglot.log";

  private DesktopLog() {}

  /// To be called before the first logger is made: logback reads its configuration once.
  static void keepIn(Folders folders) {
    System.setProperty(FILE, file(folders).toString());
    System.setProperty("logback.configurationFile", "logback-desktop.xml");
  }

  static Path file(Folders folders) {
    return folders.data().resolve("log").resolve("console.log");
  }
}
