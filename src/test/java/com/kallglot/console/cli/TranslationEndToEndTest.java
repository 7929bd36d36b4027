package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.proof.ProofChoice;
import com.kallglot.console.calltest.proof.SecondParty;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.result.TranslationFigures.Sentence;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.client.SandboxControl.Interpreting;
import com.kallglot.console.client.SandboxControl.Interpreting.Wrong;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.Blame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static CallReport translate(Route route, SecondParty second, Duration within)
      throws Exception {
    return translate(
        TestCase.of(console.site(), route, null)
            .proving(ProofChoice.asked(Proof.TRANSLATION, second)),
        within);
  }

  private static CallReport translate(TestCase test, Duration within) throws Exception {
    try (var calls = new TestCall(console.services().softphone(), new Dialogue.Plan(1, within))) {
      return calls.test(test);
    }
  }

  private static Set<Check.Name> broken(CallReport report) {
    return report.checks().stream()
        .filter(Check::breaks)
        .map(Check::name)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"STREAM, 1500", "CALL, 500", "LINE, 500"})
  void measuresTheLagBothWays(SecondParty second, long lag) throws Exception {
    measures(new Route.Sip(), second, lag);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "STREAM,  500",
    "STREAM, 3000",
    "CALL,   1500",
    "CALL,   3000",
    "LINE,   1500",
    "LINE,   3000"
  })
  void measuresEachLag(SecondParty second, long lag) throws Exception {
    measures(new Route.Sip(), second, lag);
  }

  /// Measured by sample positions on one monotonic clock. A machine that stands still for a moment
  /// moves our own jitter buffer by more than is allowed here: then it is measured again.
  private static <T> T measured(Callable<T> call, Predicate<T> isNear) throws Exception {
    T measured = call.call();
    for (int again = 0; again < 2 && !isNear.test(measured); again++) {
      measured = call.call();
    }
    return measured;
  }

  private static void measures(Route route, SecondParty second, long lag) throws Exception {
    behave(lag, null);

    CallReport report =
        measured(() -> translate(route, second, Duration.ofSeconds(5)), call -> isNear(call, lag));

    assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.PASS);
    assertThat(report.translation().parties()).containsExactly("call", second.label());
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
    "LEAK,    LINE,   LEAKAGE,     beside their translation",
    "SILENCE, STREAM, TRANSLATION, is not heard",
    "CROSSED, CALL,   LEAKAGE,     past the interpreter",
    "OVERLAP, LINE,   OVERLAP,     talked over"
  })
  void noticesWhatIsWrong(Wrong fault, SecondParty second, Check.Name check, String words)
      throws Exception {
    notices(fault, second, check, words);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "LEAK,    STREAM, LEAKAGE,     beside their translation",
    "LEAK,    CALL,   LEAKAGE,     beside their translation",
    "SILENCE, CALL,   TRANSLATION, is not heard",
    "SILENCE, LINE,   TRANSLATION, is not heard",
    "CROSSED, STREAM, LEAKAGE,     past the interpreter",
    "CROSSED, LINE,   LEAKAGE,     past the interpreter",
    "OVERLAP, STREAM, OVERLAP,     talked over",
    "OVERLAP, CALL,   OVERLAP,     talked over"
  })
  void noticesItWhoeverTheOtherPartyIs(
      Wrong fault, SecondParty second, Check.Name check, String words) throws Exception {
    notices(fault, second, check, words);
  }

  private static void notices(Wrong fault, SecondParty second, Check.Name check, String words)
      throws Exception {
    behave(500L, fault);

    CallReport report = translate(new Route.Sip(), second, Duration.ofSeconds(2));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken(report)).as("%s", report).contains(check);
    assertThat(report.blame()).containsExactly(Blame.MEDIA);
    assertThat(report.cause()).contains(words);
  }

  private static Check seen(CallReport report, Check.Name name) {
    return report.checks().stream().filter(one -> one.name() == name).findFirst().orElseThrow();
  }

  @Test
  void oneCallAloneIsNoProofWhereTheOtherIsRefused() throws Exception {
    var settings = console.site().platform().sip();
    SipSettings before = settings.get();
    SipSettings limited = settings.limit(before, 1);
    try {
      CallReport report = translate(new Route.Sip(), SecondParty.CALL, Duration.ofSeconds(2));

      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(broken(report))
          .contains(Check.Name.SECOND_PARTY, Check.Name.TRANSLATION)
          .doesNotContain(Check.Name.MEDIA);
      assertThat(seen(report, Check.Name.ANSWER).passed()).isTrue();
      assertThat(report.translation().parties()).isEmpty();
      assertThat(report.cause()).startsWith("The second party's call: ").contains("503");
      assertThat(report.blame()).containsExactly(Blame.SIGNALLING);
    } finally {
      settings.limit(limited, before.maxConcurrentCalls());
    }
  }

  @Test
  void oneCallAloneIsNoProofWhereThePlatformReachesNoTestLine() throws Exception {
    var test =
        TestCase.of(withLineOf(new E164("+12025550199")), new Route.Sip(), null)
            .proving(ProofChoice.asked(Proof.TRANSLATION, SecondParty.LINE));

    CallReport report = translate(test, Duration.ofSeconds(2));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken(report))
        .contains(Check.Name.SECOND_PARTY, Check.Name.TRANSLATION)
        .doesNotContain(Check.Name.MEDIA);
    assertThat(seen(report, Check.Name.SECOND_PARTY).actual()).contains("sip_dial_failed");
    assertThat(report.cause()).contains("told to call the test line");
    assertThat(report.blame()).containsExactly(Blame.API, Blame.NETWORK);
  }

  private static TestSite withLineOf(E164 number) throws Exception {
    TestSite site = console.site();
    LineAccess line = site.line();
    return new TestSite(
        site.profile(),
        site.platform(),
        site.configuration(),
        site.reading(),
        site.sipAccess(),
        new LineAccess(line.account(), line.callable(), line.domain(), number, line.headers()),
        site.control(),
        site.destinations(),
        site.proof(),
        site.timing(),
        site.journal());
  }

  @Test
  void whoHangsUpInTheMiddleIsNamed() throws Exception {
    console
        .site()
        .control()
        .setFaults(List.of(new SandboxControl.Fault("sip", null, null, null, 2500L, null, null)));
    try {
      CallReport report = translate(new Route.Sip(), SecondParty.STREAM, Duration.ofSeconds(5));

      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(broken(report)).contains(Check.Name.TRANSLATION);
      assertThat(report.cause()).contains("gone before all was said: call");
      assertThat(report.blame()).contains(Blame.SIGNALLING);
    } finally {
      console.site().control().clearFaults();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "number:+19785550140, call, an address of the session's own",
    "sip,                 both, 'call, line'"
  })
  void whatCannotBeTheOtherPartyIsSaidBefore(String route, String second, String words) {
    Outcome outcome =
        console.run("call", "--route", route, "--proof", "translation", "--second-party", second);
    assertThat(outcome.exitCode()).isIn(2, 5);
    assertThat(outcome.out() + outcome.err()).containsIgnoringCase(words);
  }

  @Test
  void provesATranslationOverANumberByOneCommand() throws Exception {
    behave(500L, null);
    Outcome outcome =
        measured(
            TranslationEndToEndTest::translateByOneCommand, translated -> isNear(translated, 500));

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    JsonObject translation =
        JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonObject("translation");
    assertThat(translation.getAsJsonArray("sentences")).hasSize(4);
    assertThat(translation.get("parties").toString()).isEqualTo("[\"call\",\"test line\"]");
    assertThat(translation.get("lag_p50_ms").getAsDouble()).isCloseTo(500, within(40.0));
  }

  private static Outcome translateByOneCommand() {
    return console.run(
        "call",
        "--route",
        "number:+19785550140",
        "--proof",
        "translation",
        "--second-party",
        "line",
        "--json");
  }

  private static boolean isNear(Outcome outcome, double lag) {
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    return call.get("verdict").getAsString().equals("pass")
        && Math.abs(call.getAsJsonObject("translation").get("lag_p50_ms").getAsDouble() - lag)
            <= 40;
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
