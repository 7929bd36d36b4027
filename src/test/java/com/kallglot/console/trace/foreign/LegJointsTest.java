package com.kallglot.console.trace.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.trace.foreign.LegJoint.By;
import com.kallglot.console.trace.foreign.LegJoint.Sureness;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Legs of one call across a B2BUA, and those that only look like it.
class LegJointsTest {
  private static final InetSocketAddress PHONE = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress SBC = new InetSocketAddress("198.51.100.1", 5060);
  private static final InetSocketAddress OUTSIDE = new InetSocketAddress("198.51.100.2", 5060);
  private static final InetSocketAddress CARRIER = new InetSocketAddress("203.0.113.7", 5060);

  @TempDir Path folder;
  private final RawCapture capture = new RawCapture(101);

  private ForeignCalls read() throws Exception {
    Path file = Files.write(folder.resolve("a.pcap"), capture.bytes());
    return ForeignCapture.read(file, _ -> {});
  }

  private LegJoint joint() throws Exception {
    assertThat(read().joined()).hasSize(1);
    return read().joined().getFirst();
  }

  private LegJointsTest add(int ms, InetSocketAddress from, InetSocketAddress to, String text) {
    capture.add(
        100 + ms / 1000,
        ms % 1000 * 1000,
        RawCapture.udp(from, to, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  private static String invite(
      String callId, String from, String to, String headers, String media) {
    return "INVITE sip:%s@x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%s\r\nFrom: <sip:%s@a>;tag=%s\r\nTo: <sip:%s@x>\r\nCall-ID: %s\r\nCSeq: 1 INVITE\r\n%sContent-Type: application/sdp\r\n\r\nv=0\r\nc=IN IP4 %s\r\nm=audio 4000 RTP/AVP 0\r\n"
        .formatted(to, callId, from, callId, to, callId, headers, media);
  }

  private static String busy(String callId, String from) {
    return "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%s\r\nFrom: <sip:%s@a>;tag=%s\r\nTo: <sip:b@x>;tag=t\r\nCall-ID: %s\r\nCSeq: 1 INVITE\r\n\r\n"
        .formatted(callId, from, callId, callId);
  }

  private void legs(String first, String second) {
    add(0, PHONE, SBC, first).add(20, OUTSIDE, CARRIER, second);
    add(900, CARRIER, OUTSIDE, busy("c2", "z")).add(950, SBC, PHONE, busy("c1", "z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00 | Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=11
          P-Charging-Vector: icid-value=AyretyU0dm;orig-ioi=h | P-Charging-Vector: icid-value="AyretyU0dm"
          X-Correlation-ID: 4b2f0c7e-0d5a | X-Corr-Call: 4b2f0c7e-0d5a
          Subject: a | X-CID: call-one-1234
          """)
  void aHeaderThatCarriesTheCallOverIsCertain(String one, String other) throws Exception {
    legs(
        invite("call-one-1234", "100", "200", one + "\r\n", "192.0.2.1"),
        invite("c2", "300", "400", other + "\r\n", "198.51.100.2"));

    assertThat(joint().by()).isEqualTo(By.HEADER);
    assertThat(joint().sureness()).isEqualTo(Sureness.CERTAIN);
    assertThat(joint().earlier().callId()).isEqualTo("call-one-1234");
    assertThat(joint().later().callId()).isEqualTo("c2");
  }

  @Test
  void whatNamesATenantJoinsNothing() throws Exception {
    legs(
        invite("c1", "100", "200", "X-Account: 4b2f0c7e-0d5a\r\n", "192.0.2.1"),
        invite("c2", "300", "400", "X-Account: 4b2f0c7e-0d5a\r\n", "198.51.100.2"));
    assertThat(read().joined()).isEmpty();
  }

  @Test
  void sdpThatIsHandedOnIsLikelyTheSameCall() throws Exception {
    legs(invite("c1", "100", "200", "", "192.0.2.1"), invite("c2", "300", "400", "", "192.0.2.1"));
    assertThat(joint().by()).isEqualTo(By.MEDIA_ADDRESS);
    assertThat(joint().sureness()).isEqualTo(Sureness.LIKELY);
    assertThat(joint().detail()).isEqualTo("192.0.2.1:4000");
  }

  @Test
  void theNumberCalledFromTheHostThatTookTheCallIsLikely() throws Exception {
    add(0, PHONE, SBC, invite("c1", "100", "03023125001", "", "192.0.2.1"));
    add(20, SBC, CARRIER, invite("c2", "anonymous", "+493023125001", "", "198.51.100.1"));
    add(950, SBC, PHONE, busy("c1", "100"));
    assertThat(joint().by()).isEqualTo(By.NUMBER_AND_HOST);
    assertThat(joint().sureness()).isEqualTo(Sureness.LIKELY);
  }

  @Test
  void bothNumbersAtOnceArePossiblyTheSameCall() throws Exception {
    legs(
        invite("c1", "+4930111222", "+493023125001", "", "192.0.2.1"),
        invite("c2", "030111222", "003023125001", "", "198.51.100.2"));
    assertThat(joint().by()).isEqualTo(By.NUMBERS);
    assertThat(joint().sureness()).isEqualTo(Sureness.POSSIBLE);
  }

  @Test
  void aCallThatCameAfterTheOtherWasSettledIsAnother() throws Exception {
    add(0, PHONE, SBC, invite("c1", "100", "+493023125001", "", "192.0.2.1"));
    add(10, SBC, PHONE, busy("c1", "100"));
    add(50, SBC, CARRIER, invite("c2", "100", "+493023125001", "", "192.0.2.1"));
    assertThat(read().joined()).isEmpty();
  }

  @Test
  void ofTwoThatCouldBeTheEarlierTheStrongerTraitDecides() throws Exception {
    add(0, PHONE, SBC, invite("c0", "100", "+493023125001", "", "192.0.2.9"));
    add(5, PHONE, SBC, invite("c1", "100", "+493023125001", "", "192.0.2.1"));
    add(9, PHONE, SBC, invite("c9", "100", "+493023125001", "", "192.0.2.8"));
    add(20, SBC, CARRIER, invite("c2", "100", "+493023125001", "", "192.0.2.1"));
    for (String call : List.of("c0", "c1", "c9")) {
      add(950, SBC, PHONE, busy(call, "100"));
    }
    assertThat(read().joined().getLast().earlier().callId()).isEqualTo("c1");
    assertThat(read().joined().getLast().by()).isEqualTo(By.MEDIA_ADDRESS);
  }

  @Test
  void aCallerWhoTriesAnotherServerSendsNothingOn() throws Exception {
    String first = invite("c1", "100", "200", "", "192.0.2.1");
    add(0, PHONE, SBC, first).add(4000, PHONE, CARRIER, first);
    add(4100, CARRIER, PHONE, busy("c1", "100"));

    assertThat(joint().by()).isEqualTo(By.CALL_ID);
    assertThat(joint().isTriedAgain()).isTrue();
  }

  @Test
  void bothBranchesOfAForkFollowFromWhatCameIn() throws Exception {
    String first = invite("c1", "100", "200", "", "192.0.2.1");
    add(0, PHONE, SBC, first).add(5, SBC, CARRIER, first).add(6, SBC, OUTSIDE, first);

    assertThat(read().joined())
        .extracting(joint -> joint.earlier().caller(), LegJoint::isTriedAgain)
        .containsExactly(tuple("192.0.2.1:5060", false), tuple("192.0.2.1:5060", false));
  }

  @Test
  void readingTellsHowFarItIsAndEndsWhereNobodyWantsItAnyMore() throws Exception {
    add(0, PHONE, SBC, invite("c1", "100", "200", "", "192.0.2.1"));
    Path file = Files.write(folder.resolve("a.pcap"), capture.bytes());
    var parts = new ArrayList<Double>();
    assertThat(ForeignCapture.read(file, parts::add).legs()).hasSize(1);
    assertThat(parts).isSorted().last().isEqualTo(1.0);

    Thread.currentThread().interrupt();
    try {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> ForeignCapture.read(file, _ -> {})))
          .isInstanceOf(CaptureException.GivenUp.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
