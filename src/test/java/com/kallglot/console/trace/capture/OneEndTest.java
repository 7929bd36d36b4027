package com.kallglot.console.trace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.MediaPacket.Kind;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence.Side;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A call of one own account to another through a proxy, of which both ends are in one capture.
class OneEndTest {
  private final List<SipMessage> messages = new ArrayList<>();
  private final List<MediaPacket> packets = new ArrayList<>();

  private void message(Heading heading, String start, String from, String body) {
    String to = from.equals("a") ? "b" : "a";
    String head =
        """
        %s
        From: <sip:x@y>;tag=%s
        To: <sip:x@y>;tag=%s
        Call-ID: c
        CSeq: 1 INVITE

        """
            .formatted(start, from, to)
            .replace("\n", "\r\n");
    messages.add(
        new SipMessage(messages.size(), heading, SipTransport.UDP, "192.0.2.1:5060", head + body));
  }

  private void packet(Heading heading, int from, int to) {
    packets.add(
        new MediaPacket(packets.size(), heading, Kind.RTP, socket(from), socket(to), new byte[12]));
  }

  private static InetSocketAddress socket(int port) {
    return InetSocketAddress.createUnresolved("h", port);
  }

  private CallCapture whole() {
    return new CallCapture(Instant.EPOCH, 0, messages, packets, 0);
  }

  private void callerSees() {
    message(Heading.SENT, "INVITE sip:b SIP/2.0", "a", "m=audio 4000 RTP/AVP 0\r\n");
    message(Heading.RECEIVED, "SIP/2.0 200 OK", "a", "m=audio 9000 RTP/AVP 0\r\n");
    packet(Heading.SENT, 4000, 9000);
    packet(Heading.RECEIVED, 9000, 4000);
    message(Heading.RECEIVED, "BYE sip:a SIP/2.0", "b", "");
  }

  private void calledSees() {
    message(Heading.RECEIVED, "INVITE sip:b SIP/2.0", "a", "m=audio 9002 RTP/AVP 0\r\n");
    message(Heading.SENT, "SIP/2.0 200 OK", "a", "m=audio 5000 RTP/AVP 0\r\n");
    packet(Heading.RECEIVED, 9002, 5000);
    message(Heading.SENT, "BYE sip:a SIP/2.0", "b", "");
    message(Heading.RECEIVED, "SIP/2.0 200 OK", "b", "");
  }

  @Test
  void eachEndSeesWhatItSentAndWhatCameForIt() {
    callerSees();
    int callers = messages.size();
    calledSees();
    CallCapture caller = whole().of(Side.CALLER);
    assertThat(caller.messages()).isEqualTo(messages.subList(0, callers));
    assertThat(caller.packets()).isEqualTo(packets.subList(0, 2));
    CallCapture called = whole().of(Side.CALLED);
    assertThat(called.messages()).isEqualTo(messages.subList(callers, messages.size()));
    assertThat(called.packets()).isEqualTo(packets.subList(2, 3));
  }

  @Test
  void allIsOfTheOneEndThatIsHere() {
    calledSees();
    packet(Heading.SENT, 1, 2);
    assertThat(whole().of(Side.CALLED)).isEqualTo(whole());
  }
}
