package com.kallglot.console.desktop.fx;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks for a file that is there. The system's own dialog, unless another is put in its place where
/// there is no system to show one.
public final class OpenDialog {
  private Asking asking = OpenDialog::ofSystem;

  /// One way to ask.
  @FunctionalInterface
  public interface Asking {
    /// @param folder to begin with; null for the system's choice
    /// @return empty where it was cancelled
    Optional<Path> ask(@Nullable Window owner, @Nullable Path folder);
  }

  public Optional<Path> ask(@Nullable Window owner, @Nullable Path folder) {
    return asking.ask(owner, folder);
  }

  public void askBy(Asking other) {
    asking = other;
  }

  private static Optional<Path> ofSystem(@Nullable Window owner, @Nullable Path folder) {
    var chooser = new FileChooser();
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }
}
