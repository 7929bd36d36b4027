package com.kallglot.console.desktop.fx;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks where something is to be saved. The system's own dialog, unless another is put in its place
/// where there is no system to show one.
public final class SaveDialog {
  private Asking asking = SaveDialog::ofSystem;

  /// One way to ask.
  @FunctionalInterface
  public interface Asking {
    /// @param folder to begin with; null for the system's choice
    /// @return empty where it was cancelled
    Optional<Path> ask(@Nullable Window owner, @Nullable Path folder, String name);
  }

  public Optional<Path> ask(@Nullable Window owner, @Nullable Path folder, String name) {
    return asking.ask(owner, folder, name);
  }

  public void askBy(Asking other) {
    asking = other;
  }

  private static Optional<Path> ofSystem(
      @Nullable Window owner, @Nullable Path folder, String name) {
    var chooser = new FileChooser();
    chooser.setInitialFileName(name);
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }
}
