package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the prerequisite step says and does, on a machine that lacks two tools and whose apt-get is
/// the test's.
class PrerequisitesTest {
  private static final String INSTALLS =
      """
      echo "$@" >>"%1$s/asked"
      case "$*" in *install*) printf '#!/bin/sh\\n' | tee "%2$s/swig" "%2$s/sipp" >/dev/null
        chmod +x "%2$s/swig" "%2$s/sipp" ;; esac
      """;

  private static final List<String> LIBRARIES =
      List.of(
          "libgtk-3.so.0", "libXtst.so.6", "libXxf86vm.so.1", "libGL.so.1", "libpangoft2-1.0.so.0");

  @TempDir Path folder;
  private Toolbox tools;
  private String display = "";

  private record Outcome(int exit, String said) {}

  @BeforeEach
  void setUp() throws IOException {
    tools = new Toolbox(folder.resolve("tools"));
    tools.take(
        List.of(
            "bash", "cat", "chmod", "env", "grep", "mktemp", "rm", "sed", "sh", "sleep", "tail",
            "tee"));
    for (var tool :
        List.of(
            "mvn",
            "g++",
            "make",
            "xz",
            "curl",
            "tcpdump",
            "tshark",
            "gnome-keyring-daemon",
            "dbus-daemon",
            "pulseaudio",
            "pactl",
            "debconf-set-selections",
            "sudo")) {
      tools.make(tool, "true");
    }
    for (var library : LIBRARIES) {
      Files.createFile(Files.createDirectories(libraries()).resolve(library));
    }
    tools.make("apt-cache", "echo \"Package: $2\"");
    tools.make("apt-get", INSTALLS.formatted(folder, tools.path()));
  }

  @Test
  void asRootWhatIsMissingIsInstalledWithOneLineThatSaysWhat() throws Exception {
    tools.make("id", "echo 0");
    var outcome = run("--tests");
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    assertThat(outcome.said()).startsWith("Installing: swig sip-tester\n");
    assertThat(asked()).contains("install -y --no-install-recommends swig sip-tester");
    assertThat(run("--tests")).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void otherwiseTheOneCommandIsPrinted() throws Exception {
    tools.make("id", "echo 1000");
    var outcome = run("--tests");
    assertThat(outcome.exit()).isEqualTo(5);
    assertThat(outcome.said())
        .endsWith("apt-get install -y --no-install-recommends swig sip-tester\n");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void toBuildAndRunTheSipPeersOfTheTestsAreNotNeeded() throws Exception {
    tools.make("id", "echo 1000");
    assertThat(run("--build").said()).contains("swig").doesNotContain("sip-tester");
  }

  @Test
  void whatAWindowNeedsIsAskedForOnlyWhereThereIsADisplay() throws Exception {
    tools.make("id", "echo 1000");
    Files.delete(libraries().resolve("libgtk-3.so.0"));
    assertThat(run("--build").said()).doesNotContain("libgtk-3-0");
    display = ":7";
    assertThat(run("--build").said()).contains("libgtk-3-0");
  }

  private Path libraries() {
    return folder.resolve("libraries").resolve("some-architecture");
  }

  @Test
  void staleListsAreUpdatedAndItIsTriedAgain() throws Exception {
    tools.make("id", "echo 0");
    tools.make(
        "apt-get",
        "case \"$*\" in *update*) : >'%1$s/updated' ;; *) [ -e '%1$s/updated' ] || exit 100 ;; esac\n"
                .formatted(folder)
            + INSTALLS.formatted(folder, tools.path()));
    var outcome = run("--tests");
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    assertThat(asked()).contains("update");
  }

  @Test
  void whatAptCannotDoIsToldInItsOwnWords() throws Exception {
    tools.make("id", "echo 0");
    tools.make("apt-get", "echo 'E: You do not have enough free space'; exit 100");
    var outcome = run("--tests");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("Installing failed: E: You do not have enough free space")
        .contains("install -y --no-install-recommends swig sip-tester");
  }

  @Test
  void aJdkThatNoPackageOffersIsAskedForInTheFirstLine() throws Exception {
    tools.make("id", "echo 1000");
    tools.make("apt-cache", "[ \"$2\" = openjdk-25-jdk-headless ] || echo \"Package: $2\"");
    var scripts = Files.createDirectories(folder.resolve("scripts"));
    Files.copy(Path.of("installers/linux/prerequisites.sh"), scripts.resolve("prerequisites.sh"));
    Toolbox.write(
        scripts.resolve("jdk.sh"), "#!/bin/sh\necho 'JDK 25 is missing: install it' >&2; exit 5\n");
    var outcome = run(scripts.resolve("prerequisites.sh"), "--build");
    assertThat(outcome.exit()).isEqualTo(5);
    assertThat(outcome.said()).startsWith("JDK 25 is missing: install it\n").endsWith(" swig\n");
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked")).stream()
        .map(line -> line.replaceFirst(".*Timeout=300 ", ""))
        .toList();
  }

  private Outcome run(String level) throws IOException, InterruptedException {
    return run(Path.of("installers/linux/prerequisites.sh").toAbsolutePath(), level);
  }

  private Outcome run(Path script, String level) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(script.toString(), level).redirectErrorStream(true);
    builder.environment().remove("CI");
    builder.environment().put("PATH", tools.path());
    builder.environment().put("DISPLAY", display);
    builder.environment().put("KALLGLOT_LIBRARIES", folder.resolve("libraries").toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }
}
