package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers are searched, ordered, waited for and given back.
class OrderingTest {
  private static final String NUMBERS = "/v1/telephony/numbers";
  private static final String AVAILABLE = NUMBERS + "/available";
  private static final String BOSTON = "+16175550160";
  private static final String BERLIN = "+493023125030";

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

  static String order(String number, String setup, String monthly) {
    return "{\"phone_number\":\"%s\",\"label\":\"New\",".formatted(number)
        + "\"max_setup_price\":{\"amount\":\"%s\",\"currency\":\"USD\"},".formatted(setup)
        + "\"max_monthly_price\":{\"amount\":\"%s\",\"currency\":\"USD\"}}".formatted(monthly);
  }

  private static String order(String number) {
    return order(number, "2.00", "5.00");
  }

  private static List<String> numbers(Answer answer) {
    return answer.json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(number -> number.get("phone_number").getAsString())
        .toList();
  }

  private void orders(String terms) {
    assertThat(box.control.put("/control/orders?organization=sandbox", terms).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "country=DE&area_code=30,           +493023125",
    "country=DE&type=mobile,            +49171392",
    "country=GB&type=national,          +443069990",
    "country=US&contains=78555,         +1978555",
    "country=US&type=toll_free,         +1800555",
    "country=US&area_code=617&limit=3,  +1617555"
  })
  void findsWhatIsAskedFor(String query, String prefix) {
    List<String> found = numbers(box.full.get(AVAILABLE + "?" + query));
    assertThat(found).isNotEmpty().allMatch(number -> number.startsWith(prefix)).isSorted();
  }

  @Test
  void saysThatThereIsMore() {
    assertThat(box.full.get(AVAILABLE + "?country=US&limit=2").text("has_more")).isEqualTo("true");
    assertThat(box.full.get(AVAILABLE + "?country=DE&limit=100").text("has_more"))
        .isEqualTo("false");
    assertThat(numbers(box.full.get(AVAILABLE + "?country=FR"))).isEmpty();
  }

  @Test
  void leadsFromPageToPageByTheLastNumber() {
    List<String> all = numbers(box.full.get(AVAILABLE + "?country=US&limit=100"));
    List<String> paged = new ArrayList<>();
    Answer page = box.full.get(AVAILABLE + "?country=US&limit=20");
    while (page.text("has_more").equals("true") && paged.size() < all.size()) {
      paged.addAll(numbers(page));
      String after = "&starting_after=%2B" + paged.getLast().substring(1);
      page = box.full.get(AVAILABLE + "?country=US&limit=20" + after);
    }
    paged.addAll(numbers(page));
    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "country=US&starting_after=num_1,           invalid_field_value, starting_after",
    "country=US&starting_after=%2B12025550199,  invalid_field_value, starting_after",
    "'',                       missing_required_field, country",
    "country=Germany,          invalid_field_value,    country",
    "country=de,               invalid_field_value,    country",
    "country=DE&type=fax,      invalid_field_value,    type",
    "country=DE&area_code=O30, invalid_field_value,    area_code",
    "country=DE&contains=*1,   invalid_field_value,    contains",
    "country=DE&limit=101,     invalid_field_value,    limit"
  })
  void refusesASearchThatMakesNoSense(String query, String code, String param) {
    Answer answer = box.full.get(AVAILABLE + "?" + query);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code() + " " + answer.param()).isEqualTo(code + " " + param);
  }

  @Test
  void anOrderIsPendingForAWhileAndThenCarriesCalls() {
    Answer ordered = box.full.post(NUMBERS, order(BOSTON));
    assertThat(ordered.status()).isEqualTo(201);
    assertThat(ordered.text("status")).isEqualTo("pending");
    assertThat(ordered.text("label")).isEqualTo("New");
    String path = NUMBERS + "/" + ordered.text("id");
    String session =
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"%s\"}}".formatted(BOSTON);
    assertThat(box.full.post("/v1/sessions", session).code()).isEqualTo("phone_number_not_found");
    assertThat(numbers(box.full.get(AVAILABLE + "?country=US&area_code=617")))
        .doesNotContain(BOSTON);

    clock.advanceSeconds(3);

    assertThat(box.full.post("/v1/sessions", session).status()).isEqualTo(201);
    Answer now = box.full.get(path);
    assertThat(now.text("status")).isEqualTo("active");
    assertThat(now.text("etag")).isNotEqualTo(ordered.text("etag"));
  }

  @Test
  void anOrderMayBeRejectedWithAReason() {
    orders("{\"outcome\":\"rejected\",\"rejection_reason\":\"No.\",\"pending_ms\":60000}");
    String path = NUMBERS + "/" + box.full.post(NUMBERS, order(BOSTON)).text("id");
    clock.advanceSeconds(59);
    assertThat(box.full.get(path).text("status")).isEqualTo("pending");
    clock.advanceSeconds(1);
    assertThat(box.full.get(path).text("rejection_reason")).isEqualTo("No.");
    assertThat(numbers(box.full.get(NUMBERS + "?status=rejected"))).containsExactly(BOSTON);
    assertThat(numbers(box.full.get(AVAILABLE + "?country=US&area_code=617"))).contains(BOSTON);
  }

  @Test
  void anOrderIsDecidedWhereNobodyLooks() {
    orders("{\"pending_ms\":0}");
    assertThat(box.full.post(NUMBERS, order(BOSTON)).text("status")).isEqualTo("active");
  }

  @Test
  void theSameKeyAnswersTheSameOrderToTheLetter() {
    Answer first = box.full.post(NUMBERS, order(BOSTON), "Idempotency-Key", "k");
    clock.advanceSeconds(10);
    Answer again = box.full.post(NUMBERS, order(BOSTON), "Idempotency-Key", "k");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(box.full.post(NUMBERS, order(BERLIN), "Idempotency-Key", "k").code())
        .isEqualTo("idempotency_mismatch");
    assertThat(numbers(box.full.get(NUMBERS + "?phone_number=%2B16175550160")))
        .containsExactly(BOSTON);
    clock.advanceSeconds(24 * 3600);
    assertThat(box.full.post(NUMBERS, order(BOSTON), "Idempotency-Key", "k").code())
        .isEqualTo("phone_number_unavailable");
  }

  @ParameterizedTest
  @CsvSource({
    "+493023125030, 0.99, 1.15, max_setup_price",
    "+493023125030, 1.00, 1.14, max_monthly_price",
    "+16175550160,  0,    1.1499, max_monthly_price"
  })
  void nothingCostsMoreThanWasAgreed(String number, String setup, String monthly, String param) {
    Answer answer = box.full.post(NUMBERS, order(number, setup, monthly));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code() + " " + answer.param()).isEqualTo("price_changed " + param);
  }

  @Test
  void pricesOfAnotherCurrencyAreNotCompared() {
    Answer answer = box.full.post(NUMBERS, order(BOSTON).replace("USD", "EUR"));
    assertThat(answer.code()).isEqualTo("invalid_field_value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12125550169", "+493023125001", "+16175550142", "+12025550199"})
  void whatSomebodyElseHasIsNotToBeHad(String number) {
    Answer answer = box.full.post(NUMBERS, order(number));
    assertThat(answer.status() + " " + answer.code()).isEqualTo("409 phone_number_unavailable");
  }

  @Test
  void oneNumberIsFoundAndNeverGot() {
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(numbers(box.full.get(AVAILABLE + "?country=US&area_code=212")))
          .contains("+12125550169");
      assertThat(box.full.post(NUMBERS, order("+12125550169")).code())
          .isEqualTo("phone_number_unavailable");
    }
  }

  @Test
  void germanNumbersNeedAddressAndIdentity() {
    assertThat(requirements()).isEqualTo("address missing, identity missing");
    assertThat(box.full.post(NUMBERS, order(BERLIN)).code()).isEqualTo("verification_required");

    orders("{\"address\":\"fulfilled\",\"identity\":\"pending\"}");
    assertThat(requirements()).isEqualTo("address fulfilled, identity pending");
    String path = NUMBERS + "/" + box.full.post(NUMBERS, order(BERLIN)).text("id");
    clock.advanceSeconds(1_000_000);
    assertThat(box.full.get(path).text("status")).isEqualTo("pending");

    orders("{\"identity\":\"fulfilled\"}");
    assertThat(box.full.get(path).text("status")).isEqualTo("active");
  }

  /// Papers may take days: looking at a number must not wait for whoever writes meanwhile.
  @Test
  void whatWaitsForPapersIsLookedAtWithoutWriting() throws Exception {
    orders("{\"address\":\"pending\",\"identity\":\"fulfilled\"}");
    String path = NUMBERS + "/" + box.full.post(NUMBERS, order(BERLIN)).text("id");
    clock.advanceSeconds(60);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var _ =
          threads.submit(() ->
              box.sandbox
                  .store()
                  .<Boolean, InterruptedException>write(records -> {
                    writing.countDown();
                    return enough.await(1, TimeUnit.MINUTES);
                  }));
      writing.await();
      Answer seen = threads.submit(() -> box.full.get(path)).get(10, TimeUnit.SECONDS);
      assertThat(seen.text("status")).isEqualTo("pending");
    } finally {
      enough.countDown();
      threads.close();
    }
  }

  private String requirements() {
    JsonObject number =
        box.full
            .get(AVAILABLE + "?country=DE&area_code=30")
            .json()
            .getAsJsonArray("data")
            .get(1)
            .getAsJsonObject();
    return String.join(
        ", ",
        number.getAsJsonArray("requirements").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(r -> r.get("kind").getAsString() + " " + r.get("status").getAsString())
            .toList());
  }

  @Test
  void papersThatAreTakenBackRejectTheOrder() {
    orders("{\"address\":\"pending\",\"identity\":\"fulfilled\"}");
    String path = NUMBERS + "/" + box.full.post(NUMBERS, order(BERLIN)).text("id");
    clock.advanceSeconds(60);
    orders("{\"address\":\"missing\"}");
    assertThat(box.full.get(path).text("status")).isEqualTo("rejected");
  }

  @Test
  void aRefusedPaymentBuysNothing() {
    orders("{\"payment\":\"refused\"}");
    Answer answer = box.full.post(NUMBERS, order(BOSTON));
    assertThat(answer.status() + " " + answer.code()).isEqualTo("402 payment_required");
    assertThat(numbers(box.full.get(NUMBERS + "?phone_number=%2B16175550160"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "label":"New" | "lable":"New"   | lable
          "amount":"2.00" | "amount":2    | max_setup_price.amount
          "amount":"2.00" | "amount":"-1" | max_setup_price.amount
          "amount":"5.00" | "amount":"1e9" | max_monthly_price.amount
          "currency":"USD" | "currency":"usd" | max_setup_price.currency
          +16175550160  | 617 555 0160    | phone_number
          """)
  void refusesAnOrderThatMakesNoSense(String part, String instead, String param) {
    Answer answer = box.full.post(NUMBERS, order(BOSTON).replace(part, instead));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.param()).isEqualTo(param);
  }

  @Test
  void aReleasedNumberIsGoneForGood() {
    orders("{\"pending_ms\":0}");
    Answer ordered = box.full.post(NUMBERS, order(BOSTON));
    String path = NUMBERS + "/" + ordered.text("id");

    Answer released = box.full.delete(path, ordered.text("etag"));

    assertThat(released.text("status")).isEqualTo("released");
    assertThat(released.text("released_at")).isEqualTo("2026-11-22T15:20:00Z");
    assertThat(box.full.delete(path, released.text("etag")).body()).isEqualTo(released.body());
    assertThat(box.full.patch(path, released.text("etag"), "{\"status\":\"active\"}").status())
        .isEqualTo(422);
    assertThat(numbers(box.full.get(AVAILABLE + "?country=US&area_code=617"))).contains(BOSTON);
  }

  @Test
  void aNumberThatASessionWaitsOnIsNotReleased() {
    Answer number = box.full.get(NUMBERS + "?phone_number=%2B19785550140");
    JsonObject managed = number.json().getAsJsonArray("data").get(0).getAsJsonObject();
    String path = NUMBERS + "/" + managed.get("id").getAsString();
    String etag = managed.get("etag").getAsString();
    String session =
        box.full
            .post(
                "/v1/sessions",
                "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+19785550140\"}}")
            .text("id");
    Answer refused = box.full.delete(path, etag);
    assertThat(refused.status() + " " + refused.code()).isEqualTo("409 number_in_use");
    box.full.post("/v1/sessions/" + session + "/end", "");
    assertThat(box.full.delete(path, etag).text("status")).isEqualTo("released");
  }

  @Test
  void releasingNeedsTheLatestState() {
    String path = NUMBERS + "/" + box.full.post(NUMBERS, order(BOSTON)).text("id");
    assertThat(box.full.send("DELETE", path, "").code()).isEqualTo("precondition_required");
    assertThat(box.full.delete(path, "*").code()).isEqualTo("precondition_required");
    assertThat(box.full.delete(path, "r0").code()).isEqualTo("precondition_failed");
  }

  @Test
  void aWithdrawnOrderIsNotDecided() {
    Answer ordered = box.full.post(NUMBERS, order(BOSTON));
    String path = NUMBERS + "/" + ordered.text("id");
    box.full.delete(path, ordered.text("etag"));
    clock.advanceSeconds(60);
    assertThat(box.full.get(path).text("status")).isEqualTo("released");
  }
}
