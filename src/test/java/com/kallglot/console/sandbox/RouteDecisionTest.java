package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order of routes and the three switches, asked over HTTP. Each case names its whole
/// configuration.
class RouteDecisionTest {
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

  /// `own`, `susp` and `rele` stand for numbers, `act`, `dis`, `inv` for connections.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # default | sip | reading                          | routing                                  | decided
          act | on  | refuse first_applies default_route       | {'connection_id':'act','type':'sip','phone_number':'+491'}  | invalid_field_value
          act | on  | refuse first_applies default_route       | {'connection_id':'act','type':'sip','phone_number':'own'}   | telnyx +493023125017
          act | on  | refuse first_applies default_route       | {'connection_id':'dis','type':'sip','phone_number':'own'}   | connection_not_found
          act | on  | refuse first_applies default_route       | {'connection_id':'inv'}                  | connection_not_found
          act | on  | refuse first_applies default_route       | {'connection_id':''}                     | connection_not_found
          act | on  | refuse first_applies default_route       | {'type':'sip','phone_number':'own'}      | sip
          act | off | refuse first_applies default_route       | {'type':'sip','phone_number':'own'}      | sip_not_enabled
          act | on  | refuse first_applies default_route       | {'phone_number':'own'}                   | twilio +19785550140
          act | on  | refuse first_applies default_route       | {'phone_number':'susp'}                  | phone_number_not_found
          act | on  | refuse first_applies default_route       | {'phone_number':'rele'}                  | phone_number_not_found
          act | on  | refuse first_applies default_route       | {'phone_number':'+15005550006'}          | phone_number_not_found
          act | on  | refuse first_applies default_route       |                                          | telnyx +493023125017
          dis | on  | refuse first_applies default_route       |                                          | no_default_provider
          no  | on  | refuse first_applies default_route       |                                          | no_default_provider
          act | on  | fall_to_default first_applies default_route | {'phone_number':'own'}                | twilio +19785550140
          act | on  | fall_to_default first_applies default_route | {'phone_number':'susp'}               | telnyx +493023125017
          act | on  | fall_to_default first_applies default_route | {'phone_number':'+15005550006'}       | telnyx +493023125017
          no  | on  | fall_to_default first_applies default_route | {'phone_number':'+15005550006'}       | no_default_provider
          act | on  | refuse reject default_route              | {'connection_id':'act','type':'sip'}     | invalid_field_value
          act | on  | refuse reject default_route              | {'type':'sip','phone_number':'own'}      | invalid_field_value
          act | on  | refuse reject default_route              | {'connection_id':'act'}                  | telnyx +493023125017
          act | on  | refuse reject default_route              | {'direction':'inbound'}                  | telnyx +493023125017
          act | on  | refuse first_applies stream_only         |                                          | stream
          act | on  | refuse first_applies stream_only         | {}                                       | stream
          act | on  | refuse first_applies stream_only         | null                                     | stream
          act | on  | refuse first_applies stream_only         | {'direction':'inbound'}                  | telnyx +493023125017
          act | on  | refuse first_applies stream_only         | {'type':'sip'}                           | sip
          """)
  void decides(String standard, String sip, String reading, String routing, String decided) {
    configure(standard, sip);
    String[] words = reading.split(" ", -1);
    box.control.put(
        "/control/reading",
        "{\"unowned_number\":\"%s\",\"several_methods\":\"%s\",\"missing_routing\":\"%s\"}"
            .formatted(words[0], words[1], words[2]));
    String asked =
        routing == null
            ? ""
            : ",\"routing\":"
                + routing
                    .replace('\'', '"')
                    .replace("\"own\"", "\"+19785550140\"")
                    .replace("\"susp\"", "\"+442079460018\"")
                    .replace("\"rele\"", "\"+493023125001\"");
    assertThat(found(box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"" + asked + "}")))
        .isEqualTo(decided);
  }

  private static void configure(String standard, String sip) {
    String configuration =
        """
        {'numbers':[{'phone_number':'+19785550140'},
           {'phone_number':'+442079460018','status':'suspended'},
           {'phone_number':'+493023125001','status':'released'}],
         'connections':[
           {'id':'act','provider':'telnyx','numbers':['+493023125017'],'is_default':ACT},
           {'id':'dis','status':'disabled','is_default':DIS},
           {'id':'inv','status':'invalid_credentials'}],
         'sip':{'enabled':SIP}}
        """
            .replace('\'', '"')
            .replace("ACT", Boolean.toString(standard.equals("act")))
            .replace("DIS", Boolean.toString(standard.equals("dis")))
            .replace("SIP", Boolean.toString(sip.equals("on")));
    Answer put = box.control.put("/control/configuration?organization=sandbox", configuration);
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
  }

  private static String found(Answer answer) {
    if (answer.status() != 201) {
      return answer.code();
    } else if (answer.json().get("provider").isJsonNull()) {
      return "stream";
    }
    return answer.json().get("phone_number").isJsonNull()
        ? answer.text("provider")
        : answer.text("provider") + " " + answer.text("phone_number");
  }
}
