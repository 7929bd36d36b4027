package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The build script in a folder of its own, with a cache of its own, tools that can be replaced,
/// and a compiler that only writes down that it ran.
final class BuildBench {
  private static final Path SCRIPTS = Path.of("src/main/native/pjsua2");
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "basename",
          "bash",
          "cat",
          "cmp",
          "cp",
          "cut",
          "date",
          "df",
          "diff",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "gzip",
          "head",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "paste",
          "printf",
          "rm",
          "sed",
          "sha256sum",
          "sleep",
          "sort",
          "tail",
          "tar",
          "touch",
          "tr",
          "uname",
          "xargs",
          "xz",
          "apt-config");

  /// Stands for configure, make, SWIG and the linker; goes on when told to, where it is held.
  private static final String COMPILE =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      echo $$ >>"$BENCH/compiled"
      until [ ! -e "$BENCH/hold" ]; do sleep 0.02; done
      gcc
      mkdir -p "$2/java/org/pjsip/pjsua2"
      echo "class" >"$2/java/org/pjsip/pjsua2/Call.java"
      printf 'library of 2.17' >"$2/libpjsua2.so"
      """;

  private final Path folder;
  private final Toolbox tools;
  private final Path script;
  private final Path cache;

  /// How a build ended, and what it said on standard error.
  record Outcome(int exit, String said) {}

  BuildBench(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    tools = new Toolbox(folder.resolve("tools"));
    script = Files.createDirectories(folder.resolve("src/main/native/pjsua2")).resolve("build.sh");
    cache = folder.resolve("cache/kallglot-console/pjsua2");
    tools.take(TOOLS);
    for (var tool : List.of("gcc", "g++", "make", "swig", "ar")) {
      tools.make(tool, "true");
    }
    tools.make("curl", "exit 6");
    tools.make("apt-get", "exit 100");
    copyScripts();
  }

  private void copyScripts() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (var file : files.toList()) {
        Files.copy(file, script.resolveSibling(file.getFileName()));
      }
    }
    Toolbox.write(script.resolveSibling("compile.sh"), COMPILE);
    var jdk = Files.createDirectories(folder.resolve("installers/linux")).resolve("jdk.sh");
    Toolbox.write(jdk, "#!/usr/bin/env bash\necho /jdk\n");
    var tree = Files.createDirectories(folder.resolve("pjproject-2.17"));
    Files.writeString(
        tree.resolve("version.mak"),
        "export PJ_VERSION_MAJOR  := 2\nexport PJ_VERSION_MINOR  := 17\n");
    run("tar", "-czf", source().toString(), "-C", folder.toString(), "pjproject-2.17");
    var sourcing = script.resolveSibling("source.sh");
    Files.writeString(
        sourcing,
        Files.readString(sourcing)
            .replaceFirst("(?m)^upstream_sha256=.*$", "upstream_sha256=" + sourceSha256()));
  }

  Toolbox tools() {
    return tools;
  }

  Path source() {
    return folder.resolve("source.tar.gz");
  }

  String sourceSha256() throws IOException, InterruptedException {
    return run("sha256sum", source().toString()).split(" ", 2)[0];
  }

  Path keptSource() {
    return cache.resolve("sources/pjproject-2.17.tar.gz");
  }

  /// As after an earlier download.
  void keepSource() throws IOException {
    Files.createDirectories(keptSource().getParent());
    Files.copy(source(), keptSource());
  }

  Outcome build() throws Exception {
    return start().end();
  }

  /// The compiler waits for [#release].
  Running startHeld() throws IOException {
    Files.writeString(folder.resolve("hold"), "");
    return start();
  }

  void release() throws IOException {
    Files.delete(folder.resolve("hold"));
  }

  Running start() throws IOException {
    return new Running(
        "--java-out",
        folder.resolve("java").toString(),
        "--lib-out",
        folder.resolve("lib").toString());
  }

  int compiled() {
    return compilers().size();
  }

  long compiler() {
    return Long.parseLong(compilers().getLast());
  }

  private List<String> compilers() {
    var file = folder.resolve("compiled");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path library() {
    return folder.resolve("lib/libpjsua2.so");
  }

  Path javaClass() {
    return folder.resolve("java/org/pjsip/pjsua2/Call.java");
  }

  Map<String, String> properties() throws IOException {
    var properties = new Properties();
    try (var in = Files.newInputStream(folder.resolve("lib/engine.properties"))) {
      properties.load(in);
    }
    var map = new TreeMap<String, String>();
    properties.forEach((key, value) -> map.put((String) key, (String) value));
    return map;
  }

  /// Finished results in the cache.
  List<Path> entries() throws IOException {
    return inCache("[0-9a-f]{16}");
  }

  /// Unfinished ones.
  List<Path> leftovers() throws IOException {
    return inCache("\\.build-.*");
  }

  private List<Path> inCache(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).toList();
    }
  }

  void assertNothingKept() throws IOException {
    if (Files.exists(cache)) {
      assertThat(entries()).isEmpty();
      assertThat(leftovers()).isEmpty();
    }
    assertThat(library()).doesNotExist();
  }

  /// The stanza the script makes of an apt configuration that has only this file.
  String mirror(String file, String content) throws IOException, InterruptedException {
    var etc = Files.createTempDirectory(folder, "apt");
    Files.createDirectories(etc.resolve("sources.list.d"));
    Files.writeString(etc.resolve(file), content);
    return run(
        "bash",
        "-c",
        ". '" + script.resolveSibling("source.sh") + "'; debian_mirror '" + etc + "'");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /// A build under way.
  final class Running {
    private final Process process;
    private final Path said;

    private Running(String... arguments) throws IOException {
      said = Files.createTempFile(folder, "said", "");
      var command = new ArrayList<>(List.of(script.toString()));
      command.addAll(List.of(arguments));
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
      builder.environment().put("PATH", tools.path());
      builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
      builder.environment().put("BENCH", folder.toString());
      process = builder.start();
    }

    String said() {
      try {
        return Files.readString(said);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void signal(String name) throws IOException, InterruptedException {
      run("bash", "-c", "kill -" + name + " " + process.pid());
    }

    Outcome end() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the build to end: " + said()).isTrue();
      return new Outcome(process.exitValue(), said());
    }
  }
}
