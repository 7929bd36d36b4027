package com.kallglot.console.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The folder where something was saved last, which is where the next dialog begins.
public final class SaveFolder {
  private final KeptFile file;

  public SaveFolder(Folders folders) {
    file = new KeptFile(folders.config().resolve("save-folder.txt"));
  }

  /// Empty where there is none any more.
  public Optional<Path> read() throws SettingsException {
    try {
      return file.read().map(String::strip).map(Path::of).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty(); // a folder of another system
    }
  }

  public void keep(Path folder) throws SettingsException {
    file.locked(() -> {
      file.replace(folder.toString());
      return folder;
    });
  }
}
