package com.kallglot.console.softphone.pjsip.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedMessageTest {
  private static final String CANARY = "canary0123456789abcdef";

  private static String entry(String message) {
    return "TX 300 bytes Request msg REGISTER/cseq=2 (tdta0x7f) to TLS 192.0.2.1:5061:\n"
        + message
        + "\n--end msg--";
  }

  private static String masked(String message) {
    return LoggedMessage.parse(entry(message)).orElseThrow().masked();
  }

  @Test
  void readsWhatPjsipWrites() {
    var logged = LoggedMessage.parse(entry("REGISTER sip:x SIP/2.0\r\n\r\n")).orElseThrow();

    assertThat(logged.heading()).isEqualTo(Heading.SENT);
    assertThat(logged.transport()).isEqualTo(SipTransport.TLS);
    assertThat(logged.remote()).isEqualTo("192.0.2.1:5061");
    assertThat(logged.text()).isEqualTo("REGISTER sip:x SIP/2.0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "TX ", "TX 1 bytes\nx\n--end msg--", "Call 0 hanging up", "RX 3 bytes x:"})
  void leavesOtherEntriesAlone(String entry) {
    assertThat(LoggedMessage.parse(entry)).isEmpty();
  }

  @Test
  void keepsUserAndRealmAndMasksTheRestOfTheCredentials() {
    String text =
        masked(
            "REGISTER sip:x SIP/2.0\r\n"
                + "Authorization: Digest username=\"al\\\"ice\", realm=\"r\", response=\""
                + CANARY
                + "\", nc=00000001, cnonce="
                + CANARY
                + "\r\nContent-Length: 0\r\n\r\n");

    assertThat(text)
        .contains("username=\"al\\\"ice\", realm=\"r\", response=***, nc=***, cnonce=***\r\n")
        .contains("\r\nContent-Length: 0\r\n\r\n")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Proxy-Authorization: Digest username=\"a\",\r\n response=\"" + CANARY + "\"",
        "proxy-authorization:Digest response=" + CANARY,
        "AUTHORIZATION : Basic " + CANARY,
        "Authorization: " + CANARY,
        "Authorization: Digest username=\"a, response=" + CANARY,
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + CANARY + "|2^20|1:4"
      })
  void leaksNothingHoweverItIsWritten(String line) {
    assertThat(masked("INVITE sip:x SIP/2.0\r\n" + line + "\r\nMax-Forwards: 70\r\n\r\n"))
        .doesNotContain(CANARY)
        .contains("Max-Forwards: 70");
  }
}
