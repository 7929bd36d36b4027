package com.kallglot.console.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.telephony.Provider;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The stand-ins held to what the providers document, by a client that shares no code with ours.
class CarrierStandInsTest {
  private static final CarrierStandIns STAND_INS =
      CarrierStandIns.seeded(new Randoms(new Random(1)), "sip.sandbox.kallglot.test");

  private static HttpServer server;
  private static HttpClient client;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    STAND_INS.register(server);
    server.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    client.close();
    server.stop(0);
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static HttpResponse<String> get(String account, String path) throws Exception {
    return client.send(
        to(path).header("Authorization", authorization(account)).build(), BodyHandlers.ofString());
  }

  private static String authorization(String name) {
    SeededAccount account = STAND_INS.account(name);
    if (account.provider() == Provider.TELNYX) {
      return "Bearer " + account.secret().reveal();
    }
    String login = account.apiKeySid() == null ? account.accountSid() : account.apiKeySid();
    String pair = login + ":" + account.secret().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String account(String name) {
    return "/2010-04-01/Accounts/" + STAND_INS.account(name).accountSid();
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  @Test
  void refusesWhoeverIsNotKnownInTheDocumentedWords() throws Exception {
    HttpResponse<String> twilio =
        client.send(to(account("Support line") + ".json").build(), BodyHandlers.ofString());
    assertThat(twilio.statusCode()).isEqualTo(401);
    assertThat(twilio.body())
        .isEqualTo(
            "{\"code\":20003,\"message\":\"Authenticate\","
                + "\"more_info\":\"https://www.twilio.com/docs/errors/20003\",\"status\":401}");
    HttpResponse<String> telnyx =
        client.send(
            to("/v2/balance").header("Authorization", "Bearer KEY0").build(),
            BodyHandlers.ofString());
    assertThat(telnyx.statusCode()).isEqualTo(401);
    JsonObject error = json(telnyx).getAsJsonArray("errors").get(0).getAsJsonObject();
    assertThat(error.get("code").getAsJsonPrimitive().isString()).isTrue();
    assertThat(error.get("code").getAsString()).isEqualTo("10009");
  }

  @ParameterizedTest
  @CsvSource({
    "Test credentials, 403, 20008",
    "Account without funds, 403, 20005",
    "Restricted key, 403, 70051",
    "Standard key, 401, 20003",
    "Busy account, 429, 20429",
  })
  void letsTwiliosCredentialsDecide(String name, int status, int code) throws Exception {
    HttpResponse<String> response = get(name, account(name) + ".json");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).get("code").getAsInt()).isEqualTo(code);
  }

  @Test
  void tellsTheAuthTokenAsTwilioDoes() throws Exception {
    JsonObject body = json(get("Support line", account("Support line") + ".json"));
    assertThat(body.get("auth_token").getAsString())
        .isEqualTo(STAND_INS.account("Support line").secret().reveal());
    assertThat(body.keySet()).contains("subresource_uris", "owner_account_sid", "type", "uri");
  }

  @Test
  void leadsThroughTwiliosPagesByTheirLinks() throws Exception {
    String next = account("Many numbers") + "/IncomingPhoneNumbers.json";
    Set<String> sids = new HashSet<>();
    int pages = 0;
    while (next != null) {
      JsonObject page = json(get("Many numbers", next));
      page.getAsJsonArray("incoming_phone_numbers")
          .forEach(number -> sids.add(number.getAsJsonObject().get("sid").getAsString()));
      pages++;
      JsonElement link = page.get("next_page_uri");
      next = link.isJsonNull() ? null : link.getAsString();
    }
    assertThat(pages).as("fifty a page where nothing is asked").isEqualTo(21);
    assertThat(sids).hasSize(1_050).allMatch(sid -> sid.matches("PN[0-9a-f]{32}"));
  }

  @Test
  void filtersTwiliosNumbers() throws Exception {
    String path = account("Support line") + "/IncomingPhoneNumbers.json?PhoneNumber=5550143";
    JsonObject page = json(get("Support line", path));
    assertThat(page.getAsJsonArray("incoming_phone_numbers")).hasSize(1);
  }

  @Test
  void countsTelnyxPages() throws Exception {
    String page = URLEncoder.encode("page[number]", StandardCharsets.UTF_8);
    String size = URLEncoder.encode("page[size]", StandardCharsets.UTF_8);
    JsonObject last =
        json(get("Many Telnyx numbers", "/v2/phone_numbers?" + page + "=3&" + size + "=100"));
    assertThat(last.getAsJsonArray("data")).hasSize(60);
    assertThat(last.getAsJsonObject("meta").toString())
        .isEqualTo("{\"total_pages\":3,\"total_results\":260,\"page_number\":3,\"page_size\":100}");
    assertThat(json(get("Many Telnyx numbers", "/v2/phone_numbers")).getAsJsonArray("data"))
        .hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "Support line, /2010-04-01/Accounts/ACother/Calls.json, 404, 20404",
    "Support line, /v1/Trunks/TK1/OriginationUrls, 404, 20404",
    "Berlin trunk, /v2/nothing, 404, 10005",
    "Berlin trunk, /v2/connections/17, 404, 10005",
  })
  void knowsNothingElse(String name, String path, int status, String code) throws Exception {
    HttpResponse<String> response = get(name, path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(code);
  }

  @Test
  void changesNothing() throws Exception {
    HttpResponse<String> response =
        client.send(
            to(account("Support line") + "/IncomingPhoneNumbers.json")
                .header("Authorization", authorization("Support line"))
                .POST(HttpRequest.BodyPublishers.ofString("PhoneNumber=%2B12125550100"))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void namesEveryAccountOnceAndNoUnknownOne() {
    assertThat(STAND_INS.accounts()).extracting(SeededAccount::name).doesNotHaveDuplicates();
    assertThat(STAND_INS.accounts().toString())
        .doesNotContain(STAND_INS.account("Support line").secret().reveal());
    assertThatThrownBy(() -> STAND_INS.account("Nobody")).hasMessageContaining("Nobody");
  }
}
