package com.kallglot.console.trace;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells a call step by step, 100 ms apart, as an engine and its trace would report it.
final class CallStory {
  private static final long STEP = 100_000_000;
  private static final String REMOTE = "203.0.113.7:5060";

  private static final String SDP =
      String.join(
          "\r\n",
          "v=0",
          "m=audio 4000 RTP/AVP 8 101",
          "a=rtpmap:8 PCMA/8000",
          "a=rtpmap:101 telephone-event/8000",
          "");

  private final List<CallEvent> events = new ArrayList<>();
  private final List<SipMessage> messages = new ArrayList<>();
  private long now = 1_000_000_000;

  static CallStory invite() {
    return invite("");
  }

  /// An INVITE with these header lines, each ending in CRLF.
  static CallStory invite(String headers) {
    return invite(headers, SDP);
  }

  static CallStory invite(String headers, String sdp) {
    var story = new CallStory();
    story.events.add(new CallEvent.Invited(story.now));
    return story.sent(headers, sdp);
  }

  /// Nothing was handed to the transport.
  static CallStory unsent() {
    return new CallStory();
  }

  CallStory sent(String headers, String sdp) {
    var text = "INVITE sip:echo@example.com SIP/2.0\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\n" + headers;
    return message(Heading.SENT, text + "\r\n" + sdp);
  }

  CallStory again(int times) {
    for (int i = 0; i < times; i++) {
      sent("", "");
    }
    return this;
  }

  CallStory provisional(int code, String reason) {
    received(code, reason, "");
    events.add(new CallEvent.Provisional(now, code, reason));
    return this;
  }

  CallStory challenge(int code, String headers) {
    received(code, "Unauthorized", headers);
    return this;
  }

  /// The challenge before was answered.
  CallStory credentials(String header) {
    events.add(new CallEvent.Challenged(now, 407));
    return sent(header + "\r\n", "");
  }

  CallStory firstMedia() {
    events.add(new CallEvent.FirstMedia(tick()));
    return this;
  }

  CallStory answer() {
    return answer("");
  }

  CallStory answer(String sdp) {
    return answered("", sdp);
  }

  CallStory answerWith(String headers) {
    return answered(headers, "");
  }

  /// A re-INVITE of ours and how it was answered.
  CallStory changeRefused(int code, String reason) {
    message(Heading.SENT, "INVITE sip:echo@far SIP/2.0\r\ni: c1\r\nCSeq: 2 INVITE\r\n\r\n");
    return message(
        Heading.RECEIVED, "SIP/2.0 " + code + " " + reason + "\r\ni: c1\r\nCSeq: 2 INVITE\r\n\r\n");
  }

  CallStory bye() {
    return message(Heading.RECEIVED, "BYE sip:us@here SIP/2.0\r\ni: c1\r\nCSeq: 9 BYE\r\n\r\n");
  }

  CallStory answerFrom(String contact) {
    return answered("Contact: " + contact + "\r\n", "");
  }

  private CallStory answered(String headers, String sdp) {
    String head = "SIP/2.0 200 OK\r\ni: c1\r\nCSeq: 1 INVITE\r\n" + headers;
    message(Heading.RECEIVED, head + "\r\n" + sdp);
    events.add(new CallEvent.Answered(now));
    return this;
  }

  CallStory media(MediaInfo.Direction direction, String remote) {
    events.add(
        new CallEvent.MediaStarted(
            tick(), new MediaInfo("PCMU", 8000, direction, null, true, "192.0.2.1:4000", remote)));
    return this;
  }

  CallStory media() {
    return media(MediaInfo.Direction.SENDRECV, "203.0.113.8:6000");
  }

  CallStory counters(long rx, long tx, Double farLoss, long foreign) {
    events.add(
        new CallEvent.Sampled(
            tick(),
            new CallStatistics(
                rx, tx, new Loss(rx, 0, 0, 0), 1, 40.0, 20.0, farLoss, foreign, null)));
    return this;
  }

  CallEvidence refused(int code, String reason) {
    return refused(code, reason, null, null);
  }

  CallEvidence refused(int code, String reason, String reasonHeader, String warning) {
    received(
        code,
        reason,
        (reasonHeader == null ? "" : "Reason: " + reasonHeader + "\r\n")
            + (warning == null ? "" : "Warning: " + warning + "\r\n"));
    return ended(code, reason, Origin.FAR_END, false, reasonHeader, warning);
  }

  /// Ended by the response told last.
  CallEvidence over(int code, String reason) {
    return ended(code, reason, Origin.FAR_END, false, null, null);
  }

  CallEvidence gaveUp(int code, String reason, boolean local) {
    return ended(code, reason, Origin.US, local, null, null);
  }

  CallEvidence failed(int code, String reason) {
    return ended(code, reason, Origin.ENGINE, true, null, null);
  }

  CallEvidence hungUp(Origin origin) {
    return ended(200, "OK", origin, false, null, null);
  }

  CallEvidence judged(Expected expected, Heard.Kind kind) {
    var trip = kind == Heard.Kind.ECHO ? Duration.ofMillis(40) : null;
    return hungUp(Origin.US).withSound(expected, new Heard(kind, trip, false, -20));
  }

  CallEvidence evidence() {
    return CallEvidence.of(events, messages);
  }

  List<CallEvent> events() {
    return events;
  }

  CallStory waiting(Duration time) {
    now += time.toNanos();
    return this;
  }

  private CallEvidence ended(
      int code, String reason, Origin origin, boolean local, String why, String warning) {
    events.add(new CallEvent.Ended(tick(), code, reason, origin, local, why, warning));
    return evidence();
  }

  private void received(int code, String reason, String headers) {
    message(
        Heading.RECEIVED,
        "SIP/2.0 " + code + " " + reason + "\r\ni: c1\r\nCSeq: 1 INVITE\r\n" + headers + "\r\n");
  }

  private CallStory message(Heading heading, String text) {
    messages.add(new SipMessage(tick(), heading, SipTransport.UDP, REMOTE, text));
    return this;
  }

  private long tick() {
    now += STEP;
    return now;
  }
}
