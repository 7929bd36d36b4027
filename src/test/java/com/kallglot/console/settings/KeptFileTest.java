package com.kallglot.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

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
}
