package com.kallglot.console.softphone.pjsip.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipTextTest {
  @Test
  void readsHeadersFoldedCompactAndInAnyCase() {
    String text =
        """
        INVITE sip:bob@example.org SIP/2.0
        i: 42@here
        f: "A; tag=no" <sip:alice@example.org;tag=neither>;tag=a1
        t: <sip:bob@example.org>
        CSEQ:  7
          INVITE
        X-Session: ses_1
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
    assertThat(read.header("reason")).isEqualTo("Q.850;cause=16; text=\"over\"");
    assertThat(read.body()).isEqualTo("v=0\n");
  }

  @Test
  void readsAResponse() {
    SipText read = SipText.parse("SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n").orElseThrow();

    assertThat(read.isRequest()).isFalse();
    assertThat(read.code()).isEqualTo(486);
    assertThat(read.reason()).isEqualTo("Busy Here");
    assertThat(read.method()).isEqualTo("INVITE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "hello", "SIP/2.0 abc x\r\n\r\n", "INVITE\r\n\r\n"})
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
