package com.kallglot.console.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.wire.UnreadableJsonException.Fault;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String NUMBER =
      """
      {"id":"num_1","object":"phone_number","phone_number":"+19785550140","country":"US",\
      "number_type":"toll_free","capabilities":{"voice":true,"sms":false},"provider":"twilio",\
      "status":"active","monthly_price":{"amount":"1.15","currency":"USD"},\
      "created_at":"2026-01-02T03:04:05Z","etag":"e1"}\
      """;

  @Test
  void readsANumberAndWritesTheSameText() throws Exception {
    PhoneNumber number = Json.read(NUMBER, PhoneNumber.class);

    assertThat(number.phoneNumber()).isEqualTo(new E164("+19785550140"));
    assertThat(number.numberType()).isEqualTo(PhoneNumber.NumberType.TOLL_FREE);
    assertThat(number.capabilities()).isEqualTo(new PhoneNumber.Capabilities(true, false));
    assertThat(number.monthlyPrice().amount()).isEqualTo(new BigDecimal("1.15"));
    assertThat(number.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(number.label()).isNull();
    assertThat(Json.read(Json.write(number), PhoneNumber.class)).isEqualTo(number);
    assertThat(Json.write(number)).contains("\"object\":\"phone_number\"").doesNotContain("label");
  }

  @Test
  void toleratesWhatThePlatformMayAdd() throws Exception {
    String grown =
        NUMBER
            .replace("\"twilio\"", "\"carrier_pigeon\"")
            .replace("\"status\":\"active\",", "\"wings\":{\"n\":[2]},");

    PhoneNumber number = Json.read(grown, PhoneNumber.class);

    assertThat(number.provider()).isEqualTo(Provider.UNKNOWN);
    assertThat(number.status()).isEqualTo(PhoneNumber.Status.UNKNOWN);
  }

  @Test
  void readsAPageOfAnything() throws Exception {
    Page<PhoneNumber> page =
        Json.read(
            "{\"object\":\"list\",\"data\":[" + NUMBER + "],\"has_more\":true}",
            new TypeToken<Page<PhoneNumber>>() {});

    assertThat(page.hasMore()).isTrue();
    assertThat(page.data()).singleElement().extracting(PhoneNumber::id).isEqualTo("num_1");
    assertThat(Json.write(Page.of(List.of("a"), false)))
        .isEqualTo("{\"object\":\"list\",\"data\":[\"a\"],\"has_more\":false}");
  }

  @Test
  void writesTheNullsOfASessionAsDocumented() throws Exception {
    Session session =
        Json.read(
            """
            {"id":"sess_1","status":"created","mode":"ai_agent","created_at":"2026-01-02T03:04:05Z",
             "stream":{"url":"wss://x/y","token":"kst_live_1"},"metadata":{"a":"b","n":7,"z":null}}
            """,
            Session.class);

    assertThat(session.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "b", "n", "7"));
    assertThat(session.stream().token()).isEqualTo(Secret.of("kst_live_1"));
    assertThat(Json.write(session))
        .contains("\"object\":\"session\"", "\"source_language\":null", "\"ended_at\":null")
        .contains("\"token\":\"kst_live_1\"");
    assertThat(session.toString()).doesNotContain("kst_live_1");
  }

  @Test
  void listsAreNeverNull() throws Exception {
    SipSettings sip =
        Json.read(
            """
            {"enabled":true,"username":"u","domain":"d","allowlist":{"mode":"any","entries":null},
             "srtp":"off","max_concurrent_calls":2,"etag":"e"}
            """,
            SipSettings.class);

    assertThat(sip.transports()).isEmpty();
    assertThat(sip.allowlist().entries()).isEmpty();
    assertThat(sip.srtp()).isEqualTo(SrtpPolicy.OFF);
  }

  @Test
  void writesOnlyWhatARequestAsksFor() {
    SessionRequest plain = new SessionRequest("ai_agent", null, null, RouteRequest.NONE, Map.of());
    SessionRequest routed =
        new SessionRequest(
            "ai_agent",
            "en",
            null,
            new RouteRequest(
                true,
                null,
                "sip",
                null,
                null,
                new RouteRequest.SipHints("sip:a@b", Map.of("X-A", "1"))),
            Map.of("k", "v"));

    assertThat(Json.write(plain)).isEqualTo("{\"mode\":\"ai_agent\"}");
    assertThat(Json.write(routed))
        .isEqualTo(
            "{\"mode\":\"ai_agent\",\"source_language\":\"en\",\"routing\":{\"type\":\"sip\","
                + "\"sip\":{\"from_uri\":\"sip:a@b\",\"headers\":{\"X-A\":\"1\"}}},"
                + "\"metadata\":{\"k\":\"v\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"routing\":null}", "{\"routing\":{}}", "{\"routing\":{\"type\":null}}"})
  void absentNullAndEmptyRoutingAreTheSame(String body) throws Exception {
    assertThat(Json.read(body, SessionRequest.class).routing()).isEqualTo(RouteRequest.NONE);
  }

  @Test
  void anUnknownRoutingFieldIsAskedForAndPassedOver() throws Exception {
    RouteRequest routing =
        Json.read("{\"routing\":{\"audio\":{\"rate\":8000}}}", SessionRequest.class).routing();

    assertThat(routing).isEqualTo(new RouteRequest(true, null, null, null, null, null));
  }

  record Odd(@Nullable String text, int count, boolean flag, @Nullable Instant at) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                 | SYNTAX | ''           | the text ends too early
          <html>                             | SYNTAX | ''           | this is not JSON
          {"id":                             | SYNTAX | id           | the text ends too early
          {"a":1} x                          | SYNTAX | ''           | more text
          {"a":1} {}                         | SYNTAX | ''           | more text
          {'a':1}                            | SYNTAX | ''           | this is not JSON
          null                               | SHAPE  | ''           | found null
          []                                 | SHAPE  | ''           | expected an object, found a list
          {"text":5}                         | SHAPE  | text         | expected a string, found a number
          {"count":"5"}                      | SHAPE  | count        | expected a number, found a string
          {"count":5.5}                      | SHAPE  | count        | expected a whole number, found 5.5
          {"count":99999999999}              | SHAPE  | count        | expected a whole number
          {"flag":"true"}                    | SHAPE  | flag         | expected true or false
          {"at":"yesterday"}                 | SHAPE  | at           | not an ISO 8601 time
          """)
  void saysWhatIsWrongAndWhere(String text, Fault fault, String member, String problem) {
    UnreadableJsonException e =
        catchThrowableOfType(UnreadableJsonException.class, () -> Json.read(text, Odd.class));

    assertThat(e).isNotNull();
    assertThat(e.fault()).isEqualTo(fault);
    assertThat(e.member()).isEqualTo(member);
    assertThat(e.problem()).contains(problem);
    assertThat(e).hasMessageNotContaining("https://").hasMessageNotContaining("setStrictness");
  }

  @Test
  void pointsIntoNestedLists() {
    String text = "{\"data\":[\n" + NUMBER + ",\n" + NUMBER.replace("+1978", "1978") + "]}";

    UnreadableJsonException e =
        catchThrowableOfType(
            UnreadableJsonException.class,
            () -> Json.read(text, new TypeToken<Page<PhoneNumber>>() {}));

    assertThat(e.member()).isEqualTo("data[1].phone_number");
    assertThat(e.line()).isEqualTo(3);
    assertThat(e).hasMessageContaining("not a telephone number in E.164");
  }

  @Test
  void namesAMissingMember() {
    UnreadableJsonException e =
        catchThrowableOfType(
            UnreadableJsonException.class,
            () -> Json.read("{\"error\":null}", ErrorEnvelope.class));

    assertThat(e.problem()).isEqualTo("`error` is missing");
  }

  @Test
  void survivesDeepNestingAndHugeNumbers() {
    String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String price = NUMBER.replace("1.15", "1e999999999");

    assertThat(
            catchThrowableOfType(UnreadableJsonException.class, () -> Json.read(deep, Odd.class)))
        .hasMessageContaining("Nesting limit");
    assertThat(
            catchThrowableOfType(
                UnreadableJsonException.class, () -> Json.read(price, PhoneNumber.class)))
        .hasMessageContaining("not an amount of money");
  }

  @Test
  void aConnectionThatBreaksIsNotABadText() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("reset");
          }

          @Override
          public void close() {}
        };

    assertThat(
            catchThrowableOfType(
                IOException.class, () -> Json.read(broken, TypeToken.get(Odd.class))))
        .hasMessage("reset");
  }

  /// `metadata` holds any JSON, so that it is read by other means than the rest.
  @Test
  void aBodyCutOrDamagedAnywhereIsUnreadableAndNothingWorse() {
    String session =
        """
        {"id":"sess_1","object":"session","status":"active","mode":"ai_agent","provider":"sip",\
        "stream":{"url":"wss://a/b","token":"kst_1","expires_at":"2026-01-02T03:04:05Z"},\
        "metadata":{"a":"b","c":true,"d":{"e":[1,null,"\\u0041"]},"f":1.5e3},\
        "created_at":"2026-01-02T03:04:05Z"}\
        """;
    for (int at = 0; at < session.length(); at++) {
      assertUnreadableOrRead(session.substring(0, at));
      for (String damage : List.of("", "tru", "\"", "}", "[", "\\", "\u0000")) {
        assertUnreadableOrRead(session.substring(0, at) + damage + session.substring(at + 1));
      }
    }
  }

  private static void assertUnreadableOrRead(String text) {
    try {
      assertThat(Json.read(text, Session.class)).isNotNull();
    } catch (UnreadableJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
