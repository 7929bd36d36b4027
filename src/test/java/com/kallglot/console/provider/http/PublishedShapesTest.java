package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client against answers with every field that the providers' own descriptions list, most of
/// which it does not ask for.
class PublishedShapesTest {
  private static final PlatformAddresses PLATFORM =
      new PlatformAddresses(Set.of("kallglot.com"), Set.of("sip.kallglot.com"), Set.of());
  private static final String SID = "AC0123456789abcdef0123456789abcdef";
  private static final ProviderCredentials TWILIO =
      new ProviderCredentials.Twilio(SID, null, Secret.of("fedcba98765432100123456789abcdef"));
  private static final ProviderCredentials TELNYX =
      new ProviderCredentials.Telnyx(Secret.of("KEY0123456789ABCDEF"));

  /// By the path, and the second page by its query.
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("/2010-04-01/Accounts/" + SID + ".json", "twilio/account"),
          Map.entry(
              "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers.json", "twilio/numbers-1"),
          Map.entry(
              "/2010-04-01/Accounts/" + SID + "/Applications/AP" + "2".repeat(32) + ".json",
              "twilio/application"),
          Map.entry(
              "/v1/Trunks/TK" + "1".repeat(32) + "/OriginationUrls", "twilio/origination-urls"),
          Map.entry("/v2/balance", "telnyx/balance"),
          Map.entry("/v2/phone_numbers", "telnyx/phone_numbers"),
          Map.entry("/v2/phone_numbers/voice", "telnyx/voice"),
          Map.entry("/v2/connections/3000000000000000001", "telnyx/connection-fqdn"),
          Map.entry("/v2/connections/3000000000000000002", "telnyx/connection-texml"),
          Map.entry("/v2/connections/3000000000000000003", "telnyx/connection-credential"),
          Map.entry("/v2/fqdn_connections/3000000000000000001", "telnyx/fqdn_connection"),
          Map.entry("/v2/texml_applications/3000000000000000002", "telnyx/texml_application"),
          Map.entry(
              "/v2/credential_connections/3000000000000000003", "telnyx/credential_connection"),
          Map.entry("/v2/fqdns", "telnyx/fqdns"));

  private final MockWebServer server = new MockWebServer();
  private HttpProviders providers;
  private volatile boolean rejecting;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getUrl());
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
    HttpUrl origin = HttpUrl.get("http://127.0.0.1:" + server.getPort() + "/");
    providers = new HttpProviders(Endpoints.standIn(origin, Duration.ofSeconds(10)));
  }

  private MockResponse answer(HttpUrl url) {
    boolean twilio = !url.encodedPath().startsWith("/v2/");
    if (rejecting) {
      return response(401, twilio ? "twilio/error-401" : "telnyx/error-401");
    }
    if ("1".equals(url.queryParameter("Page"))) {
      return response(200, "twilio/numbers-2");
    }
    String name = ANSWERS.get(url.encodedPath());
    return name == null ? new MockResponse.Builder().code(404).build() : response(200, name);
  }

  private static MockResponse response(int status, String name) {
    try (InputStream in =
        Objects.requireNonNull(
            PublishedShapesTest.class.getResourceAsStream("/published/" + name + ".json"), name)) {
      String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new MockResponse.Builder()
          .code(status)
          .addHeader("Content-Type", "application/json")
          .body(body)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    providers.close();
    server.close();
  }

  private List<WiredNumber> numbers(ProviderCredentials credentials) {
    NumberReading reading = providers.numbers(credentials, PLATFORM);
    assertThat(reading).isInstanceOf(NumberReading.Whole.class);
    return reading.numbers();
  }

  private static Wiring wiring(List<WiredNumber> numbers, String number) {
    return numbers.stream()
        .filter(one -> one.number().equals(number))
        .map(WiredNumber::wiring)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twiliosAccountIsUnderstoodAndItsTokenForgotten() {
    assertThat(providers.attempt(TWILIO))
        .isInstanceOfSatisfying(
            CredentialVerdict.Works.class,
            works -> {
              AccountFacts.Twilio account = (AccountFacts.Twilio) works.account();
              assertThat(account.name()).isEqualTo("Muster Telefonie");
              assertThat(account.type()).isEqualTo("Full");
              assertThat(works.toString()).doesNotContain("fedcba98765432100123456789abcdef");
            });
  }

  @Test
  void twiliosNumbersAreReadOverItsPagesAndFollowedToTheirEnd() {
    List<WiredNumber> numbers = numbers(TWILIO);
    assertThat(numbers).hasSize(3);
    assertThat(wiring(numbers, "+12025550101"))
        .returns(Reach.PLATFORM, Wiring::reach)
        .returns("trunk_sid", Wiring::decidedBy);
    assertThat(wiring(numbers, "+12025550102"))
        .returns(Reach.PLATFORM, Wiring::reach)
        .returns("voice_application_sid", Wiring::decidedBy);
    assertThat(wiring(numbers, "+12025550103"))
        .returns(Reach.YOUR_APP, Wiring::reach)
        .returns("voice_url", Wiring::decidedBy);
    assertThat(numbers.toString()).doesNotContain("planted");
  }

  @Test
  void telnyxBalanceIsUnderstood() {
    assertThat(providers.attempt(TELNYX))
        .isInstanceOfSatisfying(
            CredentialVerdict.Works.class,
            works ->
                assertThat(works.account())
                    .isEqualTo(
                        new AccountFacts.Telnyx("300.00", "10.00", "100.00", "400.00", "USD")));
  }

  @Test
  void telnyxNumbersAreFollowedThroughEachKindOfConnection() {
    List<WiredNumber> numbers = numbers(TELNYX);
    assertThat(numbers).hasSize(6);
    assertThat(wiring(numbers, "+4930555001").reach()).isEqualTo(Reach.PLATFORM);
    assertThat(wiring(numbers, "+4930555002").reach()).isEqualTo(Reach.YOUR_APP);
    assertThat(wiring(numbers, "+4930555003"))
        .returns(Reach.ELSEWHERE, Wiring::reach)
        .satisfies(wiring -> assertThat(wiring.reason()).contains("desk4711"));
    assertThat(wiring(numbers, "+4930555004").reach()).isEqualTo(Reach.NOWHERE);
    assertThat(wiring(numbers, "+4930555006"))
        .returns(Reach.ELSEWHERE, Wiring::reach)
        .returns("call_forwarding", Wiring::decidedBy);
    assertThat(numbers).extracting(WiredNumber::name).contains("Night line");
    assertThat(numbers.toString()).doesNotContain("planted");
  }

  @Test
  void aRefusalIsToldInTheProvidersOwnCode() {
    rejecting = true;
    assertThat(providers.attempt(TWILIO).said())
        .satisfies(said -> {
          assertThat(said.code()).isEqualTo("20003");
          assertThat(said.moreInfo()).contains("20003");
        });
    assertThat(providers.attempt(TELNYX).said().code()).isEqualTo("10009");
    assertThat(providers.attempt(TELNYX)).isInstanceOf(CredentialVerdict.WrongCredentials.class);
  }
}
