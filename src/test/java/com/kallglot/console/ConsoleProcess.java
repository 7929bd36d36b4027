package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, all that it prints kept in one file.
final class ConsoleProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path said;

  private ConsoleProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /// @param said where its output goes; the folder `home` beside it is where it keeps its files
  static ConsoleProcess start(Path said, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml", // the program's own, not the tests'
                "-Dkallglot.native=" + System.getProperty("kallglot.native"),
                "-cp",
                System.getProperty("java.class.path"),
                "com.kallglot.console.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder.environment().remove("DISPLAY"); // without a command it would open a window
    builder.environment().put("KALLGLOT_CONSOLE_HOME", said.resolveSibling("home").toString());
    builder.environment().putAll(environment);
    return new ConsoleProcess(builder.start(), said);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits for its end.
  int exitCode() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(said()).isTrue();
    return process.exitValue();
  }

  /// Asks it to end, as a session does that is logged out of.
  void terminate() {
    process.destroy();
  }

  String said() throws IOException {
    return Files.readString(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
