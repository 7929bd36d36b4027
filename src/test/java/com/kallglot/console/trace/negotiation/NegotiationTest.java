package com.kallglot.console.trace.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.negotiation.Point.Outcome;
import com.kallglot.console.trace.negotiation.Point.Topic;
import com.kallglot.console.trace.negotiation.Point.Where;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What offer and answer agreed, and which line decided it.
class NegotiationTest {
  private static final String OFFER =
      """
      v=0
      c=IN IP4 192.0.2.1
      m=audio 4000 RTP/AVP 96 8 0 101
      a=rtpmap:96 opus/48000/2
      a=fmtp:96 useinbandfec=1
      a=rtpmap:101 telephone-event/8000
      a=ptime:20
      a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***
      """;
  private static final String ANSWER =
      """
      v=0
      c=IN IP4 203.0.113.8
      m=audio 6000 RTP/AVP 0
      a=ptime:30
      a=recvonly
      """;

  private final List<SipMessage> messages = new ArrayList<>();

  private void sent(String start, String cseq, String sdp) {
    add(Heading.SENT, start, cseq, "", sdp);
  }

  private void received(String start, String cseq, String sdp) {
    add(Heading.RECEIVED, start, cseq, "", sdp);
  }

  private void add(Heading heading, String start, String cseq, String headers, String body) {
    String type =
        body.startsWith("--") ? "multipart/mixed;boundary=b" : "application/sdp;charset=utf-8";
    String text =
        start + "\nCall-ID: c\nCSeq: " + cseq + "\n" + headers + "c: " + type + "\n\n" + body;
    messages.add(
        new SipMessage(
            messages.size(), heading, SipTransport.UDP, "b:1", text.replace("\n", "\r\n")));
  }

  private AgreedMedium only() {
    assertThat(Negotiation.of(messages)).hasSize(1);
    assertThat(Negotiation.of(messages).getFirst().media()).hasSize(1);
    return Negotiation.of(messages).getFirst().media().getFirst();
  }

  private Point only(Topic topic) {
    assertThat(only().of(topic)).hasSize(1);
    return only().of(topic).getFirst();
  }

  private void assertCompared(Topic topic, String offered, String answered, Outcome outcome) {
    assertThat(only(topic))
        .extracting(Point::offered, Point::answered, Point::outcome)
        .containsExactly(offered, answered, outcome);
  }

  @Test
  void showsEachOfferedCodecBesideWhatWasAnswered() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 200 OK", "1 INVITE", ANSWER);

    assertThat(only().of(Topic.CODEC))
        .extracting(Point::offered, Point::answered, Point::outcome)
        .containsExactly(
            tuple("opus/48000/2 (96; useinbandfec=1)", "none", Outcome.LEFT_OUT),
            tuple("PCMA/8000 (8)", "none", Outcome.LEFT_OUT),
            tuple("PCMU/8000 (0)", "PCMU/8000 (0)", Outcome.TAKEN));
    assertThat(only().of(Topic.CODEC).getFirst().decider())
        .isEqualTo(new Point.Decider(Where.ANSWER, 3, "m=audio 6000 RTP/AVP 0"));
  }

  @Test
  void namesTheLineThatDecidedEachOtherPoint() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 200 OK", "1 INVITE", ANSWER);

    assertThat(only(Topic.MEDIUM).offered()).isEqualTo("192.0.2.1:4000 RTP/AVP");
    assertThat(only(Topic.MEDIUM).answered()).isEqualTo("203.0.113.8:6000 RTP/AVP");
    assertThat(only(Topic.DTMF).outcome()).isEqualTo(Outcome.LEFT_OUT);
    assertThat(only(Topic.DIRECTION))
        .isEqualTo(
            new Point(
                Topic.DIRECTION,
                "sendrecv",
                "recvonly",
                Outcome.CHANGED,
                new Point.Decider(Where.ANSWER, 5, "a=recvonly")));
    assertThat(only(Topic.SRTP).offered()).isEqualTo("AES_CM_128_HMAC_SHA1_80");
    assertThat(only(Topic.SRTP).outcome()).isEqualTo(Outcome.LEFT_OUT);
    assertThat(only(Topic.PACKET_TIME))
        .isEqualTo(
            new Point(
                Topic.PACKET_TIME,
                "20 ms",
                "30 ms",
                Outcome.CHANGED,
                new Point.Decider(Where.ANSWER, 4, "a=ptime:30")));
  }

  /// What is offered, what is answered, what comes of it, which line decides.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a=rtcp-mux | a=rtcp-mux | rtcp-mux | rtcp-mux | TAKEN | a=rtcp-mux",
        "a=rtcp-mux | a=rtcp:6017 | rtcp-mux | port 6017 | LEFT_OUT | a=rtcp:6017",
        "a=rtcp-mux | a=x | rtcp-mux | port 6001 | LEFT_OUT | m=audio 6000 RTP/AVP 0",
        "a=x | a=rtcp-mux | port 4001 | rtcp-mux | ADDED | a=rtcp-mux",
        "a=rtcp:4001 | a=rtcp:6001 IN IP4 192.0.2.9 | port 4001 | port 6001 | TAKEN"
            + " | a=rtcp:6001 IN IP4 192.0.2.9",
        "a=x | a=x | port 4001 | port 6001 | TAKEN | -",
        "a=rtcp-xr:rcvr-rtt=all | a=x | port 4001, XR | port 6001 | CHANGED | m=audio 6000 RTP/AVP"
            + " 0",
      })
  void rtcpIsOnThePortOfRtpWhereBothSaySo(
      String offer, String answer, String offered, String answered, Outcome outcome, String line) {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=audio 4000 RTP/AVP 0\n" + offer + "\n");
    received("SIP/2.0 200 OK", "1 INVITE", "m=audio 6000 RTP/AVP 0\n" + answer + "\n");

    assertCompared(Topic.RTCP, offered, answered, outcome);
    Point.Decider decider = only(Topic.RTCP).decider();
    assertThat(decider == null ? null : decider.text()).isEqualTo(line);
  }

  @Test
  void feedbackAndReducedSizeOfRtcpAreNamed() {
    sent(
        "INVITE sip:b SIP/2.0",
        "1 INVITE",
        """
        m=video 4000 RTP/AVPF 96
        a=rtcp-mux
        a=rtcp-rsize
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtcp-fb:* nack
        """);
    received(
        "SIP/2.0 200 OK", "1 INVITE", "m=video 6000 RTP/AVPF 96\na=rtcp-mux\na=rtcp-fb:96 nack\n");

    assertCompared(
        Topic.RTCP, "rtcp-mux, rtcp-rsize, nack, nack pli", "rtcp-mux, nack", Outcome.CHANGED);
  }

  @Test
  void whatIsNoRtpHasNoRtcp() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=image 4000 udptl t38\n");
    received("SIP/2.0 200 OK", "1 INVITE", "m=image 6000 udptl t38\n");

    assertThat(only().of(Topic.RTCP)).isEmpty();
  }

  @Test
  void knowsACodecByItsNameWhateverItsNumber() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=audio 1 RTP/AVP 96\na=rtpmap:96 opus/48000/2\n");
    received("SIP/2.0 200 OK", "1 INVITE", "m=audio 2 RTP/AVP 111\na=rtpmap:111 OPUS/48000/2\n");

    assertThat(only(Topic.CODEC).answered()).isEqualTo("OPUS/48000/2 (111)");
    assertThat(only(Topic.CODEC).outcome()).isEqualTo(Outcome.TAKEN);
  }

  @Test
  void ofDigitsAtSeveralRatesTheOneThatWasTakenCounts() {
    String rates = "a=rtpmap:120 telephone-event/48000\na=rtpmap:121 telephone-event/8000\n";
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=audio 1 RTP/AVP 0 120 121\n" + rates);
    received(
        "SIP/2.0 200 OK",
        "1 INVITE",
        "m=audio 2 RTP/AVP 0 121\na=rtpmap:121 telephone-event/8000\na=ptime:20\n");

    assertThat(only(Topic.DTMF).offered()).isEqualTo("telephone-event/8000 (121)");
    assertThat(only(Topic.DTMF).outcome()).isEqualTo(Outcome.TAKEN);
    assertThat(only(Topic.PACKET_TIME).outcome()).isEqualTo(Outcome.ADDED);
  }

  @Test
  void showsWhatWasAnsweredWithoutBeingOffered() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=audio 1 RTP/AVP 0\n");
    received("SIP/2.0 200 OK", "1 INVITE", "m=audio 2 RTP/AVP 18\n");

    assertThat(only().of(Topic.CODEC))
        .extracting(Point::outcome)
        .containsExactly(Outcome.LEFT_OUT, Outcome.ADDED);
  }

  @ParameterizedTest
  @CsvSource({
    "a=sendonly, a=recvonly, TAKEN",
    "a=sendonly, a=inactive, CHANGED",
    "a=sendrecv, '', TAKEN",
    "c=IN IP4 0.0.0.0, a=recvonly, TAKEN",
    "a=inactive, a=inactive, TAKEN"
  })
  void comparesDirectionsFromBothSides(String offered, String answered, Outcome outcome) {
    sent("INVITE sip:b SIP/2.0", "2 INVITE", "m=audio 1 RTP/AVP 0\n" + offered + "\n");
    received("SIP/2.0 200 OK", "2 INVITE", "m=audio 2 RTP/AVP 0\n" + answered + "\n");

    assertThat(only(Topic.DIRECTION).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "a=fingerprint:sha-256 AA, a=fingerprint:sha-256 BB, DTLS, DTLS, TAKEN",
    "a=fingerprint:sha-256 AA, '', DTLS, none, LEFT_OUT",
    "'', '', none, none, NEITHER",
    "a=crypto:1 A inline:***, a=crypto:1 A inline:***, A, A, TAKEN",
    "'', a=crypto:1 A inline:***, none, A, ADDED"
  })
  void comparesEncryption(
      String offered, String answered, String here, String there, Outcome outcome) {
    sent("INVITE sip:b SIP/2.0", "2 INVITE", "m=audio 1 RTP/SAVP 0\n" + offered + "\n");
    received("SIP/2.0 200 OK", "2 INVITE", "m=audio 2 RTP/SAVP 0\n" + answered + "\n");

    assertCompared(Topic.SRTP, here, there, outcome);
  }

  @Test
  void aMediumRefusedByItsPortIsRefusedInEveryPoint() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "m=audio 1 RTP/AVP 0\nm=video 3 RTP/AVP 99\n");
    received("SIP/2.0 200 OK", "1 INVITE", "m=audio 2 RTP/AVP 0\nm=video 0 RTP/AVP 99\n");

    Round round = Negotiation.of(messages).getFirst();
    assertThat(round.media()).extracting(AgreedMedium::kind).containsExactly("audio", "video");
    assertThat(round.media().getLast().points())
        .isNotEmpty()
        .allMatch(point -> point.outcome() == Outcome.REFUSED && point.answered() == null)
        .allMatch(point ->
            new Point.Decider(Where.ANSWER, 2, "m=video 0 RTP/AVP 99").equals(point.decider()));
  }

  @Test
  void aRefusalDecidesByItsWarning() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    add(
        Heading.RECEIVED,
        "SIP/2.0 488 Not Acceptable Here",
        "1 INVITE",
        "Warning: 305 pbx \"Incompatible media format\"\n",
        "");

    assertThat(only().points()).allMatch(point -> point.outcome() == Outcome.REFUSED);
    assertThat(only(Topic.MEDIUM).decider())
        .isEqualTo(
            new Point.Decider(Where.REFUSAL, 0, "Warning: 305 pbx \"Incompatible media format\""));
  }

  @Test
  void leavesOutAnOfferThatCameAgainWithCredentials() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 407 Proxy Authentication Required", "1 INVITE", "");
    sent("INVITE sip:b SIP/2.0", "2 INVITE", OFFER);
    received("SIP/2.0 200 OK", "2 INVITE", ANSWER);

    assertThat(only(Topic.DIRECTION).answered()).isEqualTo("recvonly");
  }

  @Test
  void keepsAnOfferForWhichNoCredentialsCame() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 401 Unauthorized", "1 INVITE", "");
    received("INVITE sip:a SIP/2.0", "2 INVITE", OFFER);

    Round refused = Negotiation.of(messages).getFirst();
    assertThat(refused.media().getFirst().points())
        .allMatch(point -> point.outcome() == Outcome.REFUSED)
        .extracting(Point::decider)
        .contains(new Point.Decider(Where.REFUSAL, 0, "SIP/2.0 401 Unauthorized"));
  }

  @Test
  void readsAnOfferInTheResponseAndItsAnswerInTheAck() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", "");
    received("SIP/2.0 200 OK", "1 INVITE", OFFER);
    sent("ACK sip:b SIP/2.0", "1 ACK", ANSWER);
    received("SIP/2.0 200 OK", "1 INVITE", OFFER);
    sent("ACK sip:b SIP/2.0", "1 ACK", ANSWER);

    assertThat(only(Topic.MEDIUM).offered()).startsWith("192.0.2.1");
    assertThat(only(Topic.MEDIUM).answered()).startsWith("203.0.113.8");
  }

  @Test
  void countsRetransmissionsAndARepeatedAnswerOnce() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 183 Session Progress", "1 INVITE", ANSWER);
    received("SIP/2.0 200 OK", "1 INVITE", ANSWER);

    assertThat(Negotiation.of(messages)).hasSize(1);
  }

  @Test
  void showsASecondAnswerAndEachNewOffer() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);
    received("SIP/2.0 183 Session Progress", "1 INVITE", ANSWER);
    received("SIP/2.0 200 OK", "1 INVITE", ANSWER.replace("6000", "7000"));
    received("UPDATE sip:a SIP/2.0", "7 UPDATE", OFFER);
    sent("SIP/2.0 200 OK", "7 UPDATE", ANSWER);

    assertThat(Negotiation.of(messages))
        .extracting(round -> round.media().getFirst().of(Topic.MEDIUM).getFirst().answered())
        .containsExactly(
            "203.0.113.8:6000 RTP/AVP", "203.0.113.8:7000 RTP/AVP", "203.0.113.8:6000 RTP/AVP");
    assertThat(Negotiation.of(messages).getLast().offer().heading()).isEqualTo(Heading.RECEIVED);
  }

  @Test
  void anOfferWithoutAnAnswerStaysOpen() {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", OFFER);

    assertThat(Negotiation.of(messages).getFirst().answer()).isNull();
    assertThat(only().points()).allMatch(point -> point.outcome() == Outcome.OPEN);
  }

  @Test
  void findsTheSdpAmongOtherParts() {
    String parts =
        """
        --b
        Content-Type: application/pidf+xml

        <x/>
        --b
        Content-Type: application/sdp

        m=audio 9 RTP/AVP 8
        --b--
        """;
    sent("INVITE sip:b SIP/2.0", "1 INVITE", parts);
    received("SIP/2.0 200 OK", "1 INVITE", "m=audio 2 RTP/AVP 8\n");

    assertThat(only(Topic.CODEC).answered()).isEqualTo("PCMA/8000 (8)");
  }

  @ParameterizedTest
  @CsvSource({"m=", "m=audio", "m=audio x RTP/AVP 0", "m=audio 99999999999 RTP/AVP", "a=rtpmap:"})
  void neverThrowsAtABrokenDescription(String broken) {
    sent("INVITE sip:b SIP/2.0", "1 INVITE", broken + "\na=rtpmap:0\na=fmtp:\na=crypto:\nc=\n");
    received("SIP/2.0 200 OK", "1 INVITE", broken + "\na=ptime:\n");

    assertThat(Negotiation.of(messages)).hasSize(1);
  }
}
