package com.kallglot.console.provider.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Reach;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  private static final PlatformAddresses PLATFORM =
      new PlatformAddresses(
          Set.of("api.kallglot.com"), Set.of("sip.kallglot.com"), Set.of("198.51.100.7"));

  @ParameterizedTest
  @CsvSource({
    "https://api.kallglot.com/hook, PLATFORM",
    "https://API.KALLGLOT.COM:443/hook, PLATFORM",
    "https://api.kallglot.com@evil.example/hook, YOUR_APP",
    "https://evil.example/api.kallglot.com, YOUR_APP",
    "https://api.kallglot.com.evil.example/, YOUR_APP",
    "https://desk-1234.twil.io/voice, YOUR_APP",
    "https://handler.twilio.com/twiml/EH1, YOUR_APP",
    "https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1, YOUR_APP",
    "https://demo.twilio.com/welcome/voice/, ELSEWHERE",
    "http://localhost:8080/voice, NOWHERE",
    "http://127.0.0.1/voice, NOWHERE",
    "https://10.1.2.3/voice, NOWHERE",
    "https://172.31.0.1/voice, NOWHERE",
    "https://172.32.0.1/voice, YOUR_APP",
    "https://[::1]/voice, NOWHERE",
    "https://pbx.local/voice, NOWHERE",
    "ftp://app.example.com/voice, NOWHERE",
    "app.example.com/voice, NOWHERE",
    "https://, NOWHERE",
    "https://app example.com/, NOWHERE",
    "'{{voice_url}}', NOWHERE",
  })
  void judgesAWebhook(String address, Reach reach) {
    assertThat(Destination.ofWebhook(address, PLATFORM).reach()).isEqualTo(reach);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:sip.kallglot.com, PLATFORM",
    "sip:desk@sip.kallglot.com:5061;transport=tls, PLATFORM",
    "SIPS:eu.sip.kallglot.com, PLATFORM",
    "sip:198.51.100.7, PLATFORM",
    "sip:sip.kallglot.com@pbx.example.net, ELSEWHERE",
    "sip:sip.kallglot.com.example.net, ELSEWHERE",
    "sip:pbx.example.net;maddr=sip.kallglot.com, ELSEWHERE",
    "sip:[2001:db8::1]:5060, ELSEWHERE",
    "https://sip.kallglot.com, NOWHERE",
    "sip:, NOWHERE",
    "'', NOWHERE",
  })
  void judgesASipAddress(String address, Reach reach) {
    assertThat(Destination.ofSip(address, PLATFORM).reach()).isEqualTo(reach);
  }

  @Test
  void showsNeitherPasswordNorQuery() {
    Destination webhook =
        Destination.ofWebhook(
            "https://user:hunter2@app.example.com:8443/v?key=hunter3#h", PLATFORM);
    assertThat(webhook.shown()).isEqualTo("https://app.example.com:8443/v");
    assertThat(webhook.toString()).doesNotContain("hunter");
    assertThat(Destination.ofSip("sip:u:hunter2@pbx.example.net?X=hunter3", PLATFORM).toString())
        .doesNotContain("hunter");
  }

  @Test
  void remarksPlainHttp() {
    assertThat(Destination.ofWebhook("http://app.example.com/", PLATFORM).remark())
        .contains("plain HTTP");
    assertThat(Destination.ofWebhook("https://app.example.com/", PLATFORM).remark()).isNull();
  }
}
