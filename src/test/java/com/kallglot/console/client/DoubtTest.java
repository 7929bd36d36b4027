package com.kallglot.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.PlatformException.Overtaken;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.VersionMissing;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is made of an answer that got lost on its way.
class DoubtTest {
  private static final String GONE = "{\"error\":{\"code\":\"resource_not_found\"}}";
  private static final String CHANGED = "{\"error\":{\"code\":\"precondition_failed\"}}";

  private final List<Exchange> exchanges = new ArrayList<>();
  private MockWebServer server;
  private PlatformClient client;

  @BeforeEach
  void start() throws IOException {
    server = new MockWebServer();
    server.start();
    client =
        new PlatformClient(
            new Endpoint(server.url("/").toString(), Secret.of("sk_test_1")),
            exchanges::add,
            Patience.USUAL.at(new ManualPace(new Random(1))));
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

  private void reset() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  private static String number(String label, String etag) {
    return """
    {"id":"num_1","phone_number":"+19785550140","country":"US","number_type":"local",
     "capabilities":{"voice":true,"sms":true},"provider":"twilio","status":"active",
     "label":"%s","created_at":"2026-01-02T03:04:05Z","etag":"%s"}\
    """
        .formatted(label, etag);
  }

  private PhoneNumber read() throws Exception {
    answer(200, number("old", "e1"));
    PhoneNumber read = client.numbers().get("num_1");
    server.takeRequest();
    exchanges.clear();
    return read;
  }

  private List<String> asked() {
    return exchanges.stream().map(exchange -> exchange.method() + " " + exchange.status()).toList();
  }

  @Test
  void anEditWhoseAnswerGotLostIsMadeWhereTheObjectIsAsWanted() throws Exception {
    PhoneNumber read = read();
    reset();
    answer(412, CHANGED);
    answer(200, number("new", "e2"));

    assertThat(client.numbers().label(read, "new").etag()).isEqualTo("e2");

    assertThat(asked()).containsExactly("PATCH 0", "PATCH 412", "GET 200");
    assertThat(server.takeRequest().getHeaders().get("If-Match")).isEqualTo("e1");
    assertThat(server.takeRequest().getHeaders().get("If-Match"))
        .as("the version that was read, at every try")
        .isEqualTo("e1");
  }

  @Test
  void whereItIsNotAsWantedTheDoubtIsTold() throws Exception {
    PhoneNumber read = read();
    reset();
    answer(412, CHANGED, "ETag", "\"e3\"");
    answer(200, number("theirs", "e3"));

    Overtaken overtaken =
        catchThrowableOfType(Overtaken.class, () -> client.numbers().label(read, "new"));

    assertThat(overtaken.etag()).contains("e3");
    assertThat(overtaken.mayHaveBeenDone()).isTrue();
  }

  @Test
  void anEditThatWasOvertakenAtOnceIsNotLookedAfter() throws Exception {
    PhoneNumber read = read();
    answer(412, CHANGED);

    Overtaken overtaken =
        catchThrowableOfType(Overtaken.class, () -> client.numbers().label(read, "new"));

    assertThat(overtaken.mayHaveBeenDone()).isFalse();
    assertThat(asked()).containsExactly("PATCH 412");
  }

  @Test
  void aVersionThatDidNotArriveIsARefusalOfItsOwn() throws Exception {
    PhoneNumber read = read();
    answer(428, "{\"error\":{\"code\":\"precondition_required\"}}");

    assertThatThrownBy(() -> client.numbers().label(read, "new"))
        .isInstanceOf(VersionMissing.class);
  }

  @Test
  void aLookThatFailsTooIsKeptWithTheDoubt() throws Exception {
    PhoneNumber read = read();
    for (int n = 0; n < 2 * Patience.USUAL.tries(); n++) {
      reset();
    }

    Unreachable lost =
        catchThrowableOfType(Unreachable.class, () -> client.numbers().label(read, "new"));

    assertThat(lost.attempted()).startsWith("PATCH");
    assertThat(lost.mayHaveBeenDone()).isTrue();
    assertThat(lost.getSuppressed()).hasSize(1);
  }

  @Test
  void aDeletionWhoseAnswerGotLostIsMadeWhereNothingIsThere() throws Exception {
    ProviderConnection connection = connection();
    reset();
    answer(404, GONE);
    answer(404, GONE);

    client.connections().delete(connection);

    assertThat(asked()).containsExactly("DELETE 0", "DELETE 404", "GET 404");
  }

  @Test
  void whatSomebodyElseDeletedIsRefused() throws Exception {
    ProviderConnection connection = connection();
    answer(404, GONE);

    assertThatThrownBy(() -> client.connections().delete(connection)).isInstanceOf(Refused.class);
  }

  private ProviderConnection connection() throws Exception {
    answer(
        200,
        """
        {"id":"pcon_1","provider":"twilio","label":"L","status":"active","is_default":false,
         "credentials":{},"created_at":"2026-01-02T03:04:05Z","etag":"e1"}
        """);
    ProviderConnection connection = client.connections().get("pcon_1");
    exchanges.clear();
    return connection;
  }

  @Test
  void anOrderIsNotSentAgainByItselfOnceItMayHaveBeenCarriedOut() {
    answer(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}", "Retry-After", "1");
    reset();
    Money most = new Money(new BigDecimal("2"), "USD");
    NumberOrder order = new NumberOrder(new E164("+12125550123"), null, most, most);

    Unreachable lost =
        catchThrowableOfType(Unreachable.class, () -> client.numbers().order(order, "key"));

    assertThat(asked()).containsExactly("POST 429", "POST 0");
    assertThat(lost.mayHaveBeenDone()).isTrue();
  }

  @Test
  void aPasswordIsAskedForOnceWhateverComesBack() {
    answer(503, "", "Retry-After", "0");

    assertThatThrownBy(() -> client.sip().rotatePassword(Duration.ofHours(1)))
        .hasMessageContaining("Whether it was carried out is not known");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aVerificationIsAskedForOnce() throws Exception {
    ProviderConnection connection = connection();
    reset();

    assertThatThrownBy(() -> client.connections().verify(connection))
        .isInstanceOf(Unreachable.class);
    assertThat(asked()).containsExactly("POST 0");
  }
}
