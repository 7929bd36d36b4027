package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Connections are made, tried at the provider, changed and deleted; their secrets stay inside.
class ConnectionAccountTest {
  private static final String CONNECTIONS = "/v1/telephony/connections";

  @TempDir Path folder;
  private Box box;

  @BeforeEach
  void start() {
    box = Box.in(folder);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private static String credentials(SeededAccount account) {
    return account.provider() == Provider.TWILIO
        ? "{\"account_sid\":\"%s\",\"auth_token\":\"%s\"}"
            .formatted(account.accountSid(), account.secret().reveal())
        : "{\"api_key\":\"%s\"}".formatted(account.secret().reveal());
  }

  static String making(SeededAccount account) {
    return "{\"provider\":\"%s\",\"label\":\"Mine\",\"credentials\":%s}"
        .formatted(account.provider().name().toLowerCase(Locale.ROOT), credentials(account));
  }

  private JsonObject seeded(String label) {
    return box.full.get(CONNECTIONS).json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(connection -> connection.get("label").getAsString().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static String path(JsonObject connection) {
    return CONNECTIONS + "/" + connection.get("id").getAsString();
  }

  private List<String> numbers(String path) {
    return box.full.get(path + "/numbers?limit=100").json().getAsJsonArray("data").asList().stream()
        .map(number -> number.getAsJsonObject().get("phone_number").getAsString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Support line,          active",
    "Berlin trunk,          active",
    "Key without billing,   active",
    "Trial account,         active",
    "Suspended account,     invalid_credentials",
    "Closed account,        invalid_credentials",
    "Account without funds, invalid_credentials",
    "Test credentials,      invalid_credentials",
    "Key without rights,    invalid_credentials",
    "Revoked key,           invalid_credentials",
    "Busy account,          unverified",
    "Busy key,              unverified"
  })
  void credentialsDecide(String account, String status) {
    Answer made = box.full.post(CONNECTIONS, making(box.account(account)));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("status")).isEqualTo("unverified");

    Answer verified = box.full.post(CONNECTIONS + "/" + made.text("id") + "/verify", "");

    assertThat(verified.text("status")).isEqualTo(status);
    assertThat(verified.json().has("last_verified_at")).isEqualTo(status.equals("active"));
    assertThat(verified.json().has("last_error")).isEqualTo(!status.equals("active"));
  }

  @Test
  void theSeededConnectionsAreWhatTheySay() {
    for (String label : List.of("Support line", "Berlin trunk", "Old account")) {
      JsonObject before = seeded(label);
      Answer after = box.full.post(path(before) + "/verify", "{}");
      assertThat(after.text("status")).isEqualTo(before.get("status").getAsString());
    }
    assertThat(numbers(path(seeded("Support line"))))
        .containsExactly("+16175550142", "+16175550143", "+16175550144");
  }

  @Test
  void verifyingReadsTheNumbersOfTheAccount() {
    Answer made = box.full.post(CONNECTIONS, making(box.account("Many Telnyx numbers")));
    String path = CONNECTIONS + "/" + made.text("id");
    assertThat(numbers(path)).isEmpty();
    box.full.post(path + "/verify", "");
    List<String> first = numbers(path);
    assertThat(first).hasSize(100);
    Answer next =
        box.full.get(path + "/numbers?limit=100&starting_after=%2B" + first.getLast().substring(1));
    assertThat(next.json().getAsJsonArray("data")).hasSize(100);
    assertThat(next.text("has_more")).isEqualTo("true");
    assertThat(box.full.get(path + "/numbers?starting_after=%2B4930").status()).isEqualTo(422);
  }

  @Test
  void replacedCredentialsAreNotVerifiedYet() {
    JsonObject old = seeded("Old account");
    String edit = "{\"credentials\":%s}".formatted(credentials(box.account("Support line")));
    Answer replaced = box.full.patch(path(old), old.get("etag").getAsString(), edit);
    assertThat(replaced.text("status")).isEqualTo("unverified");
    assertThat(box.full.post(path(old) + "/verify", "").text("status")).isEqualTo("active");
  }

  @Test
  void aDisabledConnectionIsVerifiedAndStaysDisabled() {
    JsonObject trunk = seeded("Berlin trunk");
    box.full.patch(path(trunk), trunk.get("etag").getAsString(), "{\"status\":\"disabled\"}");
    assertThat(box.full.post(path(trunk) + "/verify", "").text("status")).isEqualTo("disabled");
  }

  /// A connection that was found valid once, and whose provider now answers as the account does.
  private String onceValid(String account) {
    Answer made = box.full.post(CONNECTIONS, making(box.account(account)));
    box.sandbox
        .store()
        .<Boolean, RuntimeException>write(records -> {
          Instant then = Instant.parse("2026-11-22T15:20:00Z");
          records.accounts().valid("sandbox", made.text("id"), Status.ACTIVE, then);
          return true;
        });
    return CONNECTIONS + "/" + made.text("id");
  }

  private Answer set(String path, String status) {
    String etag = box.full.get(path).text("etag");
    return box.full.patch(path, etag, "{\"status\":\"%s\"}".formatted(status));
  }

  @Test
  void aProviderOutOfReachForbidsNoEnabling() {
    String path = onceValid("Busy key");
    Answer unreached = box.full.post(path + "/verify", "");
    assertThat(unreached.text("status")).isEqualTo("active");
    assertThat(unreached.json().has("last_error")).isTrue();
    set(path, "disabled");
    box.full.post(path + "/verify", "");
    assertThat(set(path, "active").text("status")).isEqualTo("active");
  }

  @Test
  void whatTheProviderRefusedIsEnabledOnlyOnceItIsFoundValid() {
    String path = onceValid("Revoked key");
    Answer refused = box.full.post(path + "/verify", "");
    assertThat(refused.text("status")).isEqualTo("invalid_credentials");
    assertThat(refused.json().has("last_verified_at")).isFalse();
    assertThat(set(path, "active").body()).contains("verify it: that makes it active");
    set(path, "disabled");
    Answer no = set(path, "active");
    assertThat(no.status() + " " + no.param()).isEqualTo("422 status");
    assertThat(no.body()).contains("verify it, then enable it");

    String edit = "{\"credentials\":%s}".formatted(credentials(box.account("Berlin trunk")));
    box.full.patch(path, box.full.get(path).text("etag"), edit);
    assertThat(box.full.post(path + "/verify", "").text("status")).isEqualTo("disabled");
    assertThat(set(path, "active").text("status")).isEqualTo("active");
  }

  @Test
  void theCallerIdIsSetAndTakenAway() {
    JsonObject line = seeded("Support line");
    Answer set =
        box.full.patch(
            path(line), line.get("etag").getAsString(), "{\"default_caller_id\":\"+16175550142\"}");
    assertThat(set.text("default_caller_id")).isEqualTo("+16175550142");
    Answer taken = box.full.patch(path(line), set.text("etag"), "{\"default_caller_id\":\"\"}");
    assertThat(taken.json().has("default_caller_id")).isFalse();
  }

  @Test
  void deletingTheDefaultLeavesNone() {
    JsonObject line = seeded("Support line");
    Answer deleted = box.full.delete(path(line), line.get("etag").getAsString());
    assertThat(deleted.text("deleted")).isEqualTo("true");
    assertThat(box.full.get(path(line)).code()).isEqualTo("resource_not_found");
    assertThat(box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"}").code())
        .isEqualTo("no_default_provider");
  }

  @Test
  void aNewDefaultTakesItFromTheOldOne() {
    String body =
        making(box.account("Trial account")).replace("\"label\"", "\"is_default\":true,\"label\"");
    assertThat(box.full.post(CONNECTIONS, body).text("is_default")).isEqualTo("true");
    assertThat(seeded("Support line").get("is_default").getAsBoolean()).isFalse();
  }

  @Test
  void theSameKeyMakesOneConnection() {
    String body = making(box.account("Trial account"));
    Answer first = box.full.post(CONNECTIONS, body, "Idempotency-Key", "k");
    assertThat(box.full.post(CONNECTIONS, body, "Idempotency-Key", "k").body())
        .isEqualTo(first.body());
    assertThat(box.full.get(CONNECTIONS).json().getAsJsonArray("data")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'label':'a','credentials':{'api_key':'k'}}                        | provider
          {'provider':'sip','label':'a','credentials':{'api_key':'k'}}       | provider
          {'provider':'telnyx','credentials':{'api_key':'k'}}                | label
          {'provider':'telnyx','label':'a'}                                  | credentials
          {'provider':'telnyx','label':'a','credentials':{'auth_token':'k'}} | credentials.auth_token
          {'provider':'telnyx','label':'a','credentials':{'api_key':'k k'}}  | credentials.api_key
          {'provider':'twilio','label':'a','credentials':{'auth_token':'k'}} | credentials.account_sid
          {'provider':'twilio','label':'a','credentials':{'account_sid':'AC1','auth_token':'k'}} | credentials.account_sid
          {'provider':'twilio','label':'a','credentials':{'api_key':'k'}}    | credentials.api_key
          """)
  void refusesCredentialsOfTheWrongShape(String body, String param) {
    Answer answer = box.full.post(CONNECTIONS, body.replace('\'', '"'));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.param()).isEqualTo(param);
  }

  /// Not in an answer, not in a file, not even in the refusal of a wrong one.
  @Test
  void secretsStayInside() throws IOException {
    SeededAccount account = box.account("Support line");
    String secret = account.secret().reveal();
    Answer made = box.full.post(CONNECTIONS, making(account), "Idempotency-Key", "k");
    String path = CONNECTIONS + "/" + made.text("id");
    assertThat(
            List.of(
                made.body(),
                box.full.post(path + "/verify", "").body(),
                box.full.get(path).body(),
                box.full.get(CONNECTIONS).body(),
                box.full.post(CONNECTIONS, making(account), "Idempotency-Key", "k").body(),
                box.full
                    .post(CONNECTIONS, making(account).replace("auth_token", "api_key"))
                    .body()))
        .noneMatch(body -> body.contains(secret));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.endsWith("endpoint.json"))
                  .filter(file -> contains(file, secret)))
          .as("endpoint.json is where a person finds it")
          .isEmpty();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false; // the lock, on systems where it cannot be read
    }
  }

  @Test
  void theAccountsAreTheSameAfterARestart() {
    String secret = box.account("Support line").secret().reveal();
    JsonObject line = seeded("Support line");
    box.close();
    box = Box.in(folder);
    assertThat(box.account("Support line").secret().reveal()).isEqualTo(secret);
    assertThat(box.full.post(path(line) + "/verify", "").text("status")).isEqualTo("active");
  }
}
