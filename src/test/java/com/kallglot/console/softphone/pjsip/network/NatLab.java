package com.kallglot.console.softphone.pjsip.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.kallglot.console.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two homes behind a router each, and a server between them, in network namespaces of Linux with
/// nothing of this computer's own network in them. Neither home's network is known outside. Making
/// them needs root.
///
/// ```
/// 10.77.1.2 – 203.0.113.1 – 203.0.113.2 | 198.51.100.2 – 198.51.100.1 – 10.77.2.2
///   HERE          router          the server OUTSIDE          router        THERE
/// ```
public final class NatLab implements AutoCloseable {
  public static final String SERVER = "203.0.113.2";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// Where something runs.
  public enum Place {
    HERE("10.77.1", "203.0.113"),
    THERE("10.77.2", "198.51.100"),
    OUTSIDE("", "");

    private final String inside;
    private final String outside;

    Place(String inside, String outside) {
      this.inside = inside;
      this.outside = outside;
    }

    /// Of the computer in this home.
    public String address() {
      return inside + ".2";
    }

    /// Of its router, as seen from outside.
    String publicAddress() {
      return outside + ".1";
    }

    private String initial() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  /// How a router translates, in the words of RFC 3489 §5.
  public enum Nat {
    /// The port stays, and whoever writes to it gets through.
    FULL_CONE,
    /// Another port for each destination, open for that destination alone.
    SYMMETRIC
  }

  /// The homes, what is outside, the routers, and nowhere.
  private static final List<String> NAMESPACES = List.of("h", "t", "o", "hr", "tr", "n");

  private final String prefix = "kn" + ProcessHandle.current().pid();
  private final Path folder;
  private final List<LabProcess> processes = new ArrayList<>();

  /// Where namespaces may not be made, the tests are left out.
  ///
  /// @param folder for what its processes say and keep
  public static NatLab open(Path folder) throws IOException, InterruptedException {
    assumeTrue(isAllowed(), "network namespaces may not be made here: that needs root");
    return new NatLab(folder);
  }

  private NatLab(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    try {
      build();
    } catch (IOException | InterruptedException | AssertionError e) {
      close();
      throw e;
    }
  }

  private void build() throws IOException, InterruptedException {
    for (String name : NAMESPACES) {
      shell("ip netns add $P" + name + "; ip -n $P" + name + " link set lo up");
    }
    home(Place.HERE);
    home(Place.THERE);
    inside(namespace(Place.OUTSIDE), "echo 1 >/proc/sys/net/ipv4/ip_forward");
    // What is sent to an unknown address is lost on its way, as outside, and no error at once.
    shell("ip link add lost netns $Po type veth peer name lost netns $Pn");
    shell("ip -n $Po link set lost arp off up; ip -n $Pn link set lost up");
    shell("ip -n $Po route add default dev lost");
  }

  /// Whether this process may make them: root may, but not in every container.
  private static boolean isAllowed() throws IOException, InterruptedException {
    String tried = "kntry" + ProcessHandle.current().pid();
    return run("ip netns add " + tried + " && ip netns delete " + tried).isEmpty();
  }

  private void home(Place place) throws IOException, InterruptedException {
    String router = place.initial() + "r";
    link(place.initial(), place.inside + ".2", router, place.inside + ".1");
    link("o", place.outside + ".2", router, place.outside + ".1");
    shell("ip -n $P%s route add default via %s.1".formatted(place.initial(), place.inside));
    shell("ip -n $P%s route add default via %s.2".formatted(router, place.outside));
    inside(prefix + router, "echo 1 >/proc/sys/net/ipv4/ip_forward");
  }

  private void link(String one, String address, String router, String routers)
      throws IOException, InterruptedException {
    String at = one + router;
    shell(
        "ip link add %s netns $P%s type veth peer name %s netns $P%s"
            .formatted(at, one, at, router));
    shell("ip -n $P%s address add %s/24 dev %s".formatted(one, address, at));
    shell("ip -n $P%s link set %s up".formatted(one, at));
    shell("ip -n $P%s address add %s/24 dev %s".formatted(router, routers, at));
    shell("ip -n $P%s link set %s up".formatted(router, at));
  }

  /// Makes the router of a home translate new connections so, in place of how it did.
  public void translate(Place home, Nat nat) throws IOException, InterruptedException {
    String out = "oifname o%sr".formatted(home.initial());
    String in = "iifname o%sr".formatted(home.initial());
    String router = prefix + home.initial() + "r";
    inside(
        router,
        "nft 'flush ruleset; add table ip kn; "
            + "add chain ip kn out { type nat hook postrouting priority 100; }; "
            + "add chain ip kn in { type nat hook prerouting priority -100; }'");
    switch (nat) {
      case FULL_CONE -> {
        inside(router, "nft add rule ip kn out " + out + " masquerade persistent");
        inside(router, "nft add rule ip kn in " + in + " dnat to " + home.address());
      }
      case SYMMETRIC ->
          inside(
              router,
              "nft add rule ip kn out " + out + " meta l4proto {tcp, udp} masquerade fully-random");
    }
    forgetAfter(home, Duration.ofMinutes(1));
  }

  /// How long the router remembers a UDP mapping that nobody uses.
  void forgetAfter(Place home, Duration time) throws IOException, InterruptedException {
    for (String file : List.of("nf_conntrack_udp_timeout", "nf_conntrack_udp_timeout_stream")) {
      inside(
          prefix + home.initial() + "r",
          "echo " + time.toSeconds() + " >/proc/sys/net/netfilter/" + file);
    }
  }

  /// Starts the edge of a sandbox outside, with TLS one port above.
  public LabProcess startEdge(int port) throws IOException {
    return start(
        Place.OUTSIDE,
        "com.kallglot.console.sandbox.edge.EdgeOutside",
        SERVER,
        String.valueOf(port),
        folder.resolve("edge").toString());
  }

  /// The authority of its certificate.
  public Path edgeAuthority() {
    return folder.resolve("edge").resolve("authority.pem");
  }

  /// Starts a class with a `main` in a virtual machine of its own; its output is awaited with
  /// [LabProcess#awaitSaid].
  public LabProcess start(Place where, String main, String... arguments) throws IOException {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=" + folder.resolve("crash-%p.log"),
                "-Dkallglot.native=" + System.getProperty("kallglot.native"),
                "-cp",
                System.getProperty("java.class.path"),
                main));
    java.addAll(List.of(arguments));
    return startProgram(where, java);
  }

  /// The console itself.
  LabProcess console(Place where, String... arguments) throws IOException {
    return start(where, "com.kallglot.console.Main", arguments);
  }

  LabProcess startProgram(Place where, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace(where)));
    command.addAll(words);
    Path own = folder.resolve(String.valueOf(processes.size()));
    Files.createDirectories(own);
    LabProcess started = LabProcess.start(command, own);
    processes.add(started);
    return started;
  }

  private String namespace(Place place) {
    return prefix + place.initial();
  }

  private void shell(String script) throws IOException, InterruptedException {
    assertThat(run(script.replace("$P", prefix))).as(script).isEmpty();
  }

  private void inside(String namespace, String script) throws IOException, InterruptedException {
    var words = List.of("ip", "netns", "exec", namespace, "sh", "-c", script);
    assertThat(run(words)).as(script).isEmpty();
  }

  private static String run(String script) throws IOException, InterruptedException {
    return run(List.of("sh", "-c", script));
  }

  /// @return what it said, where it failed
  private static String run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + ": " + said;
  }

  /// Ends what was started since and before.
  void endProcesses() throws InterruptedException {
    for (LabProcess process : processes) {
      process.end();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    endProcesses();
    for (String name : NAMESPACES) {
      var _ = run("ip netns delete " + prefix + name);
    }
  }

  /// One of the lab's processes.
  public static final class LabProcess {
    /// 128 and the number of SIGTERM.
    private static final int TERMINATED = 143;

    private final Process process;
    private final Path said;

    private LabProcess(Process process, Path said) {
      this.process = process;
      this.said = said;
    }

    private static LabProcess start(List<String> command, Path folder) throws IOException {
      Path said = folder.resolve("said");
      ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(said.toFile());
      builder.redirectError(folder.resolve("errors").toFile());
      builder.environment().remove("DISPLAY"); // without a command it would open a window
      builder.environment().put("KALLGLOT_CONSOLE_HOME", folder.resolve("home").toString());
      return new LabProcess(builder.start(), said);
    }

    public String said() {
      try {
        return Files.readString(said) + Files.readString(said.resolveSibling("errors"));
      } catch (IOException e) {
        return e.toString();
      }
    }

    /// The last group of the pattern, or all that matches, as soon as it is said.
    public String awaitSaid(String pattern) {
      Pattern form = Pattern.compile(pattern);
      try {
        Await.until(PATIENCE, '"' + pattern + "\" is said", () -> form.matcher(said()).find());
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "; it was: " + said(), e);
      }
      Matcher match = form.matcher(said());
      assertThat(match.find()).isTrue();
      return match.group(match.groupCount());
    }

    void type(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    /// What it said on its standard output, when it has ended.
    String result() throws IOException, InterruptedException {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
      return Files.readString(said);
    }

    /// Lets it take its leave, which is by the signal and by no crash.
    void interrupt() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
      assertThat(process.exitValue()).as(said()).isEqualTo(TERMINATED);
    }

    void end() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
