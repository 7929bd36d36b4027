package com.kallglot.console.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipTextTest {
  private static final String RESPONSE =
      """
      SIP/2.0 486 Busy  Here
      v: SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b;branch=2
      Via: SIP/2.0/UDP c
      f: "A, \\"B\\"" <sip:a@x;p=1,2>;tag=9
      i: abc@host
      CSeq: 7 INVITE
      Reason: Q.850;cause=17;text="busy, really",
       SIP;cause=486
      Subject:\tone
      \ttwo

      body: not a header
      """
          .replace("\n", "\r\n");

  private final SipText message = SipText.of(RESPONSE);

  @Test
  void readsTheStartLine() {
    assertThat(message.isRequest()).isFalse();
    assertThat(message.status()).isEqualTo(486);
    assertThat(message.reasonPhrase()).isEqualTo("Busy  Here");
    assertThat(message.method()).isEqualTo("INVITE");
    assertThat(SipText.of("OPTIONS sip:a SIP/2.0\r\n\r\n").method()).isEqualTo("OPTIONS");
    assertThat(SipText.of("SIP/2.0 200\r\n\r\n").status()).isEqualTo(200);
  }

  @Test
  void knowsCompactNamesBothWays() {
    assertThat(message.header("Call-ID")).contains("abc@host");
    assertThat(message.header("i")).contains("abc@host");
    assertThat(message.lines("via")).hasSize(2);
  }

  @Test
  void splitsValuesOutsideQuotesAndBrackets() {
    assertThat(message.values("Via"))
        .containsExactly("SIP/2.0/UDP a;branch=1", "SIP/2.0/UDP b;branch=2", "SIP/2.0/UDP c");
    assertThat(message.values("From")).hasSize(1);
    assertThat(message.values("Reason")).hasSize(2);
  }

  @Test
  void unfoldsLines() {
    assertThat(message.header("Subject")).contains("one two");
  }

  @Test
  void readsParametersWithoutTheirQuotes() {
    assertThat(SipText.parameter(message.values("Reason").getFirst(), "TEXT"))
        .contains("busy, really");
    assertThat(SipText.parameter("Digest realm=\"a \\\"b\\\"\", stale=true", "realm"))
        .contains("a \"b\"");
    assertThat(SipText.parameter("Digest realm=\"x\"", "nonce")).isEmpty();
  }

  @Test
  void keepsTheBodyApart() {
    assertThat(message.header("body")).isEmpty();
    assertThat(message.body()).startsWith("body: not");
  }

  @Test
  void survivesAnything() {
    var random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      var damaged = new StringBuilder(RESPONSE);
      for (int n = 0; n < 20; n++) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
      }
      damaged.setLength(random.nextInt(damaged.length()));
      SipText text = SipText.of(damaged.toString());
      assertThat(text.status()).isBetween(0, 699);
      assertThat(List.of("Via", "From", "Reason", "Subject"))
          .allSatisfy(name -> assertThat(text.values(name)).isNotNull());
      assertThat(text.cseq()).isGreaterThanOrEqualTo(-1);
    }
  }

  @Test
  void readsWhatADialogIsKnownBy() {
    String text =
        """
        INVITE sip:bob@example.org SIP/2.0
        i: 42@here
        f: "A; tag=no" <sip:alice@example.org;tag=neither>;tag=a1
        t: <sip:bob@example.org>
        CSEQ:  7
          INVITE
        X-Session: ses_1
        Reason: SIP;cause=480
        Reason: Q.850;cause=16;
         text="over"

        v=0
        """;

    SipText read = SipText.parse(text).orElseThrow();

    assertThat(read.method()).isEqualTo("INVITE");
    assertThat(read.requestUri()).isEqualTo("sip:bob@example.org");
    assertThat(read.callId()).isEqualTo("42@here");
    assertThat(read.fromTag()).isEqualTo("a1");
    assertThat(read.toTag()).isNull();
    assertThat(read.cseq()).isEqualTo(7);
    assertThat(read.address("From")).isEqualTo("sip:alice@example.org;tag=neither");
    assertThat(read.extensionHeaders()).containsOnlyKeys("X-Session");
    assertThat(read.joined("reason")).contains("SIP;cause=480, Q.850;cause=16; text=\"over\"");
    assertThat(read.body()).isEqualTo("v=0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Anne <boss>\" <sip:anne@x>;tag=1",
        "\"Anne \\\"<boss>\\\"\" <sip:anne@x>",
        "Anne <sip:anne@x>",
        "sip:anne@x;tag=1",
      })
  void takesNoNameForAnAddress(String from) {
    SipText read = SipText.of("INVITE sip:b@x SIP/2.0\nFrom: " + from + "\n\n");
    assertThat(read.address("From")).isEqualTo("sip:anne@x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "hello",
        "SIP/2.0 abc x\r\n\r\n",
        "INVITE\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n"
      })
  void isNotMisledByWhatIsNoMessage(String text) {
    assertThat(SipText.parse(text)).isEmpty();
  }

  @Test
  void survivesHeadersThatAreMissingOrBroken() {
    SipText read = SipText.parse("BYE sip:a SIP/2.0\nCSeq: many BYE\nnonsense\n").orElseThrow();

    assertThat(read.cseq()).isEqualTo(-1);
    assertThat(read.callId()).isEmpty();
    assertThat(read.fromTag()).isNull();
  }
}
