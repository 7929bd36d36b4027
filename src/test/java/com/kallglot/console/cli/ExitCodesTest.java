package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Toolbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the process itself ends where something outside of it, or a bug in it, stops it.
@Tag("native")
class ExitCodesTest {
  @TempDir Path home;

  private Map<String, String> environment(String... more) {
    var all = new HashMap<String, String>();
    all.put("KALLGLOT_CONSOLE_HOME", home.toString());
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void threeWhereNothingListensAtTheApiBase() throws Exception {
    var environment =
        environment("KALLGLOT_API_BASE", "http://127.0.0.1:1", "KALLGLOT_API_KEY", "sk_test_x");
    try (var program = Program.start(environment, "numbers", "list")) {
      assertThat(program.exitCode()).isEqualTo(3);
      assertThat(program.out()).isEmpty();
      assertThat(program.err()).contains("127.0.0.1:1");
    }
  }

  @Test
  void threeWhereTheKeyIsRejected() throws Exception {
    try (var platform = new MockWebServer()) {
      platform.start(InetAddress.getLoopbackAddress(), 0);
      for (int i = 0; i < 10; i++) {
        platform.enqueue(
            new MockResponse.Builder()
                .code(401)
                .body("{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"No such key\"}}")
                .build());
      }
      var environment =
          environment(
              "KALLGLOT_API_BASE",
              "http://127.0.0.1:" + platform.getPort() + "/v1",
              "KALLGLOT_API_KEY",
              "sk_test_revoked");
      try (var program = Program.start(environment, "resolve", "--route", "sip")) {
        assertThat(program.exitCode()).isEqualTo(3);
        assertThat(program.err()).contains("key was rejected").doesNotContain("sk_test_revoked");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "text", "cut off"})
  void fourWhereTheEngineIsDamaged(String how) throws Exception {
    Path library = Files.write(home.resolve("libpjsua2.so"), damaged(how));
    try (var program =
        Program.startWithEngine(library, environment(), "call", "--to", "sip:x@127.0.0.1:9")) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(4);
      assertThat(program.err()).contains("libpjsua2.so");
    }
  }

  private static byte[] damaged(String how) throws IOException {
    return switch (how) {
      case "empty" -> new byte[0];
      case "text" -> "no library at all".getBytes(StandardCharsets.UTF_8);
      default ->
          Arrays.copyOf(
              Files.readAllBytes(Path.of(System.getProperty("kallglot.native"))), 100_000);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "call --route sip", "answer"})
  void fourWhereTheEngineIsMissing(String command) throws Exception {
    Path library = home.resolve("none").resolve("libpjsua2.so");
    try (var program = Program.startWithEngine(library, environment(), command.split(" "))) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(4);
      assertThat(program.err()).contains(library.toString());
      assertThat(program.out()).isEmpty();
    }
  }

  @Test
  void fiveWhereTheLauncherLacksWhatItBuildsWith() throws Exception {
    Path checkout = home.resolve("checkout");
    Path scripts = Files.createDirectories(checkout.resolve("installers").resolve("linux"));
    for (String script : List.of("prerequisites.sh", "jdk.sh")) {
      Files.copy(Path.of("installers/linux", script), scripts.resolve(script));
    }
    Path launcher = Files.copy(Path.of("console"), checkout.resolve("console"));
    var tools = new Toolbox(home.resolve("tools"));
    tools.take(
        List.of(
            "bash",
            "cat",
            "env",
            "grep",
            "sed",
            "sh",
            "readlink",
            "dirname",
            "ls",
            "mktemp",
            "rm",
            "tail",
            "tee",
            "sleep"));
    tools.make("id", "echo 1000");
    tools.make("apt-get", "true");
    tools.make("apt-cache", "echo \"Package: $2\"");
    var builder = new ProcessBuilder(launcher.toString(), "check").redirectErrorStream(true);
    builder.environment().put("PATH", tools.path());
    builder.environment().remove("CI");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(5);
    assertThat(said).contains("apt-get install");
  }

  @Test
  void sixWhereAnotherSandboxHasTheDataFolder() throws Exception {
    try (var first = Program.start(environment(), "sandbox")) {
      first.awaitSaid("runs until you press Ctrl+C");
      try (var second = Program.start(environment(), "sandbox")) {
        assertThat(second.exitCode()).as(second.err()).isEqualTo(6);
        assertThat(second.err()).contains(home.toString());
      }
      first.interrupt();
      assertThat(first.exitCode()).isEqualTo(130);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port", "--sip-port"})
  void sixWhereAPortIsTaken(String option) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var program =
            Program.start(environment(), "sandbox", option, String.valueOf(taken.getLocalPort()))) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(6);
      assertThat(program.err()).contains(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void sixWhereItsFilesCannotBeKept() throws Exception {
    Path file = Files.writeString(home.resolve("a-file"), "in the way");
    try (var program =
        Program.start(Map.of("KALLGLOT_CONSOLE_HOME", file.toString()), "numbers", "list")) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(6);
      assertThat(program.err()).contains("a-file");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"new IllegalStateException(\"planted\")", "new NoSuchMethodError(\"planted\")"})
  void seventyWhereTheProgramHasABug(String bug) throws Exception {
    Path classes = plant(bug);
    try (var program =
        Program.startWithPlanted(classes, environment(), "resolve", "--route", "sip", "--json")) {
      assertThat(program.exitCode()).as(program.err()).isEqualTo(70);
      assertThat(program.err()).contains("This is a bug in the console", "planted");
      assertThat(program.out()).isEmpty();
    }
  }

  /// The writer of JSON, as one that throws.
  private Path plant(String bug) throws IOException {
    Path source = home.resolve("ReportJson.java");
    Files.writeString(
        source,
        """
        package com.kallglot.console.report;
        public final class ReportJson {
          public static String write(Object document) {
            throw %s;
          }
        }
        """
            .formatted(bug));
    Path classes = Files.createDirectories(home.resolve("planted"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(compiled).isZero();
    return classes;
  }
}
