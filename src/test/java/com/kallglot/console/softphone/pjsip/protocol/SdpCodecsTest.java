package com.kallglot.console.softphone.pjsip.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SdpCodecsTest {
  private static final String SDP =
      """
      v=0
      m=audio 4000 RTP/AVP 96 0 8 120
      a=rtpmap:96 opus/48000/2
      a=fmtp:96 useinbandfec=1
      a=rtpmap:8 PCMA/8000
      a=rtpmap:120 telephone-event/8000
      a=fmtp:120 0-16
      a=sendrecv
      """;

  @Test
  void ordersAnOfferAndDropsTheRest() {
    assertThat(SdpCodecs.offer(SDP, List.of("pcma", "Opus", "G729")))
        .contains("m=audio 4000 RTP/AVP 8 96 120\r\n")
        .contains("a=fmtp:96 ", "a=fmtp:120 ", "a=sendrecv");
    assertThat(SdpCodecs.offer(SDP, List.of("PCMU")))
        .contains("m=audio 4000 RTP/AVP 0 120\r\n")
        .doesNotContain("opus", "PCMA");
  }

  @Test
  void leavesAnSdpAloneWhereNothingIsWanted() {
    assertThat(SdpCodecs.offer(SDP, List.of())).isSameAs(SDP);
    assertThat(SdpCodecs.answer(SDP, SDP, List.of())).isSameAs(SDP);
  }

  @Test
  void answersWithTheFirstWantedThatWasOffered() {
    String offer = "v=0\nm=audio 9 RTP/AVP 0 8\n";

    assertThat(SdpCodecs.answer(SDP, offer, List.of("opus", "PCMA", "PCMU")))
        .contains("m=audio 4000 RTP/AVP 8 120\r\n");
    assertThat(SdpCodecs.answer(SDP, offer, List.of("opus")))
        .as("for the negotiation to refuse")
        .contains("m=audio 4000 RTP/AVP 96 120\r\n");
  }
}
