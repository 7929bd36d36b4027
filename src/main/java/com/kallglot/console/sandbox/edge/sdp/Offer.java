package com.kallglot.console.sandbox.edge.sdp;

import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of an offer made here: the codecs in the order of preference, digits as events, and one
/// crypto suite that everybody speaks.
///
/// @param codecs by SDP name
/// @param inlineKey `inline:…` of what protects what we send; null for plain RTP
public record Offer(
    InetAddress address,
    int port,
    List<String> codecs,
    SrtpPolicy srtp,
    long sessionId,
    @Nullable String inlineKey) {
  /// What is offered for SRTP (RFC 4568 §6.2 makes it mandatory to implement).
  public static final SrtpSuite SUITE = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

  private static final int EVENTS = 101;

  /// Static types of RFC 3551 §6; G.722 runs on a clock of 8000 by mistake (§4.5.2).
  private static final Map<String, String> FORMATS =
      Map.of(
          "PCMU",
          "0 PCMU/8000",
          "PCMA",
          "8 PCMA/8000",
          "G722",
          "9 G722/8000",
          "opus",
          "111 opus/48000/2");

  public Offer {
    codecs = List.copyOf(codecs);
  }

  /// The description with CRLF line ends.
  public String text() {
    String here =
        (address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + address.getHostAddress();
    List<String> formats = codecs.stream().map(FORMATS::get).toList();
    StringBuilder types = new StringBuilder();
    formats.forEach(format -> types.append(' ').append(format, 0, format.indexOf(' ')));
    StringBuilder text = new StringBuilder(512);
    line(text, "v=0");
    line(text, "o=- " + sessionId + " 1 " + here);
    line(text, "s=kallglot-sandbox");
    line(text, "c=" + here);
    line(text, "t=0 0");
    String profile = srtp == SrtpPolicy.REQUIRED ? "RTP/SAVP" : "RTP/AVP";
    line(text, "m=audio " + port + " " + profile + types + " " + EVENTS);
    formats.forEach(format -> line(text, "a=rtpmap:" + format));
    line(text, "a=rtpmap:" + EVENTS + " telephone-event/8000");
    line(text, "a=fmtp:" + EVENTS + " 0-16");
    line(text, "a=ptime:20");
    line(text, "a=rtcp:" + port);
    if (inlineKey != null) {
      line(text, "a=crypto:1 " + SUITE.sdpName() + " " + inlineKey);
    }
    line(text, "a=sendrecv");
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append("\r\n");
  }

  @Override
  public String toString() {
    return "Offer[" + address + ":" + port + "]";
  }
}
