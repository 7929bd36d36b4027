package com.kallglot.console.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is taken out of an answer, and what has to stay for the form to be seen.
class RedactionTest {
  private final Redaction redaction = new Redaction();

  private JsonElement redacted(String json) {
    return redaction.of(JsonParser.parseString(json));
  }

  @Test
  void wordsOfTheApiStayAlsoThoseThatNobodyKnowsYet() {
    String answer =
        """
        {"status":"half_open","wings":2,"sure":true,"nothing":null,"provider":"twilio",
         "created_at":"2026-01-02T03:04:05Z","currency":"USD","amount":"1.15"}
        """;
    assertThat(redacted(answer)).isEqualTo(JsonParser.parseString(answer));
  }

  @Test
  void whatIsSomebodysOwnGoesWhateverItLooksLike() {
    assertThat(
            redacted(
                    """
                    {"label":"active","username":"kallglot","note":"Call Anna at 5",
                     "metadata":{"customer":"anna"},"api_key_last4":"abcd","new_field":"Anna B."}
                    """)
                .toString())
        .isEqualTo(
            "{\"label\":\"text-1\",\"username\":\"text-2\",\"note\":\"text-3\","
                + "\"metadata\":{\"key-1\":\"text-4\"},\"api_key_last4\":\"text-5\","
                + "\"new_field\":\"text-6\"}");
  }

  @Test
  void theSameIsReplacedByTheSameInBodiesAndPaths() {
    JsonElement answer =
        redacted(
            """
            {"id":"num_01HXYZABC","phone_number":"+4930123456","backup":"+4930123456",
             "other":"+4930123457","allowed":"10.1.2.0/24","source":"10.1.2.0"}
            """);
    assertThat(answer)
        .hasToString(
            "{\"id\":\"num_00000000000000000000000001\",\"phone_number\":\"+12015550100\","
                + "\"backup\":\"+12015550100\",\"other\":\"+12015550101\","
                + "\"allowed\":\"192.0.2.1/24\",\"source\":\"192.0.2.1\"}");
    assertThat(redaction.path("/v1/telephony/numbers/num_01HXYZABC?phone_number=%2B4930123456"))
        .isEqualTo(
            "/v1/telephony/numbers/num_00000000000000000000000001?phone_number=%2B12015550100");
  }

  @Test
  void addressesOfThePlatformLoseTheirHostAndTheirQuery() {
    assertThat(
            redacted("{\"url\":\"wss://acme.kallglot.com/v1/sessions/sess_01HX/connect?token=a\"}"))
        .hasToString(
            "{\"url\":\"wss://platform.test/v1/sessions/sess_00000000000000000000000001/connect\"}");
  }

  @Test
  void moreNumbersThanOneAreaHasStayApart() {
    var many = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      many.append(i == 0 ? "" : ",").append("\"+49301").append(10_000 + i).append('"');
    }
    assertThat(
            redacted("{\"all\":[" + many + "]}").getAsJsonObject().getAsJsonArray("all").asList())
        .doesNotHaveDuplicates()
        .contains(JsonParser.parseString("\"+12035550149\""));
  }

  @Test
  void headersKeepTheirFormAndLoseTheCustomer() {
    JsonElement body = redacted("{\"etag\":\"k7\",\"request_id\":\"req_01HX\"}");
    Map<String, String> headers =
        redaction.headers(
            Map.of(
                "etag", "W/\"k7\"",
                "x-request-id", "req_01HX",
                "retry-after", "7",
                "date", "Fri, 02 Jan 2026 03:04:05 GMT",
                "content-type", "application/json; charset=utf-8",
                "x-ratelimit-limit", "100",
                "x-ratelimit-reset", "by Anna",
                "x-api-credits-remaining", "48213",
                "idempotent-replayed", "true",
                "server", "anna-box 7"));
    assertThat(body)
        .hasToString("{\"etag\":\"text-1\",\"request_id\":\"req_00000000000000000000000001\"}");
    assertThat(headers)
        .containsEntry("etag", "\"text-1\"")
        .containsEntry("x-request-id", "req_00000000000000000000000001")
        .containsEntry("retry-after", "7")
        .containsEntry("date", "Fri, 02 Jan 2026 03:04:05 GMT")
        .containsEntry("content-type", "application/json; charset=utf-8")
        .containsEntry("x-ratelimit-limit", "100")
        .containsEntry("x-api-credits-remaining", "1000")
        .containsEntry("idempotent-replayed", "true");
    assertThat(headers.toString()).doesNotContainIgnoringCase("anna").doesNotContain("48213");
    assertThat(redaction.statusLine("HTTP/1.1 429 Too Many Requests"))
        .isEqualTo("HTTP/1.1 429 Too Many Requests");
    assertThat(redaction.statusLine("HTTP/1.1 500 anna@example.com")).isEqualTo("HTTP/1.1 500");
  }

  @Test
  void whatIsRedactedStaysAsItIs() {
    String once =
        redacted("{\"a\":\"Anna\",\"b\":\"sess_01HX\",\"c\":\"+49301\",\"d\":{\"X-Y\":\"z\"}}")
            .toString();
    assertThat(new Redaction().of(JsonParser.parseString(once))).hasToString(once);
  }
}
