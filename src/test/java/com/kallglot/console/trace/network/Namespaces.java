package com.kallglot.console.trace.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Three network namespaces of Linux in a row, client, router and server, with nothing of this
/// computer's own network in them. Making them needs root.
///
/// The client is 10.77.1.2, the server 203.0.113.2, the router 203.0.113.1 on the server's side.
final class Namespaces implements AutoCloseable {
  static final String CLIENT = "10.77.1.2";
  static final String SERVER = "203.0.113.2";
  static final String ROUTER = "203.0.113.1";

  private static final int PATIENCE_SECONDS = 30;

  private final String name = "kg" + ProcessHandle.current().pid();
  private final List<Process> processes = new ArrayList<>();

  Namespaces() throws IOException, InterruptedException {
    for (String each : List.of("c", "r", "s")) {
      run("ip", "netns", "add", name + each);
      run("ip", "-n", name + each, "link", "set", "lo", "up");
    }
    link("c", CLIENT, "10.77.1.1");
    link("s", SERVER, ROUTER);
    run("ip", "-n", name + "c", "route", "add", "default", "via", "10.77.1.1");
    run("ip", "-n", name + "s", "route", "add", "10.77.1.0/24", "via", ROUTER);
    in("r", "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
  }

  /// Whether this process may make them: root may, but not in every container.
  static boolean areAllowed() throws IOException, InterruptedException {
    String tried = "kgtry" + ProcessHandle.current().pid();
    var made = new ProcessBuilder("ip", "netns", "add", tried).redirectErrorStream(true).start();
    made.getInputStream().readAllBytes();
    if (made.waitFor() != 0) {
      return false;
    }
    run("ip", "netns", "delete", tried);
    return true;
  }

  private void link(String side, String address, String routers)
      throws IOException, InterruptedException {
    String outer = "kg" + side;
    run(
        "ip",
        "link",
        "add",
        outer,
        "netns",
        name + side,
        "type",
        "veth",
        "peer",
        "name",
        outer,
        "netns",
        name + "r");
    run("ip", "-n", name + side, "address", "add", address + "/24", "dev", outer);
    run("ip", "-n", name + side, "link", "set", outer, "up");
    run("ip", "-n", name + "r", "address", "add", routers + "/24", "dev", outer);
    run("ip", "-n", name + "r", "link", "set", outer, "up");
  }

  /// Replaces all rules of the router.
  ///
  /// @param rules statements of nft, in a table `ip kg` with the chains `out` (postrouting, nat)
  ///   and `through` (forward)
  void route(String... rules) throws IOException, InterruptedException {
    in("r", "nft", "flush", "ruleset");
    in(
        "r",
        "nft",
        "add table ip kg; add chain ip kg out { type nat hook postrouting priority 100; };"
            + " add chain ip kg through { type filter hook forward priority 0; }");
    for (String rule : rules) {
      in("r", "nft", "add rule ip kg " + rule);
    }
  }

  private void in(String side, String... command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name + side));
    whole.addAll(List.of(command));
    run(whole.toArray(String[]::new));
  }

  /// Starts a class of the tests in a virtual machine of the server's.
  Process onServer(Class<?> main, String... arguments) throws IOException {
    return start("s", main, arguments);
  }

  /// What a class of the tests prints in a virtual machine of the client's.
  String onClient(Class<?> main, String... arguments) throws IOException, InterruptedException {
    Process process = start("c", main, arguments);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.strip();
  }

  private Process start(String side, Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "ip",
                "netns",
                "exec",
                name + side,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command) + ": " + said).isZero();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    for (String each : List.of("c", "r", "s")) {
      new ProcessBuilder("ip", "netns", "delete", name + each).start().waitFor();
    }
  }
}
