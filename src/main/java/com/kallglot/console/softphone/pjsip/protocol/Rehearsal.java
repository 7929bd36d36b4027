package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call that never was, taken through all that reads the messages of a call. Without it the first
/// call of a process waits between the moment of its INVITE and the sending for classes to be
/// loaded, and its post-dial delay comes out some twenty milliseconds too long.
public final class Rehearsal {
  private static final int TIMES = 40;

  @SuppressWarnings("InlineFormatString") // a message is better read by itself
  private static final String HEADERS =
      """
      Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bKrehearsal
      From: "Nobody" <sip:nobody@192.0.2.1>;tag=one
      To: <sip:nobody@192.0.2.2>%s
      Call-ID: rehearsal
      CSeq: %d %s
      Contact: <sip:nobody@192.0.2.1:5060;ob>
      Proxy-Authorization: Digest username="nobody", realm="nowhere", nonce="0", response="0"
      Content-Type: application/sdp
      Content-Length: 0

      v=0
      c=IN IP4 192.0.2.1
      m=audio 4000 RTP/AVP 0 101
      a=rtpmap:101 telephone-event/8000
      """;

  private Rehearsal() {}

  /// @return what the call told, every time the same
  public static List<CallEvent> play() {
    List<CallEvent> told = List.of();
    for (int i = 0; i < TIMES; i++) {
      told = once();
    }
    return told;
  }

  private static List<CallEvent> once() {
    var told = new ArrayList<CallEvent>();
    var dialogs = new Dialogs();
    var progress = new CallProgress(Role.CALLER, told::add);
    dialogs.addCaller("rehearsal", progress);
    take(dialogs, "TX", "INVITE sip:nobody@192.0.2.2 SIP/2.0", "", 1, "INVITE");
    take(dialogs, "RX", "SIP/2.0 401 Unauthorized", ";tag=two", 1, "INVITE");
    take(dialogs, "TX", "ACK sip:nobody@192.0.2.2 SIP/2.0", ";tag=two", 1, "ACK");
    take(dialogs, "TX", "INVITE sip:nobody@192.0.2.2 SIP/2.0", "", 2, "INVITE");
    take(dialogs, "RX", "SIP/2.0 180 Ringing", ";tag=two", 2, "INVITE");
    take(dialogs, "RX", "SIP/2.0 200 OK", ";tag=two", 2, "INVITE");
    progress.endAsked();
    take(dialogs, "TX", "BYE sip:nobody@192.0.2.2 SIP/2.0", ";tag=two", 3, "BYE");
    take(dialogs, "RX", "SIP/2.0 200 OK", ";tag=two", 3, "BYE");
    dialogs.remove("rehearsal", progress);
    return told;
  }

  /// The INVITE of that call, as it would be sent.
  public static Optional<LoggedMessage> invite() {
    return LoggedMessage.parse(entry("TX", "INVITE sip:nobody@192.0.2.2 SIP/2.0", "", 1, "INVITE"));
  }

  private static String entry(String way, String first, String toTag, int cseq, String method) {
    String message = first + "\n" + HEADERS.formatted(toTag, cseq, method);
    return "%s %d bytes %s (tdta0) to UDP 192.0.2.2:5060:\n%s\n--end msg--"
        .formatted(way, message.length(), method, message.replace("\n", "\r\n"));
  }

  private static void take(
      Dialogs dialogs, String way, String first, String toTag, int cseq, String method) {
    LoggedMessage.parse(entry(way, first, toTag, cseq, method))
        .ifPresent(logged -> {
          var _ = logged.masked();
          SipText.parse(logged.text())
              .ifPresent(read -> dialogs.on(logged.heading(), read, System.nanoTime()));
        });
  }
}
