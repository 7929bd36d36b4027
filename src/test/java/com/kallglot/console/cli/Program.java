package com.kallglot.console.cli;

import com.kallglot.console.Await;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, with its own environment, and a terminal where one is
/// wanted.
final class Program implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process process;
  private final Said out;
  private final Said err;

  private Program(ProcessBuilder builder, Map<String, String> environment) throws IOException {
    builder.environment().keySet().removeIf(name -> name.startsWith("KALLGLOT_"));
    builder.environment().putAll(environment);
    process = builder.start();
    out = new Said(process.getInputStream());
    err = new Said(process.getErrorStream());
  }

  /// Without a terminal.
  ///
  /// @param environment `KALLGLOT_CONSOLE_HOME` and what else it is to find
  static Program start(Map<String, String> environment, String... arguments) throws IOException {
    return new Program(
        new ProcessBuilder(command(System.getProperty("kallglot.native", ""), List.of(arguments))),
        environment);
  }

  /// With another engine library than the built one.
  static Program startWithEngine(Path library, Map<String, String> environment, String... arguments)
      throws IOException {
    return new Program(
        new ProcessBuilder(command(library.toString(), List.of(arguments))), environment);
  }

  /// With classes of the test's in place of the program's own.
  static Program startWithPlanted(
      Path classes, Map<String, String> environment, String... arguments) throws IOException {
    var words = new ArrayList<>(command("", List.of(arguments)));
    int path = words.indexOf("-cp") + 1;
    words.set(path, classes + File.pathSeparator + words.get(path));
    return new Program(new ProcessBuilder(words), environment);
  }

  /// On a pseudo terminal, whose output is [#out].
  static Program startOnTerminal(Map<String, String> environment, String... arguments)
      throws IOException {
    String line =
        String.join(
            " ",
            command(System.getProperty("kallglot.native", ""), List.of(arguments)).stream()
                .map(word -> "'" + word + "'")
                .toList());
    return new Program(
        new ProcessBuilder("script", "--quiet", "--return", "--command", line, "/dev/null"),
        environment);
  }

  /// SIGINT is taken as at a prompt, whatever whoever started these tests has done with it.
  private static List<String> command(String engine, List<String> arguments) {
    var words = new ArrayList<>(List.of("env", "--default-signal=INT"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("-Dkallglot.native=" + engine);
    words.add("-Dlogback.configurationFile=logback.xml"); // not the tests' own
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add("com.kallglot.console.Main");
    words.addAll(arguments);
    return List.copyOf(words);
  }

  /// Waits until something was said on either stream.
  void awaitSaid(String text) {
    Await.until(
        LONGEST,
        "the program says '" + text + "'; it said " + out() + err(),
        () -> out().contains(text) || err().contains(text));
  }

  /// As if typed.
  void type(String text) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /// Ctrl+C, as a terminal passes it on.
  void interrupt() throws IOException, InterruptedException {
    var _ = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  /// The exit code, once it has ended.
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running; it said " + out() + err());
    }
    out.awaitEnd();
    err.awaitEnd();
    return process.exitValue();
  }

  String out() {
    return out.text();
  }

  String err() {
    return err.text();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// What came on one stream so far.
  private static final class Said {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Said(InputStream from) {
      reader =
          Thread.ofVirtual()
              .start(() -> {
                try (from) {
                  from.transferTo(bytes);
                } catch (IOException e) {
                  bytes.writeBytes(("(" + e + ")").getBytes(StandardCharsets.UTF_8));
                }
              });
    }

    void awaitEnd() throws InterruptedException {
      reader.join();
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
