package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.provider.Wiring.Setting;
import com.kallglot.console.provider.Wiring.Standing;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where calls to the stand-ins' numbers end, and why.
class WiringTest {
  private static Carriers carriers;

  @BeforeAll
  static void open() throws IOException {
    carriers = new Carriers();
  }

  @AfterAll
  static void close() {
    carriers.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Support line     | +16175550142 | YOUR_APP  | voice_url             | asks your app at app.example.com
          Support line     | +16175550143 | PLATFORM  | trunk_sid             | goes to the platform by SIP
          Support line     | +16175550144 | YOUR_APP  | voice_application_sid | application "Desk" decides
          Miswired numbers | +16175550151 | ELSEWHERE | trunk_sid             | goes by SIP to pbx.example.net
          Miswired numbers | +16175550152 | ELSEWHERE | voice_url             | greeting of Twilio's demo
          Miswired numbers | +16175550153 | NOWHERE   | voice_url             | turned away by Twilio
          Miswired numbers | +16175550154 | NOWHERE   | trunk_sid             | no origination URL that is enabled
          Miswired numbers | +16175550155 | NOWHERE   | voice_receive_mode    | for a fax
          Miswired numbers | +16175550156 | NOWHERE   | voice_url             | cannot reach from the internet
          Miswired numbers | +16175550157 | NOWHERE   | voice_application_sid | code 20404
          Miswired numbers | +16175550158 | ELSEWHERE | trunk_sid             | 2 addresses of the same priority
          Miswired numbers | +16175550159 | NOWHERE   | capabilities          | voice capability is off
          """)
  void followsTwiliosOwnOrder(
      String account, String number, Reach reach, String decidedBy, String reason) {
    judged(carriers.wiring(account, number), reach, decidedBy, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Berlin trunk            | +493023125017 | PLATFORM  | connection_id   | FQDN connection "Berlin trunk"
          Berlin trunk            | +493023125018 | YOUR_APP  | connection_id   | TeXML application "Desk"
          Berlin trunk            | +493023125019 | YOUR_APP  | connection_id   | Call Control application "Robot"
          Miswired Telnyx numbers | +493023125021 | NOWHERE   | connection_id   | attached to no connection
          Miswired Telnyx numbers | +493023125022 | NOWHERE   | connection_id   | not active
          Miswired Telnyx numbers | +493023125023 | ELSEWHERE | connection_id   | registered as user desk4711
          Miswired Telnyx numbers | +493023125024 | ELSEWHERE | connection_id   | goes by SIP to 203.0.113.9
          Miswired Telnyx numbers | +493023125025 | PLATFORM  | connection_id   | goes to the platform by SIP
          Miswired Telnyx numbers | +493023125026 | NOWHERE   | connection_id   | code 10005
          Miswired Telnyx numbers | +493023125027 | ELSEWHERE | call_forwarding | sent on to +493023125999
          Miswired Telnyx numbers | +493023125028 | NOWHERE   | status          | port_pending
          Miswired Telnyx numbers | +493023125029 | UNKNOWN   | connection_id   | "quantum_connection"
          Miswired Telnyx numbers | +493023125030 | ELSEWHERE | connection_id   | 2 hosts to choose from
          """)
  void followsACallThroughTelnyx(
      String account, String number, Reach reach, String decidedBy, String reason) {
    judged(carriers.wiring(account, number), reach, decidedBy, reason);
  }

  private static void judged(Wiring wiring, Reach reach, String decidedBy, String reason) {
    assertThat(wiring.reach()).isEqualTo(reach);
    assertThat(wiring.decidedBy()).isEqualTo(decidedBy);
    assertThat(wiring.reason()).contains(reason);
    if (reach == Reach.PLATFORM) {
      assertThat(wiring.change()).isNull();
    } else {
      assertThat(wiring.change()).isNotBlank();
    }
  }

  @Test
  void namesWhatIsSetInVain() {
    Wiring wiring = carriers.wiring("Miswired numbers", "+16175550151");
    assertThat(wiring.settings())
        .extracting(Setting::name, Setting::standing)
        .containsExactly(
            tuple("trunk_sid", Standing.WINS),
            tuple("voice_application_sid", Standing.EMPTY),
            tuple("voice_url", Standing.OVERRULED));
    assertThat(wiring.remarks()).anyMatch(remark -> remark.contains("overrules it"));
  }

  @Test
  void remarksWhatTelnyxWouldGetWrongOnTheWay() {
    Wiring wiring = carriers.wiring("Miswired Telnyx numbers", "+493023125025");
    assertThat(wiring.remarks())
        .anyMatch(remark -> remark.contains("set dnis_number_format to +e164"))
        .anyMatch(remark -> remark.contains("no outbound voice profile"));
    assertThat(wiring.settings())
        .contains(
            new Setting("fqdn", Carriers.SIP_DOMAIN + ":5061", Standing.APPLIES),
            new Setting("dnis_number_format", "national", Standing.APPLIES),
            new Setting("outbound_voice_profile_id", null, Standing.EMPTY));
    assertThat(carriers.wiring("Berlin trunk", "+493023125017").remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Many numbers, 1050", "Many Telnyx numbers, 260"})
  void readsAllNumbersToTheEnd(String account, int count) {
    NumberReading reading = carriers.numbers(account);
    assertThat(reading).isInstanceOf(NumberReading.Whole.class);
    assertThat(reading.numbers())
        .extracting(WiredNumber::number)
        .hasSize(count)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"Restricted key, 70051", "Key without rights, 10010", "Busy account, 20429"})
  void saysWhyNoNumbersCanBeRead(String account, String code) {
    assertThat(carriers.numbers(account))
        .isInstanceOfSatisfying(
            NumberReading.CutShort.class,
            cut -> {
              assertThat(cut.numbers()).isEmpty();
              assertThat(cut.said().code()).isEqualTo(code);
              assertThat(cut.explanation().what()).startsWith("No number was read.");
            });
  }

  @Test
  void readsNumbersWithAKeyThatMayNotReadTheAccount() {
    assertThat(carriers.attempt("Standard key"))
        .isInstanceOf(CredentialVerdict.RestrictedKey.class);
    assertThat(carriers.numbers("Standard key")).isEqualTo(carriers.numbers("Support line"));
  }
}
