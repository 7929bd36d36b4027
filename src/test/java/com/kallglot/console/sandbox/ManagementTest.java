package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers, connections and SIP settings: lists, filters, guarded edits.
class ManagementTest {
  private static final String NUMBERS = "/v1/telephony/numbers";
  private static final String CONNECTIONS = "/v1/telephony/connections";
  private static final String SIP = "/v1/telephony/sip";

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

  private List<JsonObject> list(String path) {
    return box.full.get(path).json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private JsonObject number(String e164) {
    return list(NUMBERS + "?phone_number=" + e164.replace("+", "%2B")).getFirst();
  }

  private JsonObject connection(String label) {
    return list(CONNECTIONS).stream()
        .filter(object -> text(object, "label").equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }

  private Answer patch(String collection, JsonObject object, String body) {
    return box.full.patch(
        collection + "/" + text(object, "id"), text(object, "etag"), body.replace('\'', '"'));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    StringBuilder numbers = new StringBuilder();
    for (int n = 0; n < 45; n++) {
      numbers.append(n == 0 ? "" : ",").append("{'phone_number':'+1202555%04d'}".formatted(n));
    }
    box.control.put(
        "/control/configuration?organization=sandbox",
        ("{'numbers':[" + numbers + "]}").replace('\'', '"'));
    List<String> seen = new ArrayList<>();
    String path = NUMBERS + "?limit=20";
    boolean more = true;
    while (more) {
      Answer page = box.full.get(path);
      page.json()
          .getAsJsonArray("data")
          .forEach(number -> seen.add(text(number.getAsJsonObject(), "phone_number")));
      more = page.json().get("has_more").getAsBoolean();
      JsonObject last = page.json().getAsJsonArray("data").asList().getLast().getAsJsonObject();
      path = NUMBERS + "?limit=20&starting_after=" + text(last, "id");
    }
    assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    assertThat(seen.getFirst()).isEqualTo("+12025550000");
    assertThat(seen.getLast()).isEqualTo("+12025550044");
    assertThat(list(NUMBERS)).as("without limit").hasSize(20);
    assertThat(list(NUMBERS + "?limit=100")).hasSize(45);
  }

  @Test
  void aPageThatEndsWithTheListHasNoMore() {
    assertThat(box.full.get(NUMBERS + "?limit=3").json().get("has_more").getAsBoolean()).isFalse();
    assertThat(box.full.get(NUMBERS + "?limit=2").json().get("has_more").getAsBoolean()).isTrue();
    assertThat(box.full.get(CONNECTIONS + "?limit=1").json().get("has_more").getAsBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "status=suspended, 1",
    "status=active, 2",
    "status=pending, 0",
    "country=DE, 1",
    "country=FR, 0",
    "phone_number=%2B493023125001, 1",
    "status=suspended&country=DE, 0",
    "status=, 3",
    "unknown=x, 3",
  })
  void filtersNarrowTheList(String query, int found) {
    assertThat(list(NUMBERS + "?" + query)).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=-1, limit",
    "limit=ten, limit",
    "limit=1e1, limit",
    "limit=99999999999999999999, limit",
    "starting_after=none, starting_after",
    "status=unknown, status",
    "status=ACTIVE, status",
    "phone_number=030, phone_number",
    "phone_number=+493023125001, phone_number",
  })
  void aWrongQueryIsRefusedNamingTheParameter(String query, String param) {
    Answer refused = box.full.get(NUMBERS + "?" + query);
    assertThat(refused.status() + " " + refused.code()).isEqualTo("422 invalid_field_value");
    assertThat(refused.param()).isEqualTo(param);
  }

  @Test
  void anObjectOfAnotherOrganizationIsNotFound() {
    String number = NUMBERS + "/" + text(number("+493023125001"), "id");
    assertThat(box.empty.get(number).code()).isEqualTo("resource_not_found");
    assertThat(box.empty.patch(number, "r1", "{}").code()).isEqualTo("resource_not_found");
    String connection = CONNECTIONS + "/" + text(connection("Berlin trunk"), "id");
    assertThat(box.empty.get(connection).code()).isEqualTo("resource_not_found");
  }

  @Test
  void aLabelIsSetAndTakenAwayAndNullLeavesIt() {
    JsonObject number = number("+493023125001");
    JsonObject labelled = patch(NUMBERS, number, "{'label':'Empfang „Süd“ 🎧'}").json();
    assertThat(text(labelled, "label")).isEqualTo("Empfang „Süd“ 🎧");
    JsonObject same = patch(NUMBERS, labelled, "{'label':null,'status':null}").json();
    assertThat(same).isEqualTo(labelled);
    JsonObject none = patch(NUMBERS, same, "{'label':''}").json();
    assertThat(none.has("label")).isFalse();
    assertThat(number("+493023125001")).isEqualTo(none);
  }

  @Test
  void aSuspendedNumberRoutesNoSessionUntilItIsResumed() {
    String session = "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+493023125001\"}}";
    JsonObject suspended = patch(NUMBERS, number("+493023125001"), "{'status':'suspended'}").json();
    assertThat(box.full.post("/v1/sessions", session).code()).isEqualTo("phone_number_not_found");
    patch(NUMBERS, suspended, "{'status':'active'}");
    assertThat(box.full.post("/v1/sessions", session).status()).isEqualTo(201);
  }

  @Test
  void twoEditsOfTheSameObjectMeet() {
    JsonObject read = number("+493023125001");
    Answer first = patch(NUMBERS, read, "{'label':'mine'}");
    Answer second = patch(NUMBERS, read, "{'label':'yours'}");
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status() + " " + second.code()).isEqualTo("412 precondition_failed");
    assertThat(text(number("+493023125001"), "label")).isEqualTo("mine");
    assertThat(first.header("ETag")).contains('"' + first.text("etag") + '"');
  }

  @ParameterizedTest
  @CsvSource({"ETAG", "'\"ETAG\"'", "'\"r0\", \"ETAG\"'", "'  \"ETAG\"  '"})
  void ifMatchIsTakenAsHttpWritesItAndAsJsonSaysIt(String form) {
    JsonObject number = number("+493023125001");
    Answer edited =
        box.full.patch(
            NUMBERS + "/" + text(number, "id"),
            form.replace("ETAG", text(number, "etag")),
            "{\"label\":\"x\"}");
    assertThat(edited.status()).isEqualTo(200);
  }

  @Test
  void aWeakTagNeverMatches() {
    JsonObject number = number("+493023125001");
    Answer refused =
        box.full.patch(
            NUMBERS + "/" + text(number, "id"),
            "W/\"" + text(number, "etag") + "\"",
            "{\"label\":\"x\"}");
    assertThat(refused.status()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'status':'released'}       | status
          {'status':'pending'}        | status
          {'status':true}             | status
          {'label':7}                 | label
          {'phone_number':'+4930000'} | phone_number
          {'lable':'typo'}            | lable
          """)
  void anEditThatCannotBeIsRefused(String body, String param) {
    Answer refused = patch(NUMBERS, number("+493023125001"), body);
    assertThat(refused.status() + " " + refused.code()).isEqualTo("422 invalid_field_value");
    assertThat(refused.param()).isEqualTo(param);
  }

  @Test
  void aLabelHasAtMostAHundredCharacters() {
    JsonObject number = number("+493023125001");
    assertThat(patch(NUMBERS, number, "{'label':'" + "x".repeat(101) + "'}").status())
        .isEqualTo(422);
    assertThat(patch(NUMBERS, number, "{'label':'" + "x".repeat(100) + "'}").status())
        .isEqualTo(200);
  }

  @Test
  void theDefaultMovesAndBothConnectionsChange() {
    JsonObject support = connection("Support line");
    JsonObject berlin = connection("Berlin trunk");
    JsonObject moved = patch(CONNECTIONS, berlin, "{'is_default':true}").json();
    assertThat(moved.get("is_default").getAsBoolean()).isTrue();
    JsonObject old = connection("Support line");
    assertThat(old.get("is_default").getAsBoolean()).isFalse();
    assertThat(text(old, "etag")).isNotEqualTo(text(support, "etag"));
    assertThat(box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"}").text("provider"))
        .isEqualTo("telnyx");
    patch(CONNECTIONS, moved, "{'is_default':false}");
    assertThat(box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"}").code())
        .isEqualTo("no_default_provider");
  }

  @Test
  void disablingTheDefaultLeavesNone() {
    JsonObject disabled =
        patch(CONNECTIONS, connection("Support line"), "{'status':'disabled'}").json();
    assertThat(disabled.get("is_default").getAsBoolean()).isFalse();
    assertThat(text(disabled, "status")).isEqualTo("disabled");
    assertThat(patch(CONNECTIONS, disabled, "{'is_default':true}").param()).isEqualTo("is_default");
    JsonObject enabled =
        patch(CONNECTIONS, disabled, "{'status':'active','is_default':true}").json();
    assertThat(enabled.get("is_default").getAsBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Old account  | {'status':'active'}                      | status
          Berlin trunk | {'status':'unverified'}                  | status
          Berlin trunk | {'status':'disabled','is_default':true}  | is_default
          Berlin trunk | {'label':' '}                            | label
          Berlin trunk | {'provider':'twilio'}                    | provider
          """)
  void aConnectionIsNotDeclaredValid(String label, String body, String param) {
    Answer refused = patch(CONNECTIONS, connection(label), body);
    assertThat(refused.status() + " " + refused.code()).isEqualTo("422 invalid_field_value");
    assertThat(refused.param()).isEqualTo(param);
  }

  private Answer patchSip(String body) {
    return box.full.patch(SIP, box.full.get(SIP).text("etag"), body.replace('\'', '"'));
  }

  @Test
  void sipSettingsAreEditedAsAWhole() {
    Answer edited =
        patchSip(
            "{'enabled':false,'srtp':'required','codecs':['opus','PCMA'],"
                + "'max_concurrent_calls':2,'allowlist':{'mode':'listed',"
                + "'entries':[{'cidr':'203.0.113.0/24','label':'PBX'},{'cidr':'2001:DB8::1'}]},"
                + "'session_defaults':{'mode':'ai_agent','source_language':'en'}}");
    assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
    JsonObject now = box.full.get(SIP).json();
    assertThat(now).isEqualTo(edited.json());
    assertThat(now.getAsJsonObject("allowlist").toString())
        .isEqualTo(
            "{\"mode\":\"listed\",\"entries\":[{\"cidr\":\"203.0.113.0/24\",\"label\":\"PBX\"},"
                + "{\"cidr\":\"2001:db8:0:0:0:0:0:1\"}]}");
    assertThat(now.getAsJsonArray("codecs").toString()).isEqualTo("[\"opus\",\"PCMA\"]");
    Answer mode = patchSip("{'allowlist':{'mode':'any'}}");
    assertThat(mode.json().getAsJsonObject("allowlist").getAsJsonArray("entries"))
        .as("entries stay")
        .hasSize(2);
  }

  @Test
  void anEditThatChangesNothingKeepsTheEtag() {
    String etag = box.full.get(SIP).text("etag");
    assertThat(patchSip("{'enabled':true}").text("etag")).isEqualTo(etag);
    assertThat(patchSip("{}").text("etag")).isEqualTo(etag);
    assertThat(patchSip("{'enabled':false}").text("etag")).isNotEqualTo(etag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'srtp_keying':'dtls'}                                  | srtp_keying
          {'srtp':'maybe'}                                        | srtp
          {'codecs':[]}                                           | codecs
          {'codecs':['G729']}                                     | codecs
          {'codecs':['PCMU','PCMU']}                              | codecs
          {'codecs':[7]}                                          | codecs[0]
          {'max_concurrent_calls':-1}                             | max_concurrent_calls
          {'max_concurrent_calls':1.5}                            | max_concurrent_calls
          {'max_concurrent_calls':'2'}                            | max_concurrent_calls
          {'username':'me'}                                       | username
          {'transports':[]}                                       | transports
          {'allowlist':{'mode':'some'}}                           | allowlist.mode
          {'allowlist':{'entries':[{}]}}                          | allowlist.entries[0].cidr
          {'allowlist':{'entries':[{'cidr':'host.test'}]}}        | allowlist.entries[0].cidr
          {'allowlist':{'entries':[{'cidr':'10.0.0.1/33'}]}}      | allowlist.entries[0].cidr
          {'allowlist':{'entries':[{'cidr':'10.0.0.1/8'}]}}       | allowlist.entries[0].cidr
          {'allowlist':{'entries':[7]}}                           | allowlist.entries[0]
          {'session_defaults':{'mode':'x'}}                       | session_defaults.mode
          {'session_defaults':{'source_language':'en'}}           | session_defaults.mode
          """)
  void wrongSipSettingsAreRefusedNamingTheField(String body, String param) {
    Answer refused = patchSip(body);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.param()).isEqualTo(param);
  }
}
