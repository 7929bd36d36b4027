package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import com.kallglot.console.trace.capture.CallCapture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A call told message by message, 10 ms apart, and what the program makes of it.
final class OneCall {
  @SuppressWarnings("StringConcatToTextBlock") // lines of SDP end in CR LF
  static final String PLAIN =
      "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\n";

  @SuppressWarnings("StringConcatToTextBlock") // as above
  static final String SECURE =
      "v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 0 RTP/SAVP 0\r\n"
          + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***\r\n";

  private static final long STEP = 10_000_000;
  final List<SipMessage> messages = new ArrayList<>();
  private SipTransport transport = SipTransport.UDP;

  OneCall over(SipTransport chosen) {
    transport = chosen;
    return this;
  }

  OneCall sent(String start, String cseq, String headers, String sdp) {
    return add(Heading.SENT, start + " SIP/2.0", cseq, headers, sdp);
  }

  OneCall received(String status, String cseq, String headers, String sdp) {
    return add(Heading.RECEIVED, "SIP/2.0 " + status, cseq, headers, sdp);
  }

  private OneCall add(Heading heading, String start, String cseq, String headers, String sdp) {
    String to =
        heading == Heading.SENT && cseq.endsWith("INVITE") ? "<sip:b@c>" : "<sip:b@c>;tag=t";
    String text =
        start
            + "\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK"
            + cseq.replace(" ", "")
            + "\r\nFrom: <sip:a@c>;tag=f\r\nTo: "
            + to
            + "\r\nCall-ID: one\r\nCSeq: "
            + cseq
            + "\r\n"
            + headers
            + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
            + "\r\n"
            + sdp;
    messages.add(
        new SipMessage(messages.size() * STEP, heading, transport, "203.0.113.7:5060", text));
    return this;
  }

  /// An INVITE, challenged, and again with credentials.
  static OneCall withCredentials() {
    return new OneCall()
        .sent("INVITE sip:b@c", "1 INVITE", "", PLAIN)
        .received("401 Unauthorized", "1 INVITE", "WWW-Authenticate: Digest realm=\"r\"\r\n", "")
        .sent("INVITE sip:b@c", "2 INVITE", "Authorization: Digest realm=\"r\"\r\n", PLAIN);
  }

  /// An INVITE that nobody asked for credentials.
  static OneCall plain() {
    return new OneCall().sent("INVITE sip:b@c", "1 INVITE", "", PLAIN);
  }

  List<CallEvent> events() {
    return new CallCapture(Instant.EPOCH, 0, messages, List.of(), 0).events();
  }

  Cause cause() {
    return Diagnosis.of(CallEvidence.of(events(), messages));
  }

  Weighing weighing() {
    return Weighing.of(events(), messages, cause());
  }

  Decision decision() {
    return Decision.of(events(), messages, cause()).orElseThrow();
  }

  HopChain hops() {
    return HopChain.of(events(), messages, cause(), CallOrigin.DIRECT);
  }
}
