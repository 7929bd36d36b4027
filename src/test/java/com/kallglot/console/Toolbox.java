package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder that stands for the whole PATH of a script: only what is in it can be found, and any
/// tool can be another than the machine's.
public final class Toolbox {
  private final Path folder;

  public Toolbox(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /// The PATH of this box.
  public String path() {
    return folder.toString();
  }

  /// The machine's own.
  public void take(List<String> tools) throws IOException {
    for (var tool : tools) {
      write(folder.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
    }
  }

  /// One of the test's, a shell script, in the place of what was there.
  public void make(String tool, String body) throws IOException {
    write(folder.resolve(tool), "#!" + find("bash") + "\n" + body + "\n");
  }

  public void remove(String tool) throws IOException {
    Files.delete(folder.resolve(tool));
  }

  /// An executable file.
  public static void write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path find(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(tool + " is needed by this test"));
  }
}
