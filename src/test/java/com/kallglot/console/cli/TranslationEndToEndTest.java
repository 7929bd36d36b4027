package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TranslationCall;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.result.TranslationFigures.Sentence;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.client.SandboxControl.Interpreting;
import com.kallglot.console.client.SandboxControl.Interpreting.Wrong;
import com.kallglot.console.report.Schemas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The proof of translation with nothing left out: a call by PJSIP and the stream beside it, the
/// sandbox's edge and WebSocket, and the stand-in interpreter between them.
@Tag("native")
@Tag("timed")
class TranslationEndToEndTest {
  @TempDir static Path home;
  private static Console console;

  @BeforeAll
  static void open() {
    console = new Console(home);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  @AfterEach
  void asBefore() throws Exception {
    behave(null, null);
  }

  private static void behave(Long lag, Wrong fault) throws Exception {
    console.site().control().setInterpreter(new Interpreting(lag, fault));
  }

  private static CallReport translate(Route route, Duration within) throws Exception {
    var test = TestCase.of(console.site().proving(Proof.TRANSLATION), route, null);
    try (var calls =
        new TranslationCall(console.services().softphone(), new Dialogue.Plan(1, within))) {
      return calls.test(test);
    }
  }

  private static Set<Check.Name> broken(CallReport report) {
    return report.checks().stream()
        .filter(Check::breaks)
        .map(Check::name)
        .collect(Collectors.toSet());
  }

  /// Measured by sample positions on one monotonic clock. A machine that stands still for a moment
  /// moves our own jitter buffer by more than is allowed here: then it is measured once more.
  @ParameterizedTest
  @ValueSource(longs = {500, 1500, 3000})
  void measuresTheLagBothWays(long lag) throws Exception {
    behave(lag, null);

    CallReport report = translate(new Route.Sip(), Duration.ofSeconds(5));
    if (!isNear(report, lag)) {
      report = translate(new Route.Sip(), Duration.ofSeconds(5));
    }

    assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.PASS);
    assertThat(report.translation().parties()).containsExactly("call", "stream");
    assertThat(report.translation().sentences())
        .extracting(Sentence::language)
        .containsExactly("en", "de");
    assertThat(isNear(report, lag)).as("%s", report.translation()).isTrue();
  }

  private static boolean isNear(CallReport report, long lag) {
    return report.translation().sentences().stream()
        .allMatch(one -> one.lagMs() != null && Math.abs(one.lagMs() - lag) <= 40);
  }

  @ParameterizedTest
  @CsvSource({
    "LEAK,    LEAKAGE,     beside their translation",
    "SILENCE, TRANSLATION, is not heard",
    "CROSSED, LEAKAGE,     past the interpreter",
    "OVERLAP, OVERLAP,     talked over"
  })
  void noticesWhatIsWrong(Wrong fault, Check.Name check, String words) throws Exception {
    behave(500L, fault);

    CallReport report = translate(new Route.Sip(), Duration.ofSeconds(2));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken(report)).as("%s", report).contains(check);
    assertThat(report.cause()).contains(words);
  }

  @Test
  void provesATranslationOverANumberByOneCommand() throws Exception {
    behave(500L, null);
    Outcome outcome =
        console.run("call", "--route", "number:+19785550140", "--proof", "translation", "--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    JsonObject translation =
        JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonObject("translation");
    assertThat(translation.getAsJsonArray("sentences")).hasSize(4);
    assertThat(translation.get("lag_p50_ms").getAsDouble()).isCloseTo(500, within(40.0));
  }

  @Test
  void testsTheStreamAloneAndNamesWhatOnePartyLeavesOpen() {
    Outcome outcome = console.run("call", "--route", "stream", "--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.get("proof").getAsString()).isEqualTo("leg");
    assertThat(call.get("translation").isJsonNull()).isTrue();
    assertThat(outcome.out()).contains("ready, pong", "Wann öffnen Sie morgen?", "of two parties");
  }

  @Test
  void provesNoTranslationByTheStreamAlone() {
    Outcome outcome = console.run("call", "--route", "stream", "--proof", "translation");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE.value());
    assertThat(outcome.err()).contains("one party");
  }
}
