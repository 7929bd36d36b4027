package com.kallglot.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.Unreachable.Reason;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.account.Allowance;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked again, after what pause, and what is never.
class RetriesTest {
  private static final SessionRequest REQUEST =
      new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of());
  private static final String SESSION =
      """
      {"id":"sess_1","status":"created","mode":"ai_agent","created_at":"2026-01-02T03:04:05Z"}\
      """;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final ManualPace pace = new ManualPace(new Random(4711));
  private MockWebServer server;
  private PlatformClient client;

  @BeforeEach
  void start() throws IOException {
    server = new MockWebServer();
    server.start();
    client = client(server.url("/").toString());
  }

  private PlatformClient client(String base) {
    Duration limit = Duration.ofSeconds(20);
    return new PlatformClient(
        new Endpoint(base, Secret.of("sk_test_1"), limit, limit, limit),
        exchanges::add,
        Patience.USUAL.at(pace));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  private void refuse(int status, String code, String... headers) {
    answer(status, "{\"error\":{\"code\":\"" + code + "\"}}", headers);
  }

  private void reset() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  @Test
  void aPostIsRepeatedWithItsKeyUntilTheAnswerIsThere() throws Exception {
    reset();
    answer(502, "<html>Bad Gateway</html>");
    answer(201, "{\"id\":");
    answer(201, SESSION);

    assertThat(client.sessions().create(REQUEST, "key-1").id()).isEqualTo("sess_1");

    for (int request = 0; request < 4; request++) {
      assertThat(server.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo("key-1");
    }
    assertThat(exchanges).as("each try is told").hasSize(4);
    assertThat(pace.pauses()).hasSize(3);
  }

  /// As after a quiet minute, in which the server closed what was idle.
  @Test
  void connectionsThatTheServerGaveUpCostOneTryTogether() throws Exception {
    int kept = 5;
    var together = new CyclicBarrier(kept);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse.Builder response = new MockResponse.Builder().body(SESSION);
            if (request.getExchangeIndex() == 0 && request.getConnectionIndex() < kept) {
              awaitAll(together);
              response.onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
            }
            return response.build();
          }
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int request = 0; request < kept; request++) {
        var _ = threads.submit(() -> client.sessions().get("sess_1"));
      }
    }
    assertThat(server.getRequestCount()).isEqualTo(kept);
    exchanges.clear();

    assertThat(client.sessions().get("sess_1").id()).isEqualTo("sess_1");

    assertThat(exchanges).hasSizeLessThanOrEqualTo(2);
  }

  private static void awaitAll(CyclicBarrier together) {
    try {
      together.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pausesGrowByChanceWithinTheirBounds() {
    for (int seed = 0; seed < 200; seed++) {
      ManualPace other = new ManualPace(new Random(seed));
      Patience patience = Patience.USUAL.at(other);
      Duration before = patience.shortest();
      for (int n = 0; n < 20; n++) {
        Duration pause = patience.after(before);
        assertThat(pause).isBetween(patience.shortest(), patience.longest());
        assertThat(pause).isLessThanOrEqualTo(before.multipliedBy(3));
        before = pause;
      }
    }
  }

  @Test
  void givesUpAfterSoManyTriesAndSaysSo() {
    IntStream.range(0, 9).forEach(n -> refuse(503, "unavailable"));

    Refused refused =
        catchThrowableOfType(Refused.class, () -> client.sessions().create(REQUEST, "k"));

    assertThat(refused)
        .hasMessageEndingWith(
            "refused with 503 unavailable. After 4 tries. Whether it was carried out is not"
                + " known.");
    assertThat(refused.mayHaveBeenDone()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  /// Status, code, Retry-After, and how often it is asked.
  @ParameterizedTest
  @CsvSource({
    "400, idempotency_mismatch, , 1",
    "402, insufficient_api_credits, , 1",
    "403, insufficient_permissions, 1, 1",
    "404, session_not_found, , 1",
    "409, phone_number_busy, 1, 1",
    "409, idempotency_conflict, , 1",
    "409, idempotency_conflict, 1, 4",
    "412, precondition_failed, , 1",
    "422, invalid_mode, , 1",
    "428, precondition_required, , 1",
    "429, rate_limit_exceeded, , 4",
    "429, rate_limit_exceeded, 2, 4",
    "429, concurrent_session_limit, , 1",
    "500, internal_error, , 4",
    "501, not_implemented, , 1",
    "502, sip_dial_failed, , 1",
    "503, never_heard_of, , 4",
  })
  void asksAgainOnlyWhatMayPass(int status, String code, String retryAfter, int requests) {
    for (int n = 0; n < 9; n++) {
      if (retryAfter == null) {
        refuse(status, code);
      } else {
        refuse(status, code, "Retry-After", retryAfter);
      }
    }

    assertThatThrownBy(() -> client.sessions().create(REQUEST, "k")).isInstanceOf(Refused.class);

    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  @Test
  void waitsAsLongAsItIsToldInSeconds() throws Exception {
    refuse(429, "rate_limit_exceeded", "Retry-After", "17");
    answer(201, SESSION);

    client.sessions().create(REQUEST, "k");

    assertThat(pace.pauses().getFirst())
        .isBetween(Duration.ofSeconds(17), Duration.ofSeconds(17).plus(SECOND));
  }

  @Test
  void waitsUntilTheDateItIsToldByTheClockOfTheAnswer() throws Exception {
    Instant there = Instant.parse("2031-05-06T07:08:09Z"); // years apart from here
    answer(503, "<html>", "Retry-After", httpDate(there.plusSeconds(30)), "Date", httpDate(there));
    answer(201, SESSION);

    client.sessions().create(REQUEST, "k");

    assertThat(pace.pauses().getFirst()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }

  private static String httpDate(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  @Test
  void doesNotBeginAWaitThatIsTooLong() {
    refuse(429, "rate_limit_exceeded", "Retry-After", "3600");

    Refused refused =
        catchThrowableOfType(Refused.class, () -> client.sessions().create(REQUEST, "k"));

    assertThat(refused.refusal().retryAfter()).isEqualTo(3600);
    assertThat(refused.mayHaveBeenDone()).isFalse();
    assertThat(pace.pauses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, , 0",
    "1.5, , 2",
    "3, , 3",
    "1e99, , 2147483647",
    "null, 'Fri, 31 Dec 9999 23:59:59 GMT', 999999999",
    "null, 'Fri, 31 Dec 1999 23:59:59 GMT', 0"
  })
  void takesAnyWaitItIsToldForAsMuchAsItCanMean(String body, String header, int seconds) {
    var refusal =
        new MockResponse.Builder()
            .code(422)
            .body("{\"error\":{\"code\":\"kept\",\"retry_after\":%s}}".formatted(body));
    server.enqueue((header == null ? refusal : refusal.addHeader("Retry-After", header)).build());

    Refused refused =
        catchThrowableOfType(Refused.class, () -> client.sessions().create(REQUEST, "k"));

    assertThat(refused.refusal().code()).isEqualTo("kept");
    assertThat(refused.refusal().retryAfter()).isEqualTo(seconds);
  }

  @Test
  void aRefusalAfterATryInDoubtLeavesTheDoubt() {
    reset();
    refuse(402, "insufficient_api_credits");

    Refused refused =
        catchThrowableOfType(Refused.class, () -> client.sessions().create(REQUEST, "k"));

    assertThat(refused.mayHaveBeenDone()).isTrue();
  }

  @Test
  void readingLeavesNoDoubt() {
    IntStream.range(0, 4).forEach(n -> reset());

    assertThat(
            catchThrowableOfType(Unreachable.class, () -> client.sessions().get("sess_1"))
                .mayHaveBeenDone())
        .isFalse();
  }

  @Test
  void whatWasNeverSentLeavesNoDoubt() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (PlatformClient nobody = client("http://127.0.0.1:" + free)) {
      Unreachable unreachable =
          catchThrowableOfType(Unreachable.class, () -> nobody.sessions().create(REQUEST, "k"));

      assertThat(unreachable.reason()).isEqualTo(Reason.REFUSED);
      assertThat(unreachable.mayHaveBeenDone()).isFalse();
    }
    try (PlatformClient noTls = client("https://127.0.0.1:" + server.getPort())) {
      Unreachable unreachable =
          catchThrowableOfType(Unreachable.class, () -> noTls.sessions().create(REQUEST, "k"));

      assertThat(unreachable.reason()).isEqualTo(Reason.TLS);
      assertThat(unreachable.mayHaveBeenDone()).isFalse();
      assertThat(exchanges.getLast().failure()).doesNotContain("tries");
    }
  }

  @Test
  void silenceAfterTheRequestLeavesDoubt() {
    try (PlatformClient hasty =
        new PlatformClient(
            new Endpoint(
                server.url("/").toString(),
                Secret.of("sk_test_1"),
                SECOND,
                SECOND,
                Duration.ofMillis(100)),
            exchanges::add,
            Patience.ONE_TRY)) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

      Unreachable silent =
          catchThrowableOfType(Unreachable.class, () -> hasty.sessions().create(REQUEST, "k"));

      assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(silent.mayHaveBeenDone()).isTrue();
    }
  }

  @Test
  void whoeverIsInterruptedInAPauseIsCancelledAndStaysInterrupted() {
    reset();
    answer(201, SESSION);
    var interrupting =
        new PlatformClient(
            new Endpoint(server.url("/").toString(), Secret.of("sk_test_1")),
            exchange -> Thread.currentThread().interrupt(),
            Patience.USUAL.at(pace));
    try (interrupting) {
      Unreachable cancelled =
          catchThrowableOfType(
              Unreachable.class, () -> interrupting.sessions().create(REQUEST, "k"));

      assertThat(cancelled.reason()).isEqualTo(Reason.CANCELLED);
      assertThat(cancelled.mayHaveBeenDone()).isTrue();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void nothingBelowSendsAPostAgainByItself(String retryAfter) {
    try (PlatformClient once =
        new PlatformClient(
            new Endpoint(server.url("/").toString(), Secret.of("sk_test_1")),
            exchanges::add,
            Patience.ONE_TRY)) {
      answer(503, "", "Retry-After", retryAfter);
      answer(201, SESSION);

      assertThatThrownBy(() -> once.sessions().create(REQUEST, "k"))
          .isInstanceOf(UnusableAnswer.class);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void tellsWhatTheKeyMayStillDo() throws Exception {
    assertThat(client.allowance()).isEmpty();
    answer(
        201,
        SESSION,
        "X-RateLimit-Limit",
        "600",
        "X-RateLimit-Remaining",
        "599",
        "X-RateLimit-Reset",
        "1795348860",
        "X-API-Credits-Remaining",
        "99",
        "X-API-Credits-Used",
        "1");
    client.sessions().create(REQUEST, "k");
    Allowance told =
        new Allowance(600L, 599L, Instant.ofEpochSecond(1795348860), 99L, 1L, pace.now());
    assertThat(client.allowance()).contains(told);

    answer(200, SESSION);
    client.sessions().get("sess_1");
    assertThat(client.allowance())
        .as("an answer that says nothing takes nothing away")
        .contains(told);

    refuse(
        429, "concurrent_session_limit", "X-RateLimit-Limit", "600", "X-RateLimit-Reset", "soon");
    assertThatThrownBy(() -> client.sessions().create(REQUEST, "k2")).isInstanceOf(Refused.class);
    assertThat(client.allowance())
        .contains(new Allowance(600L, null, null, null, null, pace.now()));
  }
}
