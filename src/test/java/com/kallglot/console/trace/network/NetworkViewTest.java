package com.kallglot.console.trace.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Ends;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.network.NetworkView.Remark;
import com.kallglot.console.trace.network.NetworkView.Way;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkViewTest {
  private static final Ends OWN = new Ends("10.0.0.5", 40_000, "10.0.0.5", 40_000);
  private static final Ends TRANSLATED = new Ends("10.0.0.5", 40_000, "203.0.113.7", 61_002);

  private static Way way(SipTransport kind, Outcome last, Ends ends) {
    Step step = kind == SipTransport.TLS && last != Outcome.OK ? Step.TLS_HANDSHAKE : Step.OPTIONS;
    return new Way(
        new Transport(kind, "sip.example.com", 5060),
        new Reachability(
            "sip.example.com:5060 over " + kind,
            List.of(new Attempt(step, last, Duration.ofMillis(3), "")),
            ends));
  }

  private static List<Remark> remarks(Way... ways) {
    return new NetworkView(List.of(), List.of(ways)).remarks();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, 40000, 10.0.0.5, 40000, NONE",
    "10.0.0.5, 40000, 10.0.0.5, 40001, PORT",
    "10.0.0.5, 40000, 203.0.113.7, 40000, ADDRESS",
    "10.0.0.5, 40000, 203.0.113.7, 61002, ADDRESS_AND_PORT",
    "10.0.0.5, 40000, 203.0.113.7, , ADDRESS",
    "10.0.0.5, 40000, , 61002, UNKNOWN",
    "0:0:0:0:0:0:0:1, 40000, ::1, 40000, NONE",
    "10.0.0.5, 40000, nat.example.com, 40000, ADDRESS"
  })
  void translationIsWhatDiffersHereAndThere(
      String address, int port, String seenAddress, Integer seenPort, Translation expected) {
    var ends = new Ends(address, port, seenAddress, seenPort);
    assertThat(way(SipTransport.UDP, Outcome.OK, ends).translation()).isEqualTo(expected);
  }

  @Test
  void noAnswerSaysNothingOfTranslation() {
    assertThat(way(SipTransport.UDP, Outcome.SILENT, null).translation())
        .isEqualTo(Translation.UNKNOWN);
  }

  @Test
  void aNetworkThatLetsAllThroughNeedsNoRemark() {
    assertThat(
            remarks(way(SipTransport.UDP, Outcome.OK, OWN), way(SipTransport.TLS, Outcome.OK, OWN)))
        .isEmpty();
  }

  @Test
  void whatIsDroppedIsToldFromWhatIsDown() {
    Way silentUdp = way(SipTransport.UDP, Outcome.SILENT, null);
    Way silentTcp = way(SipTransport.TCP, Outcome.SILENT, null);
    assertThat(remarks(silentUdp, way(SipTransport.TCP, Outcome.OK, OWN)))
        .containsExactly(Remark.UDP_DROPPED);
    assertThat(remarks(way(SipTransport.UDP, Outcome.OK, OWN), silentTcp))
        .containsExactly(Remark.ONLY_UDP);
    assertThat(remarks(silentUdp, silentTcp)).containsExactly(Remark.NOTHING_REACHED);
    assertThat(remarks()).containsExactly(Remark.NO_TRANSPORTS);
  }

  @Test
  void oneTransportAloneIsNotHeldAgainstTheOthers() {
    assertThat(remarks(way(SipTransport.UDP, Outcome.OK, OWN))).isEmpty();
    assertThat(remarks(way(SipTransport.TLS, Outcome.OK, OWN))).isEmpty();
  }

  @Test
  void aNatAndACertificateAreNamedBesideTheRest() {
    assertThat(
            remarks(
                way(SipTransport.UDP, Outcome.OK, TRANSLATED),
                way(SipTransport.TLS, Outcome.WRONG_NAME, null)))
        .containsExactly(Remark.ONLY_UDP, Remark.CERTIFICATE, Remark.BEHIND_NAT);
  }

  @Test
  void addressesOfThisComputerHaveNoLoopbackAndNoScope() {
    assertThat(OwnAddresses.now())
        .allSatisfy(own -> {
          assertThat(own.address()).doesNotContain("%").doesNotStartWith("127.");
          assertThat(own.network()).isNotEmpty();
        });
  }
}
