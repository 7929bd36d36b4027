package com.kallglot.console.desktop;

import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A capture made at an SBC: one call with both its legs, and one that nobody answered.
final class SbcCapture {
  private static final InetSocketAddress PHONE = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress SBC = new InetSocketAddress("198.51.100.1", 5060);
  private static final InetSocketAddress CARRIER = new InetSocketAddress("203.0.113.7", 5060);
  private static final String ID = "X-Call: 4b2f0c7e-1\r\n";

  private SbcCapture() {}

  static byte[] bytes() {
    return new RawCapture(101)
        .add(1_700_000_000, 0, packet(PHONE, SBC, invite("one", "100", "+4930200", ID)))
        .add(1_700_000_000, 9_000, packet(SBC, PHONE, response("one", "100", "100 Trying")))
        .add(1_700_000_000, 20_000, packet(SBC, CARRIER, invite("two", "100", "030200", ID)))
        .add(1_700_000_000, 60_000, packet(CARRIER, SBC, response("two", "100", "486 Busy Here")))
        .add(1_700_000_000, 70_000, packet(SBC, PHONE, response("one", "100", "486 Busy Here")))
        .add(1_700_000_060, 0, packet(PHONE, SBC, invite("three", "101", "+4930300", "")))
        .add(1_700_000_060, 500_000, packet(PHONE, SBC, invite("three", "101", "+4930300", "")))
        .add(1_700_000_061, 500_000, packet(PHONE, SBC, invite("three", "101", "+4930300", "")))
        .bytes();
  }

  private static byte[] packet(InetSocketAddress from, InetSocketAddress to, String text) {
    return RawCapture.udp(from, to, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String head(String call, String from) {
    return "Via: SIP/2.0/UDP h;branch=z9hG4bK%s\r\nFrom: <sip:%s@a>;tag=%s\r\nCall-ID: %s\r\nCSeq: 1 INVITE\r\n"
        .formatted(call, from, call, call);
  }

  private static String invite(String call, String from, String to, String headers) {
    String sdp =
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\n";
    return "INVITE sip:%s@b SIP/2.0\r\n".formatted(to)
        + head(call, from)
        + "To: <sip:%s@b>\r\n".formatted(to)
        + headers
        + "Content-Type: application/sdp\r\n\r\n"
        + sdp;
  }

  private static String response(String call, String from, String status) {
    return "SIP/2.0 %s\r\n".formatted(status) + head(call, from) + "To: <sip:b@b>;tag=t\r\n\r\n";
  }
}
