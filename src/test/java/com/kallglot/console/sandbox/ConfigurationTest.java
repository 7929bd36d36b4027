package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole configurations, limits and readings, put by the control resource.
class ConfigurationTest {
  private static final String PUT = "/control/configuration?organization=sandbox";

  @TempDir static Path folder;
  private static Box box;

  @BeforeAll
  static void start() {
    box = Box.in(folder);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static Answer put(String path, String body) {
    return box.control.put(path, body.replace('\'', '"'));
  }

  @Test
  void whatIsReadCanBePutAgain() {
    JsonObject whole = new JsonObject();
    whole.add("numbers", box.full.get("/v1/telephony/numbers").json().getAsJsonArray("data"));
    whole.add(
        "connections", box.full.get("/v1/telephony/connections").json().getAsJsonArray("data"));
    whole.add("sip", box.full.get("/v1/telephony/sip").json());
    assertThat(put(PUT, whole.toString()).status()).isEqualTo(200);
    assertThat(without(box.full.get("/v1/telephony/numbers")))
        .isEqualTo(without(whole.get("numbers").toString()));
    assertThat(without(box.full.get("/v1/telephony/connections")))
        .isEqualTo(without(whole.get("connections").toString()));
    assertThat(without(box.full.get("/v1/telephony/sip").body()))
        .isEqualTo(without(whole.get("sip").toString()));
  }

  private static String without(Answer list) {
    return without(list.json().getAsJsonArray("data").toString());
  }

  /// Etags are new after everything was replaced.
  private static String without(String json) {
    return json.replaceAll("\"etag\":\"r\\d+\"", "\"etag\":\"\"");
  }

  @Test
  void anEtagNeverComesBack() {
    put(PUT, "{'numbers':[{'id':'num_a','phone_number':'+19785550140'}]}");
    String before = box.full.get("/v1/telephony/numbers/num_a").text("etag");
    put(PUT, "{'numbers':[{'id':'num_a','phone_number':'+19785550140'}]}");
    assertThat(box.full.patch("/v1/telephony/numbers/num_a", before, "{}").status()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'numbers':[{}]}                                                                  | numbers[0].phone_number
          {'numbers':[{'phone_number':'030'}]}                                              | numbers[0].phone_number
          {'numbers':[{'phone_number':'+19785550140'},{'phone_number':'+19785550140'}]}     | numbers
          {'numbers':[{'phone_number':'+19785550140','created_at':'yesterday'}]}            | numbers[0]
          {'connections':[{'id':'a'},{'id':'a'}]}                                           | connections
          {'connections':[{'is_default':true},{'is_default':true}]}                         | connections
          {'connections':[{'numbers':['x']}]}                                               | connections[0].numbers[0]
          {'sip':{'srtp_keying':'dtls'}}                                                    | srtp_keying
          {'telephones':[]}                                                                 | telephones
          """)
  void whatCannotBeConfiguredIsRefusedAndChangesNothing(String body, String param) {
    put(PUT, "{'numbers':[{'phone_number':'+12025550100'}]}");
    Answer refused = put(PUT, body);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.param()).isEqualTo(param);
    assertThat(box.full.get("/v1/telephony/numbers").body()).contains("+12025550100");
  }

  @ParameterizedTest
  @CsvSource({
    "/control/configuration, 422, missing_required_field",
    "/control/configuration?organization=nobody, 404, resource_not_found",
    "/control/limits, 422, missing_required_field",
    "/control/limits?organization=nobody, 404, resource_not_found",
  })
  void theOrganizationMustBeSaidAndExist(String path, int status, String code) {
    Answer refused = put(path, "{}");
    assertThat(refused.status() + " " + refused.code()).isEqualTo(status + " " + code);
  }

  @Test
  void aReadingStaysWhereItIsLeftOut() {
    put("/control/reading", "{'several_methods':'reject'}");
    Answer changed = put("/control/reading", "{'missing_routing':'stream_only'}");
    assertThat(changed.text("several_methods")).isEqualTo("reject");
    assertThat(changed.text("unowned_number")).isEqualTo("refuse");
    assertThat(put("/control/reading", "{'missing_routing':'maybe'}").param())
        .isEqualTo("missing_routing");
    put(
        "/control/reading",
        "{'several_methods':'first_applies','missing_routing':'default_route'}");
  }
}
