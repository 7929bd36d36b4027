package com.kallglot.console.organization.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ManualPace;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.order.OrderOutcome.NotKnown;
import com.kallglot.console.organization.order.OrderOutcome.Ordered;
import com.kallglot.console.organization.order.OrderOutcome.Refused;
import com.kallglot.console.organization.order.OrderOutcome.UserMustDecide;
import com.kallglot.console.organization.order.OrderOutcome.Why;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One order for one intent, told by answers that no sandbox gives at will.
class OrdersTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final E164 NUMBER = new E164("+493023125030");
  private static final String NONE = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private MockWebServer server;
  private PlatformClient client;
  @TempDir Path folder;

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

  private Orders at(Instant now) {
    return new Orders(client.numbers(), new OrderBook(folder), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Orders orders() {
    return at(START);
  }

  private static NumberOrder order(String most) {
    Money price = new Money(new BigDecimal(most), "USD");
    return new NumberOrder(NUMBER, "Empfang Köln", price, price);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private void refuse(int status, String code) {
    answer(status, "{\"error\":{\"code\":\"" + code + "\"}}");
  }

  private void reset() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  private static String number(String status) {
    return """
    {"id":"num_1","phone_number":"+493023125030","country":"DE","number_type":"local",
     "capabilities":{"voice":true,"sms":false},"provider":"telnyx","status":"%s",
     "created_at":"2026-11-22T12:00:00Z","etag":"e"}\
    """
        .formatted(status);
  }

  private static String list(String... statuses) {
    String numbers = Stream.of(statuses).map(OrdersTest::number).collect(Collectors.joining(","));
    return "{\"object\":\"list\",\"data\":[" + numbers + "],\"has_more\":false}";
  }

  private List<String> asked() {
    return exchanges.stream().map(exchange -> exchange.method() + " " + exchange.status()).toList();
  }

  private List<OrderIntent> open() throws Exception {
    return new OrderBook(folder).open();
  }

  /// As a crash after the first request leaves it.
  private OrderIntent left() throws Exception {
    return new OrderBook(folder).begin(order("2.00"), START).intent();
  }

  @Test
  void theIntentIsOnDiskBeforeTheRequestAndGoneAfterTheAnswer() throws Exception {
    answer(201, number("pending"));
    var seen = new CopyOnWriteArrayList<OrderIntent>();
    PlatformClient watching =
        new PlatformClient(
            new Endpoint(server.url("/").toString(), Secret.of("sk_test_1")),
            exchange -> {
              try {
                seen.addAll(new OrderBook(folder).open());
              } catch (OrderBookException e) {
                throw new AssertionError(e);
              }
            });
    try (watching) {
      OrderOutcome outcome =
          new Orders(watching.numbers(), new OrderBook(folder), Clock.fixed(START, ZoneOffset.UTC))
              .order(order("2.00"));

      assertThat(outcome).isInstanceOf(Ordered.class);
      assertThat(seen).containsExactly(outcome.intent());
      assertThat(outcome.intent().order()).as("as it was wanted").isEqualTo(order("2.00"));
      assertThat(server.takeRequest().getHeaders().get("Idempotency-Key"))
          .isEqualTo(outcome.intent().key());
      assertThat(open()).isEmpty();
    }
  }

  @Test
  void whatCannotBeKeptIsNotSent() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Orders nowhere =
        new Orders(client.numbers(), new OrderBook(file), Clock.fixed(START, ZoneOffset.UTC));

    assertThatThrownBy(() -> nowhere.order(order("2.00"))).isInstanceOf(OrderBookException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void afterALostAnswerItLooksAndFindsTheNumber() throws Exception {
    reset();
    answer(200, list("pending"));

    assertThat(orders().order(order("2.00"))).isInstanceOf(Ordered.class);

    assertThat(asked()).containsExactly("POST 0", "GET 200");
    server.takeRequest();
    assertThat(server.takeRequest().getTarget()).contains("phone_number=%2B493023125030");
    assertThat(open()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSentAgainWithTheSameKey() throws Exception {
    reset();
    answer(200, list("released", "rejected"));
    answer(201, number("active"));

    assertThat(orders().order(order("2.00"))).isInstanceOf(Ordered.class);

    String key = server.takeRequest().getHeaders().get("Idempotency-Key");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo(key);
  }

  @Test
  void whatStaysUnknownIsKeptAndFoundOutLater() throws Exception {
    for (int n = 0; n < 20; n++) {
      reset();
    }
    OrderOutcome outcome = orders().order(order("2.00"));

    assertThat(outcome).isInstanceOf(NotKnown.class);
    assertThat(((NotKnown) outcome).sendableUntil()).isEqualTo(START.plus(Duration.ofHours(23)));
    assertThat(((NotKnown) outcome).why()).isNotNull();
    assertThat(open()).containsExactly(outcome.intent());

    restart();
    answer(200, list("active"));
    assertThat(orders().resume(open().getFirst())).isInstanceOf(Ordered.class);
    assertThat(open()).isEmpty();
  }

  private void restart() throws IOException {
    client.close();
    server.close();
    exchanges.clear();
    start();
  }

  /// Hours since the first try, and what becomes of it where the number is not there.
  @ParameterizedTest
  @CsvSource({"22.9, SENT", "23, TOO_OLD", "500, TOO_OLD", "-0.05, SENT", "-1, CLOCK_SET_BACK"})
  void sendsAgainOnlyWhileThePlatformKnowsTheKey(double hours, String expected) throws Exception {
    OrderIntent intent = left();
    answer(200, NONE);
    answer(201, number("active"));

    OrderOutcome outcome = at(START.plusSeconds(Math.round(hours * 3600))).resume(intent);

    if (expected.equals("SENT")) {
      assertThat(outcome).isInstanceOf(Ordered.class);
    } else {
      assertThat(outcome).isEqualTo(new UserMustDecide(intent, Why.valueOf(expected)));
      assertThat(asked()).containsExactly("GET 200");
      assertThat(open()).as("kept until somebody decides").containsExactly(intent);
      orders().forget(intent);
      assertThat(open()).isEmpty();
    }
  }

  @Test
  void anOwnedNumberIsFoundHoweverOldTheIntentIs() throws Exception {
    OrderIntent intent = left();
    answer(200, list("active"));

    assertThat(at(START.plus(Duration.ofDays(30))).resume(intent)).isInstanceOf(Ordered.class);
  }

  @ParameterizedTest
  @CsvSource({
    "402, payment_required",
    "403, verification_required",
    "409, phone_number_unavailable",
    "409, price_changed",
    "422, invalid_field_value",
  })
  void aNoIsANo(int status, String code) throws Exception {
    refuse(status, code);

    OrderOutcome outcome = orders().order(order("2.00"));

    assertThat(((Refused) outcome).code()).isEqualTo(code);
    assertThat(open()).isEmpty();
  }

  @Test
  void notAvailableAfterALostAnswerMayMeanThatItIsOurs() throws Exception {
    reset();
    answer(200, NONE);
    refuse(409, "phone_number_unavailable");
    answer(200, list("pending"));

    assertThat(orders().order(order("2.00"))).isInstanceOf(Ordered.class);
  }

  @Test
  void aKeyThatBelongsToAnotherOrderIsForTheUser() throws Exception {
    OrderIntent intent = left();
    answer(200, NONE);
    refuse(400, "idempotency_mismatch");

    assertThat(orders().resume(intent))
        .isEqualTo(new UserMustDecide(intent, Why.KEY_USED_OTHERWISE));
    assertThat(open()).containsExactly(intent);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429})
  void whatThePlatformDidNotConsiderIsAnErrorAndLeavesNothing(int status) throws Exception {
    for (int n = 0; n < 4; n++) {
      refuse(status, "whatever");
    }

    OrganizationException failed =
        catchThrowableOfType(OrganizationException.class, () -> orders().order(order("2.00")));

    assertThat(failed.mayHaveBeenDone()).isFalse();
    assertThat(open()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429})
  void inDoubtThatSaysNothingAndTheIntentStays(int status) throws Exception {
    OrderIntent intent = left();
    for (int n = 0; n < 20; n++) {
      refuse(status, "whatever");
    }

    assertThat(orders().resume(intent)).isInstanceOf(NotKnown.class);
    assertThat(open()).containsExactly(intent);
  }

  @Test
  void anIntentStillOpenIsBroughtToItsEndInPlaceOfASecondOne() throws Exception {
    OrderIntent intent = left();
    answer(200, list("active"));

    OrderOutcome outcome = orders().order(order("9.00"));

    assertThat(outcome.intent()).isEqualTo(intent);
    assertThat(asked()).containsExactly("GET 200");
  }

  @Test
  void whereThatWasRefusedTheNewOrderIsMadeOnItsOwnTerms() throws Exception {
    OrderIntent intent = left();
    answer(200, NONE);
    refuse(409, "price_changed");
    answer(200, NONE);
    answer(201, number("active"));

    OrderOutcome outcome = orders().order(order("9.00"));

    assertThat(outcome).isInstanceOf(Ordered.class);
    assertThat(outcome.intent().key()).isNotEqualTo(intent.key());
    assertThat(outcome.intent().order()).isEqualTo(order("9.00"));
  }

  @Test
  void whatAnotherConsoleEndedIsNotSentAgain() throws Exception {
    OrderIntent intent = left();
    orders().forget(intent);
    answer(200, NONE);

    assertThat(orders().resume(intent)).isEqualTo(new UserMustDecide(intent, Why.ENDED_ELSEWHERE));
    assertThat(asked()).containsExactly("GET 200");
  }

  @Test
  void whatAnotherConsoleBroughtToItsEndIsOrdered() throws Exception {
    OrderIntent intent = left();
    orders().forget(intent);
    answer(200, list("active"));

    assertThat(orders().resume(intent)).isInstanceOf(Ordered.class);
    assertThat(asked()).containsExactly("GET 200");
  }

  @Test
  void endingAnOldIntentLeavesALaterOneOfTheSameNumber() throws Exception {
    OrderIntent old = left();
    orders().forget(old);
    OrderIntent later = left();

    orders().forget(old);

    assertThat(open()).containsExactly(later);
  }

  @Test
  void whoeverBeginsAtOnceHasOneIntent() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> beginners =
          IntStream.range(0, 16)
              .<Callable<String>>mapToObj(
                  n -> () -> new OrderBook(folder).begin(order("2.00"), START).intent().key())
              .toList();
      var keys = new CopyOnWriteArrayList<String>();
      for (var begun : threads.invokeAll(beginners)) {
        keys.add(begun.get());
      }
      assertThat(keys).hasSize(16).containsOnly(keys.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "format=1\n",
        "format=2\nkey=k\n",
        "\\u00zz",
        "format=1\nkey=k\nphone_number=7"
      })
  void aFileThatIsNoIntentIsToldAndNothingIsSent(String text) throws Exception {
    Files.writeString(folder.resolve("493023125030.order"), text);

    assertThatThrownBy(() -> orders().order(order("2.00")))
        .isInstanceOf(OrderBookException.class)
        .hasMessageContaining("493023125030.order may be of an order under way but cannot be read");
    assertThatThrownBy(() -> orders().open()).isInstanceOf(OrderBookException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aHalfWrittenFileIsNoIntent() throws Exception {
    Files.writeString(folder.resolve("493023125030.order.new"), "format=1\nke");

    assertThat(orders().open()).isEmpty();
    answer(201, number("active"));
    assertThat(orders().order(order("2.00"))).isInstanceOf(Ordered.class);
  }
}
