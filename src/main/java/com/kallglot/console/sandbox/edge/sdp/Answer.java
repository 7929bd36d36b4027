package com.kallglot.console.sandbox.edge.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of an answer: every line of the offer in its order, the agreed one accepted, the others
/// refused with port 0 (RFC 3264 §6).
///
/// @param version counts up with each description of the same call (RFC 8866 §5.2)
/// @param inlineKey `inline:…` of what protects what we send; null for plain RTP
public record Answer(
    SessionDescription offer,
    Agreement agreement,
    InetAddress address,
    int port,
    long sessionId,
    long version,
    @Nullable String inlineKey) {
  @Override
  public String toString() {
    return "Answer[" + address + ":" + port + "]";
  }

  /// The description with CRLF line ends.
  public String text() {
    String net = address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ";
    String here = net + address.getHostAddress();
    StringBuilder text = new StringBuilder(512);
    line(text, "v=0");
    line(text, "o=- " + sessionId + " " + version + " " + here);
    line(text, "s=kallglot-sandbox");
    line(text, "c=" + here);
    line(text, "t=0 0");
    List<MediaLine> media = offer.media();
    for (int i = 0; i < media.size(); i++) {
      if (i == agreement.media()) {
        accepted(text, media.get(i));
      } else {
        MediaLine refused = media.get(i);
        line(
            text,
            "m=%s 0 %s %s"
                .formatted(refused.kind(), refused.protocol(), refused.formatTokens().getFirst()));
      }
    }
    return text.toString();
  }

  private void accepted(StringBuilder text, MediaLine line) {
    Format codec = agreement.codec();
    Format event = agreement.telephoneEvent();
    String formats = codec.payloadType() + (event == null ? "" : " " + event.payloadType());
    line(text, "m=audio " + port + " " + line.protocol() + " " + formats);
    describe(text, codec);
    if (event != null) {
      describe(text, event);
    }
    line(text, "a=ptime:" + agreement.packetTime());
    // RTP and RTCP share the socket: said by RFC 3605 to those who do not multiplex by RFC 5761
    line(text, "a=rtcp:" + port);
    if (agreement.muxRtcp()) {
      line(text, "a=rtcp-mux");
    }
    Agreement.Security security = agreement.security();
    if (security != null && inlineKey != null) {
      line(text, "a=crypto:" + security.tag() + " " + security.suite().sdpName() + " " + inlineKey);
    }
    line(text, "a=" + agreement.direction().attribute());
  }

  private static void describe(StringBuilder text, Format format) {
    line(text, "a=rtpmap:" + format.payloadType() + " " + format.encoding());
    if (format.parameters() != null) {
      line(text, "a=fmtp:" + format.payloadType() + " " + format.parameters());
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append("\r\n");
  }
}
