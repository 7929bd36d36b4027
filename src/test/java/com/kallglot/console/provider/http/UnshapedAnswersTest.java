package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.CredentialVerdict.RateLimited;
import com.kallglot.console.provider.CredentialVerdict.Refused;
import com.kallglot.console.provider.CredentialVerdict.TrialAccount;
import com.kallglot.console.provider.CredentialVerdict.Unknown;
import com.kallglot.console.provider.CredentialVerdict.Works;
import com.kallglot.console.provider.CredentialVerdict.WrongCredentials;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers no stand-in would give: from proxies, broken servers, and providers of the future.
class UnshapedAnswersTest {
  private static final String SID = "AC" + "0123456789abcdef".repeat(2);
  private static final ProviderCredentials TWILIO =
      new ProviderCredentials.Twilio(SID, null, Secret.of("fedcba9876543210".repeat(2)));
  private static final ProviderCredentials TELNYX =
      new ProviderCredentials.Telnyx(Secret.of("KEY0180C1DF_hunter2"));
  private static final String NUMBERS =
      "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers.json";

  private MockWebServer server;
  private HttpProviders providers;

  @BeforeEach
  void open() throws IOException {
    server = new MockWebServer();
    server.start(InetAddress.getLoopbackAddress(), 0);
    providers = new HttpProviders(Endpoints.standIn(server.url("/"), Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() {
    providers.close();
    server.close();
  }

  private void answers(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String numbersPage(String number, String next) {
    return """
    {"incoming_phone_numbers":[{"sid":"PN1","phone_number":"%s"}],"next_page_uri":%s}
    """
        .formatted(number, next == null ? "null" : "\"" + next + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | <!DOCTYPE html><title>Log in</title>   | NOT_JSON
          403 | <html>Blocked by your company</html>   | NOT_JSON
          200 | ''                                     | NOT_JSON
          200 | it works!                              | NOT_JSON
          200 | {"sid":"AC0123                         | TRUNCATED
          200 | {"sid":                                | TRUNCATED
          200 | [1,2]                                  | UNEXPECTED_SHAPE
          200 | {}                                     | UNEXPECTED_SHAPE
          200 | {"sid":"ACsomebodyelse"}               | UNEXPECTED_SHAPE
          500 | {"code":20500,"message":"Oops"}        | SERVER_ERROR
          503 | <html>Maintenance</html>               | SERVER_ERROR
          502 | ''                                     | SERVER_ERROR
          """)
  void isUnknownWhereWhatAnsweredIsNotTwilio(int status, String body, Outage outage) {
    answers(status, body);
    assertThat(providers.attempt(TWILIO))
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.outage()).isEqualTo(outage);
              assertThat(unknown.explanation().why()).doesNotContain("company", "Log in", "works!");
            });
  }

  @Test
  void isUnknownWhereABalanceNamesNoAmount() {
    answers(200, "{\"data\":{\"record_type\":\"balance\"}}");
    assertThat(outage(providers.attempt(TELNYX))).isEqualTo(Outage.UNEXPECTED_SHAPE);
  }

  /// It was recognised for the balance; what the numbers answer is no word on the key.
  @Test
  void aKeyThatMayNotSeeTheBalanceIsNotCalledWrongBecauseNumbersAreMissing() {
    answers(403, "{\"errors\":[{\"code\":\"10010\",\"title\":\"Authorization failed\"}]}");
    answers(404, "{\"errors\":[{\"code\":\"10005\",\"title\":\"Resource not found\"}]}");
    assertThat(providers.attempt(TELNYX)).isInstanceOf(CredentialVerdict.Refused.class);
  }

  private static Outage outage(CredentialVerdict verdict) {
    assertThat(verdict).isInstanceOf(Unknown.class);
    return ((Unknown) verdict).outage();
  }

  @Test
  void survivesJsonNestedBeyondReason() {
    answers(200, "[".repeat(100_000));
    assertThat(outage(providers.attempt(TWILIO))).isEqualTo(Outage.NOT_JSON);
  }

  @Test
  void readsNoMoreThanAnybodyNeeds() {
    answers(200, "{\"sid\":\"" + "x".repeat(9 << 20) + "\"}");
    assertThat(outage(providers.attempt(TWILIO))).isEqualTo(Outage.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirection(int status) throws IOException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      server.enqueue(
          new MockResponse.Builder()
              .code(status)
              .addHeader("Location", elsewhere.url("/").toString())
              .build());
      assertThat(outage(providers.attempt(TWILIO))).isEqualTo(Outage.REDIRECT);
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  void isUnknownWhereTheConnectionBreaks() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"sid\":\"" + "x".repeat(20_000) + "\"}")
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThat(outage(providers.attempt(TWILIO))).isIn(Outage.TRUNCATED, Outage.UNREACHABLE);
  }

  @Test
  void isUnknownWhereNobodyListens() throws IOException {
    HttpUrl deserted;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      deserted = HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    try (HttpProviders lonely =
        new HttpProviders(Endpoints.standIn(deserted, Duration.ofSeconds(30)))) {
      CredentialVerdict verdict = lonely.attempt(TWILIO);
      assertThat(outage(verdict)).isEqualTo(Outage.UNREACHABLE);
      assertThat(verdict.explanation().what()).isEqualTo("Twilio could not be reached.");
    }
  }

  @Test
  void givesUpOnSomebodyWhoNeverAnswers() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (HttpProviders hurried =
        new HttpProviders(Endpoints.standIn(server.url("/"), Duration.ofMillis(300)))) {
      assertThat(outage(hurried.attempt(TELNYX))).isEqualTo(Outage.TIMEOUT);
    }
  }

  @Test
  void endsEarlyWhenTheThreadIsInterrupted() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    AtomicReference<CredentialVerdict> verdict = new AtomicReference<>();
    Thread asking = Thread.startVirtualThread(() -> verdict.set(providers.attempt(TELNYX)));
    assertThat(server.takeRequest(30, TimeUnit.SECONDS)).isNotNull();
    asking.interrupt();
    assertThat(asking.join(Duration.ofSeconds(20))).as("ended before its patience").isTrue();
    assertThat(outage(verdict.get())).isEqualTo(Outage.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Slow down</html>", "{}", "{\"code\":20429}"})
  void isALimitWhateverItsBody(String body) {
    server.enqueue(
        new MockResponse.Builder().code(429).addHeader("Retry-After", "7").body(body).build());
    assertThat(providers.attempt(TWILIO))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void survivesStatusesAndTypesOfTheFuture() {
    answers(
        200,
        """
        {"sid":"%s","friendly_name":["no","text"],"status":"hibernating","type":"Gold",
         "new_field":{"deep":[1,{"deeper":null}]}}
        """
            .formatted(SID));
    CredentialVerdict verdict = providers.attempt(TWILIO);
    assertThat(verdict).isInstanceOf(Works.class);
    assertThat(verdict.explanation().toString()).contains("hibernating", "Gold", "does not know");
  }

  @Test
  void knowsATrialHoweverItIsWritten() {
    answers(200, "{\"sid\":\"%s\",\"status\":\"active\",\"type\":\"trial\"}".formatted(SID));
    assertThat(providers.attempt(TWILIO)).isInstanceOf(TrialAccount.class);
  }

  @Test
  void keepsACodeItDoesNotKnow() {
    answers(400, "{\"code\":99999,\"message\":\"Mercury is in retrograde\",\"status\":400}");
    assertThat(providers.attempt(TWILIO))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.said().code()).isEqualTo("99999");
              assertThat(refused.explanation().why()).contains("Mercury is in retrograde");
            });
  }

  @Test
  void readsErrorsThatAreNotAsDocumented() {
    answers(401, "{\"detail\":\"Unauthorized\"}");
    assertThat(providers.attempt(TWILIO)).isInstanceOf(WrongCredentials.class);
    answers(401, "{\"errors\":\"none\"}");
    assertThat(providers.attempt(TELNYX)).isInstanceOf(WrongCredentials.class);
    answers(403, "{\"errors\":[null,7,{\"code\":20012}]}");
    assertThat(providers.attempt(TELNYX)).isInstanceOf(InactiveAccount.class);
  }

  @Test
  void cleansAProvidersText() {
    answers(400, "{\"code\":1,\"message\":\"\\u001b[31mred\\u0007\\n" + "x".repeat(5_000) + "\"}");
    String said = ((Refused) providers.attempt(TWILIO)).said().toString();
    assertThat(said).startsWith("HTTP 400, code 1: [31mred x").hasSizeLessThan(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ELSEWHERE/SAME?Page=1",
        "//user@SELF/SAME?Page=1",
        "/2010-04-01/Accounts/ACother/IncomingPhoneNumbers.json?Page=1",
        "/2010-04-01/Accounts.json",
        "FIRST",
        "ftp://127.0.0.1/",
        "http://[broken",
      })
  void fetchesNoNextPageThatIsNotToBeTrusted(String next) throws IOException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      String link =
          next.replace("ELSEWHERE", elsewhere.getHostName() + ":" + elsewhere.getPort())
              .replace("SELF", server.getHostName() + ":" + server.getPort())
              .replace("FIRST", NUMBERS + "?PageSize=1000")
              .replace("/SAME", NUMBERS);
      answers(200, numbersPage("+12125550100", link));
      NumberReading reading = providers.numbers(TWILIO, Carriers.PLATFORM);
      assertThat(reading)
          .isInstanceOfSatisfying(
              NumberReading.CutShort.class,
              cut ->
                  assertThat(cut.explanation().what())
                      .contains("1 were read", "not to be trusted"));
      assertThat(reading.numbers()).extracting(WiredNumber::number).containsExactly("+12125550100");
      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(server.getRequestCount()).isOne();
    }
  }

  @Test
  void keepsWhatItReadBeforeAPageFailed() {
    answers(200, numbersPage("+12125550100", NUMBERS + "?PageSize=1000&Page=1"));
    answers(503, "<html>Maintenance</html>");
    NumberReading reading = providers.numbers(TWILIO, Carriers.PLATFORM);
    assertThat(reading).isInstanceOf(NumberReading.CutShort.class);
    assertThat(reading.numbers()).hasSize(1);
  }

  @Test
  void endsWhereTelnyxCountsPagesItDoesNotHave() {
    String page =
        "{\"data\":[{\"id\":\"1\",\"phone_number\":\"+4930\"}],\"meta\":{\"total_pages\":%s}}";
    answers(200, page.formatted("1999999"));
    assertThat(providers.numbers(TELNYX, Carriers.PLATFORM))
        .isInstanceOfSatisfying(
            NumberReading.CutShort.class,
            cut -> assertThat(cut.explanation().why()).contains("1999999 pages"));
    answers(200, page.formatted("9"));
    answers(200, page.formatted("9"));
    assertThat(providers.numbers(TELNYX, Carriers.PLATFORM))
        .isInstanceOfSatisfying(
            NumberReading.CutShort.class,
            cut -> assertThat(cut.explanation().why()).contains("page 2 of 9 brings nothing new"));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void saysThatATrunkCouldNotBeRead() {
    answers(
        200,
        "{\"incoming_phone_numbers\":[{\"sid\":\"PN1\",\"trunk_sid\":\"TK/../1\"},"
            + "{\"sid\":\"PN2\",\"trunk_sid\":\"TK/../1\"}]}");
    answers(403, "{\"code\":70051,\"message\":\"Authorization Failed\"}");
    NumberReading reading = providers.numbers(TWILIO, Carriers.PLATFORM);
    assertThat(reading).isInstanceOf(NumberReading.Whole.class);
    assertThat(reading.numbers())
        .hasSize(2)
        .allSatisfy(number -> assertThat(number.wiring().reach()).isEqualTo(Reach.NOT_READ));
    assertThat(server.getRequestCount()).as("one trunk is one question").isEqualTo(2);
  }

  /// Forwarding would decide before the connection does.
  @Test
  void guessesNothingWhereCallForwardingCouldNotBeRead() {
    answers(200, "{\"data\":[{\"id\":\"1\",\"phone_number\":\"+4930\"}],\"meta\":{}}");
    answers(403, "{\"errors\":[{\"code\":\"10010\",\"title\":\"Not authorized\"}]}");
    assertThat(providers.numbers(TELNYX, Carriers.PLATFORM).numbers())
        .singleElement()
        .satisfies(number -> {
          assertThat(number.wiring().reach()).isEqualTo(Reach.NOT_READ);
          assertThat(number.wiring().reason())
              .contains(
                  "Whether calls are forwarded could not be read", "attached to no connection");
        });
  }

  @Test
  void sendsNothingThatCannotBeRight() {
    providers.attempt(new ProviderCredentials.Telnyx(Secret.of("KEY\r\nX-Evil: 1")));
    providers.numbers(
        new ProviderCredentials.Twilio("AC/../x", null, Secret.of("0".repeat(32))),
        Carriers.PLATFORM);
    assertThat(server.getRequestCount()).isZero();
  }
}
