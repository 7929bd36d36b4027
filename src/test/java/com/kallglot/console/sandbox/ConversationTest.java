package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.sandbox.live.StreamDesk;
import com.kallglot.console.telephony.E164;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody is called into a session; what was said and recorded is read.
class ConversationTest {
  private static final String TO_SIP = "{\"to\":\"sip:desk@127.0.0.1:5099\"}";

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T15:20:00Z"));
  private Box box;

  @BeforeEach
  void start() {
    box = Box.in(folder, clock);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private String session(String body) {
    return "/v1/sessions/" + box.full.post("/v1/sessions", body).text("id");
  }

  private String session() {
    return session("{\"mode\":\"bidirectional_translation\",\"recording\":{\"enabled\":true}}");
  }

  private static String id(String session) {
    return session.substring("/v1/sessions/".length());
  }

  private void answered(Answer dialed) {
    box.sandbox.callDesk().answered(dialed.text("leg_id"));
  }

  private void ended(Answer dialed, String session) {
    box.sandbox
        .callDesk()
        .ended(
            new LegReport(
                dialed.text("leg_id"),
                id(session),
                "c",
                "x",
                200,
                null,
                null,
                0,
                0,
                0,
                "",
                Duration.ofSeconds(1),
                "callee"));
  }

  @Test
  void thePlatformCallsForTheSession() {
    String session = session();
    Answer dialed =
        box.full.post(
            session + "/dial",
            "{\"to\":\"sip:desk@127.0.0.1:5099\",\"party\":\"b\",\"timeout_seconds\":5}");
    assertThat(dialed.status()).isEqualTo(202);
    assertThat(dialed.text("status")).isEqualTo("dialing");

    Order order = box.dialler.orders.getFirst();
    assertThat(order.legId()).isEqualTo(dialed.text("leg_id"));
    assertThat(order.sessionId()).isEqualTo(id(session));
    assertThat(order.target()).isEqualTo(new Target.Address("sip:desk@127.0.0.1:5099"));
    assertThat(order.from()).isEqualTo(new E164("+16175550142"));
    assertThat(order.ringing()).isEqualTo(Duration.ofSeconds(5));

    answered(dialed);
    assertThat(box.full.get(session).text("status")).isEqualTo("active");
    ended(dialed, session);
    assertThat(box.full.get(session).text("status")).isEqualTo("ended");
  }

  private static final String TRANSLATED =
      """
      {"mode":"bidirectional_translation","source_language":"en-US","target_language":"de"}\
      """;

  private Answer dial(String session, String party) {
    return box.full.post(session + "/dial", TO_SIP.replace("}", ",\"party\":\"" + party + "\"}"));
  }

  private String partyOf(Answer dialed) {
    return box.sandbox.callDesk().party(dialed.text("leg_id")).orElseThrow().name();
  }

  @Test
  void theCallIsThePartyItIsMadeFor() {
    String session = session(TRANSLATED);
    Answer second = dial(session, "b");
    Answer first = box.full.post(session + "/dial", TO_SIP);
    assertThat(partyOf(second)).isEqualTo("party_b");
    assertThat(partyOf(first)).as("who is left").isEqualTo("party_a");
  }

  @Test
  void aPartyIsThereOnceAndItsPlaceIsFreeAgainWhereTheCallWasMissed() {
    String session = session(TRANSLATED);
    Answer ringing = dial(session, "b");
    Answer again = dial(session, "b");
    assertThat(again.status() + " " + again.code()).isEqualTo("409 session_not_dialable");
    assertThat(again.body()).contains("party b already");
    ended(ringing, session);
    box.dialler.outcome = new Sent.Failed("nobody listens.");
    assertThat(dial(session, "b").code()).isEqualTo("sip_dial_failed");
    box.dialler.outcome = new Sent.OnItsWay();
    assertThat(partyOf(dial(session, "b"))).isEqualTo("party_b");
  }

  @Test
  void whereNothingIsTranslatedNobodyIsAParty() {
    String session = session(TRANSLATED.replace("\"de\"", "\"fr\""));
    assertThat(dial(session, "a").status()).isEqualTo(202);
    assertThat(dial(session, "a").status()).isEqualTo(202);
  }

  @Test
  void anActiveSessionWithNoCallAndNoStreamEndsAfterHalfAnHour() {
    String session = session();
    box.sandbox.streamDesk().started(id(session));
    clock.advanceSeconds(30 * 60 - 1);
    box.sandbox.tidy();
    assertThat(box.full.get(session).text("status")).isEqualTo("active");
    clock.advanceSeconds(60);
    box.sandbox.tidy();
    assertThat(box.full.get(session).text("ended_at")).isEqualTo("2026-11-22T15:50:00Z");
  }

  @Test
  void aCallAndAStreamKeepASessionHoweverLongTheyLast() {
    String called = session();
    Answer dialed = box.full.post(called + "/dial", TO_SIP);
    answered(dialed);
    String streamed = session();
    StreamDesk.Guest guest = reason -> {};
    box.sandbox.streamDesk().join(id(streamed), guest);
    box.sandbox.streamDesk().started(id(streamed));
    clock.advanceSeconds(3 * 3600);
    box.sandbox.tidy();
    assertThat(box.full.get(called).text("status")).isEqualTo("active");
    assertThat(box.full.get(streamed).text("status")).isEqualTo("active");

    box.sandbox.streamDesk().leave(id(streamed), guest);
    clock.advanceSeconds(30 * 60 + 1);
    box.sandbox.tidy();
    assertThat(box.full.get(called).text("status")).isEqualTo("active");
    assertThat(box.full.get(streamed).text("ended_at")).isEqualTo("2026-11-22T18:50:00Z");
  }

  @Test
  void aNumberIsTheTelephoneThatHasIt() {
    var line = box.access("sandbox").testLine();
    box.full.post(session() + "/dial", "{\"to\":\"%s\"}".formatted(line.number()));
    assertThat(box.dialler.orders.getFirst().target())
        .isEqualTo(new Target.Telephone(line.username(), line.number()));
  }

  @Test
  void aNumberOfNobodyCannotBeReached() {
    Answer answer = box.full.post(session() + "/dial", "{\"to\":\"+12025550199\"}");
    assertThat(answer.status() + " " + answer.code()).isEqualTo("502 sip_dial_failed");
  }

  @Test
  void aCallThatCouldNotBeSentWasNeverThere() {
    String session = session();
    box.dialler.outcome = new Sent.Failed("nobody listens.");
    Answer failed = box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k");
    assertThat(failed.status() + " " + failed.code()).isEqualTo("502 sip_dial_failed");
    assertThat(box.control.get("/control/legs").json().getAsJsonArray("data")).isEmpty();

    box.dialler.outcome = new Sent.OnItsWay();
    assertThat(box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k").status())
        .as("a refusal is not kept")
        .isEqualTo(202);
  }

  @Test
  void aCallThatBrokeWasNeverThereEither() {
    String session = session();
    box.dialler.breaks = true;
    assertThat(box.full.post(session + "/dial", TO_SIP).status()).isEqualTo(500);
    assertThat(box.control.get("/control/legs").json().getAsJsonArray("data")).isEmpty();
  }

  @Test
  void theSameKeyCallsOnce() {
    String session = session();
    Answer first = box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k");
    Answer again = box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(box.dialler.orders).hasSize(1);
    assertThat(
            box.full
                .post(session + "/dial", TO_SIP.replace("5099", "5098"), "Idempotency-Key", "k")
                .code())
        .isEqualTo("idempotency_mismatch");
  }

  @Test
  void whileTheFirstStillRunsTheSameKeyConflicts() {
    String session = session();
    box.dialler.gate = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () -> box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k"));
    Await.until(
        Duration.ofSeconds(10), "the call is being made", () -> !box.dialler.orders.isEmpty());

    Answer second = box.full.post(session + "/dial", TO_SIP, "Idempotency-Key", "k");

    assertThat(second.status() + " " + second.code()).isEqualTo("409 idempotency_conflict");
    assertThat(second.header("Retry-After")).contains("1");
    box.dialler.gate.countDown();
    assertThat(first.join().status()).isEqualTo(202);
  }

  @Test
  void aSessionHasTwoCallsAtMostAndNoneAfterItsEnd() {
    String session = session();
    box.full.post(session + "/dial", TO_SIP);
    Answer second = box.full.post(session + "/dial", TO_SIP);
    assertThat(second.status()).isEqualTo(202);
    assertThat(box.full.post(session + "/dial", TO_SIP).code()).isEqualTo("session_not_dialable");
    box.full.post(session + "/end", "");
    assertThat(box.dialler.hungUp).hasSize(2).contains(second.text("leg_id"));
    assertThat(box.full.post(session + "/dial", TO_SIP).code()).isEqualTo("session_not_dialable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | to
          {'to':'0049 30'}                                | to
          {'to':'tel:+49'}                                | to
          {'to':'sip:a@127.0.0.1:65536'}                  | to
          {'to':'sip:a:5060@[::1]:99999;transport=tcp'}   | to
          {'to':'sip:127.0.0.1:4294967296'}               | to
          {'to':'sip:a@b','from':'me'}                    | from
          {'to':'sip:a@b','party':'c'}                    | party
          {'to':'sip:a@b','timeout_seconds':0}            | timeout_seconds
          {'to':'sip:a@b','timeout':5}                    | timeout
          """)
  void refusesACallThatMakesNoSense(String body, String param) {
    Answer answer = box.full.post(session() + "/dial", body.replace('\'', '"'));
    assertThat(answer.status() + " " + answer.param()).isEqualTo("422 " + param);
  }

  @Test
  void nobodyHasSpokenYet() {
    String session = session();
    Answer transcript = box.full.get(session + "/transcript");
    assertThat(transcript.text("id")).isEqualTo("trn_" + id(session));
    assertThat(transcript.text("status")).isEqualTo("in_progress");
    assertThat(transcript.json().getAsJsonArray("turns")).isEmpty();
  }

  @Test
  void aRecordingIsThereAfterTheEndOfACallThatWasToBeRecorded() {
    String session = session();
    Answer dialed = box.full.post(session + "/dial", TO_SIP);
    answered(dialed);
    assertThat(box.full.get(session + "/recordings").json().getAsJsonArray("data")).isEmpty();
    clock.advanceSeconds(42);
    ended(dialed, session);

    Answer recordings = box.full.get(session + "/recordings");

    var recording = recordings.json().getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(recording.get("duration").getAsDouble()).isEqualTo(42);
    assertThat(recording.get("status").getAsString()).isEqualTo("ready");
    String after = session + "/recordings?starting_after=" + recording.get("id").getAsString();
    assertThat(box.full.get(after).json().getAsJsonArray("data")).isEmpty();
    assertThat(box.full.get(session + "/transcript").text("status")).isEqualTo("completed");
  }

  @Test
  void whatIsNotToBeRecordedIsNot() {
    String session = session("{\"mode\":\"ai_agent\"}");
    Answer dialed = box.full.post(session + "/dial", TO_SIP);
    answered(dialed);
    ended(dialed, session);
    assertThat(box.full.get(session + "/recordings").json().getAsJsonArray("data")).isEmpty();
  }
}
