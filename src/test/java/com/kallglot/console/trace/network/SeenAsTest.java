package com.kallglot.console.trace.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.SipText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenAsTest {
  private static SipText invite(String contact, String connection) {
    return SipText.of(
        "INVITE sip:bob@203.0.113.2 SIP/2.0\r\nContact: <sip:alice@%s;ob>\r\n\r\nv=0\r\nc=IN IP4 %s\r\n"
            .formatted(contact, connection));
  }

  private static Optional<SipText> answer(String via) {
    return Optional.of(SipText.of("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP " + via + "\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    // told in Contact, named in SDP, Via of the answer, whether that is elsewhere
    "203.0.113.1:7000, 203.0.113.1, 203.0.113.1:7000;rport=9000;received=203.0.113.1, true",
    "203.0.113.1:7000, 203.0.113.1, 203.0.113.1:7000;rport=7000;received=203.0.113.9, true",
    "203.0.113.1:7000, 203.0.113.1, 203.0.113.1:7000;rport=7000;received=203.0.113.1, false",
    "203.0.113.1:7000, 10.77.1.2, 203.0.113.1:7000;rport=9000;received=203.0.113.1, false",
    "203.0.113.1:7000, 203.0.113.1, 203.0.113.1:7000;rport=9000, false",
    "example.com, 203.0.113.1, 203.0.113.1:7000;rport=9000;received=203.0.113.1, false"
  })
  void whereTheFarEndSeesUsIsHeldAgainstWhatWeSay(
      String contact, String connection, String via, boolean elsewhere) {
    List<SipText> invites = List.of(invite(contact, connection));

    assertThat(SeenAs.elsewhere(invites, answer(via)).isPresent()).isEqualTo(elsewhere);
  }

  @Test
  void withoutATraceNothingIsSaid() {
    assertThat(SeenAs.elsewhere(List.of(), answer("x;rport=1;received=203.0.113.1"))).isEmpty();
    assertThat(SeenAs.elsewhere(List.of(invite("1.2.3.4:5", "1.2.3.4")), Optional.empty()))
        .isEmpty();
  }
}
