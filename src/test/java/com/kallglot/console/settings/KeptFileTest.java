package com.kallglot.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept is kept whole, whoever is told to stop meanwhile.
class KeptFileTest {
  @TempDir Path folder;

  @Test
  void anInterruptedThreadWritesToTheEndAndStaysInterrupted() throws SettingsException {
    var file = new KeptFile(folder.resolve("kept.txt"));
    Thread.currentThread().interrupt();
    boolean still;
    try {
      var _ =
          file.locked(() -> {
            file.replace("whole");
            return file;
          });
    } finally {
      still = Thread.interrupted();
    }
    assertThat(still).isTrue();
    assertThat(file.read()).contains("whole");
  }

  @Test
  void whatTheFileSystemSaysIsToldInWords() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    var file = new KeptFile(taken.resolve("kept.txt"));
    assertThatThrownBy(() -> file.locked(() -> file))
        .isInstanceOf(SettingsException.Inaccessible.class)
        .hasMessageContaining("cannot be locked for writing: " + taken + " is a file and no folder")
        .hasMessageNotContaining("Exception");
    Files.createDirectory(folder.resolve("kept.txt"));
    assertThatThrownBy(new KeptFile(folder.resolve("kept.txt"))::read)
        .isInstanceOf(SettingsException.Inaccessible.class)
        .hasMessageNotContaining("Exception");
  }
}
