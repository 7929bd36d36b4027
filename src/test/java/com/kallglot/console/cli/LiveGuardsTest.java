package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.client.SandboxControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands between a live key and money, on a platform that pretends to be live: nothing is
/// created, nobody is called, until somebody agreed.
@Tag("native")
class LiveGuardsTest {
  private static final String KEY = "sk_live_pretended";
  private static final String CALLED = "+19785550140";

  @TempDir static Path behind;
  @TempDir static Path home;
  private static Pretence platform;
  private static Console console;

  @BeforeAll
  static void open() throws Exception {
    platform = new Pretence(behind, KEY);
    console = new Console(home, platform.environment());
    String line = platform.testLine();
    platform.introduce(console, "acme", "--test-line", line);
    platform.introduce(console, "acme-poor", "--test-line", line, "--credits", "5");
    platform.introduce(console, "acme-brief", "--test-line", line, "--minutes", "3");
    platform.introduce(console, "acme-single", "--test-line", line, "--calls-at-once", "1");
    platform.introduce(console, "acme-berlin", "--test-line", line, "--allow", "+4930");
  }

  @AfterAll
  static void close() {
    console.close();
    platform.close();
  }

  @AfterEach
  void asBefore() throws Exception {
    control().clearFaults();
  }

  private static SandboxControl control() throws Exception {
    return platform.site().control();
  }

  private static long created() {
    return platform.seen().stream().filter("POST /v1/sessions"::equals).count();
  }

  private static Map<String, String> environment() {
    var all = new HashMap<>(platform.environment());
    all.put("KALLGLOT_CONSOLE_HOME", home.toString());
    return all;
  }

  @Test
  void checkRefusesALiveKeyWithoutLiveWhateverWasAgreed() {
    long before = created();
    Outcome outcome = console.run("check", "--profile", "acme", "--yes");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("has a live key", "--live").doesNotContain(KEY);
    assertThat(created()).isEqualTo(before);
  }

  @Test
  void aRunAboveACapDoesNotStart() {
    long before = created();
    Outcome credits = console.run("check", "--profile", "acme-poor", "--live", "--yes");
    assertThat(credits.exitCode()).isEqualTo(2);
    assertThat(credits.err()).contains("8 API credits and this profile's cap is 5");
    Outcome minutes = console.run("check", "--profile", "acme-brief", "--live", "--yes");
    assertThat(minutes.exitCode()).isEqualTo(2);
    assertThat(minutes.err()).contains("6 minutes and this profile's cap is 3");
    Outcome call =
        console.run(
            "call",
            "--to",
            "tel:" + CALLED,
            "--for",
            "4m",
            "--profile",
            "acme-brief",
            "--live",
            "--yes");
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.err()).contains("4 minutes and this profile's cap is 3");
    assertThat(created()).isEqualTo(before);
  }

  @Test
  @Tag("timed")
  void withoutATerminalNothingStartsUntilAgreedBeforehandAndThenNoMoreAtOnceThanAllowed()
      throws Exception {
    long before = created();
    Outcome unasked = console.run("check", "--profile", "acme-single", "--live");
    assertThat(unasked.exitCode()).isEqualTo(2);
    assertThat(unasked.err())
        .contains("up to 8 API credits, 6 calls, 6 minutes")
        .contains("nobody is there to agree", "--yes");
    assertThat(created()).isEqualTo(before);

    var most = new MostAtOnce(control());
    try (most) {
      Outcome agreed = console.run("check", "--profile", "acme-single", "--live", "--yes");
      assertThat(agreed.exitCode()).as(agreed.out() + agreed.err()).isZero();
      assertThat(agreed.err()).contains("up to 8 API credits, 6 calls, 6 minutes");
      assertThat(created()).isEqualTo(before + 8);
    }
    assertThat(most.seen()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tel:112", "tel:911", "tel:110", "tel:+499001234567", "tel:+49112"})
  void emergencyAndPremiumNumbersAreNeverDialled(String address) {
    Outcome outcome = console.run("call", "--to", address, "--profile", "acme", "--live", "--yes");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("Not dialled", "no command of this program dials one");
  }

  @Test
  @Tag("timed")
  void onlyDestinationsOfTheListAreDialled() {
    Outcome other =
        console.run("call", "--to", "tel:" + CALLED, "--profile", "acme-berlin", "--live", "--yes");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("not on this profile's list of allowed destinations (+4930)");
    Outcome check = console.run("check", "--profile", "acme-berlin", "--live", "--yes");
    assertThat(check.out()).contains("list of allowed destinations");
    assertThat(check.exitCode()).as(check.out()).isZero();
  }

  @Test
  void atATerminalTheAnswerDecides() throws Exception {
    long before = created();
    try (var program =
        Program.startOnTerminal(
            environment(), "call", "--profile", "acme", "--live", "--route", "sip")) {
      program.awaitSaid("Go on? [yes/no]");
      assertThat(program.out()).contains("up to 1 API credit, 1 call, 1 minute");
      program.type("no\n");
      assertThat(program.exitCode()).isEqualTo(2);
      assertThat(program.out()).contains("not agreed to");
      assertThat(created()).isEqualTo(before);
    }
    try (var program =
        Program.startOnTerminal(
            environment(), "call", "--profile", "acme", "--live", "--route", "sip")) {
      program.awaitSaid("Go on? [yes/no]");
      program.type("yes\n");
      assertThat(program.exitCode()).as(program.out()).isZero();
      assertThat(created()).isEqualTo(before + 1);
    }
  }

  @Test
  void ctrlCAtTheQuestionEndsAtOnce() throws Exception {
    long before = created();
    try (var program =
        Program.startOnTerminal(
            environment(), "call", "--profile", "acme", "--live", "--route", "sip")) {
      program.awaitSaid("Go on? [yes/no]");
      long asked = System.nanoTime();
      program.type("\u0003");
      assertThat(program.exitCode()).isEqualTo(130);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
      assertThat(created()).isEqualTo(before);
    }
  }

  @Test
  void ctrlCInTheMiddleOfACallHangsUpAndEndsTheSession() throws Exception {
    SandboxControl control = control();
    try (var program =
        Program.start(
            environment(), "call", "--profile", "acme", "--live", "--yes", "--route", "sip")) {
      Await.until(Duration.ofSeconds(30), "a call is up", () -> !up(control).isEmpty());
      String session = up(control).getFirst();
      program.interrupt();
      assertThat(program.exitCode()).as(program.err()).isEqualTo(130);
      assertThat(program.err()).contains("calls are hung up, sessions ended");
      assertThat(up(control)).isEmpty();
      assertThat(platform.site().platform().sessions().get(session).status().name())
          .isEqualTo("ENDED");
    }
  }

  private static List<String> up(SandboxControl control) {
    try {
      return control.legs(null).stream()
          .filter(leg -> leg.state() == SandboxControl.Leg.State.UP)
          .map(leg -> String.valueOf(leg.sessionId()))
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Looks again and again how many calls are up at the far end.
  private static final class MostAtOnce implements AutoCloseable {
    private final Thread watch;
    private volatile int most;
    private volatile boolean over;

    MostAtOnce(SandboxControl control) {
      watch =
          Thread.ofVirtual()
              .start(() -> {
                while (!over) {
                  most = Math.max(most, up(control).size());
                }
              });
    }

    int seen() {
      return most;
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      watch.join();
    }
  }
}
