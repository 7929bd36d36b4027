package com.kallglot.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.PlatformException.KeyRejected;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.Unreachable.Reason;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

/// The client against answers no sandbox would give.
class PlatformClientTest {
  private static final String KEY = "sk_test_canary4711";
  private static final SessionRequest REQUEST =
      new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of());

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private MockWebServer server;
  private PlatformClient client;

  @BeforeEach
  void start() throws IOException {
    server = new MockWebServer();
    server.start();
    client = client(server.url("/").toString());
  }

  private PlatformClient client(String base) {
    return client(base, Duration.ofSeconds(20));
  }

  private PlatformClient client(String base, Duration limit) {
    return new PlatformClient(
        new Endpoint(base, Secret.of(KEY), limit, limit, limit), exchanges::add, Patience.ONE_TRY);
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

  @Test
  void sendsARequestAndReadsTheSession() throws Exception {
    answer(
        201,
        """
        {"id":"sess_1","object":"session","status":"created","mode":"ai_agent","provider":"sip",
         "stream":{"url":"wss://x/y","token":"kst_live_abc"},"created_at":"2026-01-02T03:04:05Z"}
        """,
        "X-Request-ID",
        "req_7");

    Session session = client.sessions().create(REQUEST, "key-1");

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getTarget()).isEqualTo("/v1/sessions");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.getHeaders().get("Idempotency-Key")).isEqualTo("key-1");
    assertThat(sent.getBody().utf8())
        .isEqualTo("{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}");
    assertThat(session.stream().token()).isEqualTo(Secret.of("kst_live_abc"));
    Exchange exchange = exchanges.getFirst();
    assertThat(exchange.status()).isEqualTo(201);
    assertThat(exchange.requestId()).isEqualTo("req_7");
    assertThat(exchange.responseBody()).contains("\"token\":\"***\"").doesNotContain("abc");
    assertThat(exchange.endedAtNanos()).isGreaterThan(exchange.startedAtNanos());
  }

  @Test
  void anExchangeWhoseBodyFitsNothingSaysSo() {
    answer(200, "<html>Sign in</html>", "Content-Type", "text/html");
    assertThatThrownBy(client.sip()::get).isInstanceOf(UnusableAnswer.class);
    answer(200, "{\"enabled\":\"perhaps\"}");
    assertThatThrownBy(client.sip()::get).isInstanceOf(UnusableAnswer.class);
    answer(404, "{\"error\":{\"code\":\"resource_not_found\"}}");
    assertThatThrownBy(client.sip()::get).isInstanceOf(Refused.class);

    assertThat(exchanges.getFirst().failure()).contains("answered 200", "not JSON");
    assertThat(exchanges.get(0).responseBody()).isEqualTo("<html>Sign in</html>");
    assertThat(exchanges.get(1).failure()).contains("answered 200", "enabled");
    assertThat(exchanges.get(2).failure()).as("a refusal is an answer").isNull();
  }

  @Test
  void aBodyThatBreaksOffOrIsTooLargeLeavesTheStatusThatCame() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"enabled\":true}")
            .setHeader("Content-Length", "400")
            .build());
    assertThatThrownBy(client.sip()::get).isInstanceOf(Unreachable.class);
    answer(200, "x".repeat((int) HttpChannel.LARGEST_BODY + 2), "X-Request-ID", "req_8");
    assertThatThrownBy(client.sip()::get).isInstanceOf(UnusableAnswer.class);

    assertThat(exchanges).extracting(Exchange::status).containsExactly(200, 200);
    assertThat(exchanges).extracting(Exchange::failure).doesNotContainNull();
    assertThat(exchanges.getLast().requestId()).isEqualTo("req_8");
  }

  @Test
  void aDateInTheFarFutureIsAWaitLikeAnyOther() {
    answer(
        503,
        "{\"error\":{\"code\":\"internal_error\"}}",
        "Retry-After",
        "Fri, 31 Dec 9999 23:59:59 GMT");
    assertThatThrownBy(client.sip()::get)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal().retryAfter()).isEqualTo(999_999_999));
  }

  @Test
  void anExchangeShowsTheHeadersThatMatterAndNoOther() throws Exception {
    answer(
        200,
        page(false),
        "X-RateLimit-Limit",
        "60",
        "ETag",
        "\"e1\"",
        "Idempotent-Replayed",
        "true",
        "X-Echo",
        KEY,
        "X-Request-ID",
        "req_" + KEY,
        "Set-Cookie",
        "session=secret");
    client.numbers().all();
    answer(201, "{}");
    assertThatThrownBy(() -> client.sessions().create(REQUEST, "key-1"))
        .isInstanceOf(UnusableAnswer.class);

    Exchange.Head head = exchanges.getFirst().head();
    assertThat(head.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(head.headers())
        .containsEntry("x-ratelimit-limit", "60")
        .containsEntry("etag", "\"e1\"")
        .containsEntry("idempotent-replayed", "true")
        .containsEntry("x-request-id", "req_***")
        .doesNotContainKeys("x-echo", "set-cookie");
    assertThat(exchanges.getLast().requestHeaders())
        .containsOnlyKeys("content-type", "idempotency-key")
        .containsEntry("idempotency-key", "key-1");
    assertThat(exchanges.toString()).doesNotContain(KEY).doesNotContain("session=secret");
  }

  @Test
  void readsListsToTheirEnd() throws Exception {
    answer(200, page(true, "num_3", "num_2"));
    answer(200, page(false, "num_1"));

    assertThat(client.numbers().all())
        .extracting(PhoneNumber::id)
        .containsExactly("num_3", "num_2", "num_1");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/telephony/numbers?limit=100");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v1/telephony/numbers?limit=100&starting_after=num_2");
  }

  @Test
  void aListThatNeverEndsIsLeft() {
    answer(200, page(true, "num_1"));
    answer(200, page(true, "num_1"));
    answer(200, page(true));

    assertThatThrownBy(client.numbers()::all)
        .isInstanceOf(UnusableAnswer.class)
        .hasMessageContaining("has nothing further");
  }

  private static String page(boolean more, String... ids) {
    StringBuilder data = new StringBuilder();
    for (String id : ids) {
      data.append(data.isEmpty() ? "" : ",");
      data.append(
          """
          {"id":"%s","phone_number":"+19785550140","country":"US","number_type":"hologram",
           "capabilities":{},"provider":"twilio","status":"active","wings":2,
           "created_at":"2026-01-02T03:04:05Z","etag":"e"}\
          """
              .formatted(id));
    }
    return "{\"object\":\"list\",\"data\":[" + data + "],\"has_more\":" + more + "}";
  }

  @Test
  void anEditNamesTheVersionItChanges() throws Exception {
    answer(200, page(false, "num_1"));
    PhoneNumber number = client.numbers().all().getFirst();
    server.takeRequest();
    answer(
        412,
        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"precondition_failed\","
            + "\"message\":\"Changed meanwhile.\",\"request_id\":\"req_9\"}}");

    Refused refused =
        catchThrowableOfType(Refused.class, () -> client.numbers().label(number, "Front desk"));

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getHeaders().get("If-Match")).isEqualTo("e");
    assertThat(sent.getBody().utf8()).isEqualTo("{\"label\":\"Front desk\"}");
    assertThat(refused)
        .hasMessage(
            "PATCH /v1/telephony/numbers/num_1: refused with 412 precondition_failed:"
                + " “Changed meanwhile.” (request req_9)");
  }

  @Test
  void aRefusalCarriesAllThatWasTold() {
    answer(
        429,
        "{\"error\":{\"code\":\"rate_limit_exceeded\",\"param\":\"x\"}}",
        "Retry-After",
        "7",
        "X-Request-ID",
        "req_1");

    Refusal refusal =
        catchThrowableOfType(Refused.class, () -> client.sessions().create(REQUEST, "k")).refusal();

    assertThat(refusal)
        .isEqualTo(new Refusal(429, "rate_limit_exceeded", null, null, "x", "req_1", 7));
  }

  @Test
  void aRejectedKeyIsAKindOfItsOwn() {
    answer(401, "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"No such key.\"}}");

    assertThatThrownBy(client.sip()::get)
        .isInstanceOf(KeyRejected.class)
        .hasMessageContaining("GET /v1/telephony/sip: the key was rejected (401 invalid_api_key")
        .hasMessageNotContaining(KEY);
  }

  /// Status, body, and a word of what is told.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | ``                                     | the text ends too early
          200 | <html>login</html>                     | this is not JSON
          200 | {"enabled":true                        | the text ends too early
          200 | {"enabled":"yes"}                      | expected true or false, found a string
          200 | []                                     | expected an object, found a list
          200 | null                                   | found null
          502 | <html>Bad Gateway</html>               | a web page: is there a proxy
          503 | ``                                     | empty
          500 | {"error":"boom"}                       | no error of the API
          404 | {"detail":"Not Found"}                 | no error of the API
          401 | Unauthorized                           | no error of the API
          """)
  void survivesAnyBody(int status, String body, String told) {
    answer(status, body, "Content-Type", "text/html", "X-Request-ID", "req_5");

    UnusableAnswer unusable = catchThrowableOfType(UnusableAnswer.class, client.sip()::get);

    assertThat(unusable).as("an answer of no use").isNotNull();
    assertThat(unusable.status()).isEqualTo(status);
    assertThat(unusable.requestId()).isEqualTo("req_5");
    assertThat(unusable).hasMessageContaining(told).hasMessageContaining("GET /v1/telephony/sip");
  }

  @Test
  void aGiganticBodyIsNotRead() {
    answer(200, "x".repeat((int) HttpChannel.LARGEST_BODY + 1));

    assertThatThrownBy(client.sip()::get)
        .isInstanceOf(UnusableAnswer.class)
        .hasMessageContaining("larger than 4 MiB");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void theKeyFollowsNoRedirect(int status) throws Exception {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start();
      answer(status, "", "Location", elsewhere.url("/v1/telephony/sip").toString());

      assertThatThrownBy(client.sip()::get)
          .isInstanceOf(UnusableAnswer.class)
          .hasMessageContaining("which is not followed");
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  void nothingListeningIsToldAsRefused() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (PlatformClient nobody = client("http://127.0.0.1:" + free)) {
      Unreachable unreachable = catchThrowableOfType(Unreachable.class, nobody.sip()::get);

      assertThat(unreachable.reason()).isEqualTo(Reason.REFUSED);
      assertThat(unreachable).hasMessageContaining("nothing listens at 127.0.0.1:" + free);
      assertThat(exchanges.getLast().status()).isZero();
      assertThat(exchanges.getLast().failure()).contains("nothing listens");
    }
  }

  @Test
  void anUnknownHostIsToldAsDns() {
    try (PlatformClient lost = client("https://nowhere.invalid/v1")) {
      Unreachable unreachable = catchThrowableOfType(Unreachable.class, lost.sip()::get);

      assertThat(unreachable.reason()).isEqualTo(Reason.DNS);
      assertThat(unreachable).hasMessageContaining("no address was found for nowhere.invalid");
    }
  }

  @Test
  void plainTextWhereTlsIsExpectedIsToldAsTls() throws IOException {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PlatformClient mistaken = client("https://127.0.0.1:" + plain.getLocalPort())) {
      Thread.ofVirtual().start(() -> speakPlainly(plain));
      assertThat(catchThrowableOfType(Unreachable.class, mistaken.sip()::get).reason())
          .isEqualTo(Reason.TLS);
    }
  }

  /// Does not wait for the end of a request, which no TLS handshake has.
  private static void speakPlainly(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        client
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        assertThat(e).as("a client is gone").isNotNull();
      }
    }
  }

  @Test
  void silenceIsToldAsTimeout() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    try (PlatformClient hasty = client(server.url("/").toString(), Duration.ofMillis(300))) {
      assertThat(catchThrowableOfType(Unreachable.class, hasty.sip()::get).reason())
          .isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aTruncatedBodyIsToldAsLost() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"enabled\":")
            .setHeader("Content-Length", "4000")
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());

    assertThat(catchThrowableOfType(Unreachable.class, client.sip()::get).reason())
        .isEqualTo(Reason.LOST);
  }

  @Test
  void anInterruptedThreadGivesUpAndStaysInterrupted() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    List<Reason> reasons = new CopyOnWriteArrayList<>();
    List<Boolean> flags = new CopyOnWriteArrayList<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              reasons.add(catchThrowableOfType(Unreachable.class, client.sip()::get).reason());
              flags.add(Thread.currentThread().isInterrupted());
            });
    server.takeRequest();
    caller.interrupt();
    caller.join();

    assertThat(reasons).containsExactly(Reason.CANCELLED);
    assertThat(flags).containsExactly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api.kallglot.com              | is no URL
          http://api.kallglot.com/v1    | would send the key unencrypted
          https://api.kallglot.com/v2   | only /v1 may follow
          https://u:p@api.kallglot.com  | credentials in it
          """)
  void aBaseThatMakesNoSenseIsToldBeforeAnythingIsSent(String base, String told) {
    assertThatThrownBy(() -> new Endpoint(base, Secret.of(KEY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aKeyWithALineBreakIsToldWithoutShowingIt() {
    assertThatThrownBy(() -> new Endpoint("https://a.example", Secret.of(KEY + "\n")))
        .hasMessageContaining("no key has")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void noExchangeShowsASecret() {
    answer(
        401,
        "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Bearer "
            + KEY
            + " is unknown, kst_live_abc too\"},\"password\":\"a\\\"b\",\"auth_token\":\"c\"}");

    assertThatThrownBy(client.sip()::get).isInstanceOf(KeyRejected.class);
    assertThat(exchanges.getFirst().toString())
        .doesNotContain(KEY, "kst_live_abc", "a\\\"b", "\"c\"")
        .contains("\"password\":\"***\"", "\"auth_token\":\"***\"", "kst_live_***");
  }
}
