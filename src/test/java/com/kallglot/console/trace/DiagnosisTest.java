package com.kallglot.console.trace;

import static com.kallglot.console.trace.Blame.AUTH;
import static com.kallglot.console.trace.Blame.DEVICE;
import static com.kallglot.console.trace.Blame.DNS;
import static com.kallglot.console.trace.Blame.MEDIA;
import static com.kallglot.console.trace.Blame.NETWORK;
import static com.kallglot.console.trace.Blame.NONE;
import static com.kallglot.console.trace.Blame.SIGNALLING;
import static com.kallglot.console.trace.Blame.TLS;
import static com.kallglot.console.trace.CallStory.invite;
import static com.kallglot.console.trace.CallStory.unsent;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Heard.Kind;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.CallEvidence.Registration;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One row per way a call can go: what was seen, whose fault it is, and the words that must be in
/// sentence, evidence or advice.
class DiagnosisTest {
  private static final String CHALLENGE =
      "Proxy-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", algorithm=MD5\r\n";
  private static final String STALE =
      "Proxy-Authenticate: Digest realm=\"pbx\", nonce=\"n2\", stale=TRUE\r\n";
  private static final String TWO_ALGORITHMS =
      String.join(
          "\r\n",
          "WWW-Authenticate: Digest realm=\"r\", algorithm=SHA-512",
          "WWW-Authenticate: Digest realm=\"r\", algorithm=SHA-256",
          "");
  private static final String CREDENTIALS =
      "Proxy-Authorization: Digest username=\"alice\", realm=\"pbx\", response=***";
  private static final String SAVP =
      "v=0\r\nm=audio 4000 RTP/SAVP 0\r\na=rtpmap:0 PCMU/8000\r\na=crypto:1 X inline:***\r\n";

  private static final Duration TALK = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  record Row(
      String name, CallEvidence evidence, EnumSet<Blame> blame, Integer q850, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> refusals() {
    return Stream.of(
        row(
            "404",
            invite().refused(404, "Not Found"),
            1,
            set(SIGNALLING),
            "knows nobody",
            "source address"),
        row("486", invite().refused(486, "Busy Here"), 17, set(SIGNALLING), "The far end is busy"),
        row(
            "480",
            invite().refused(480, "Gone fishing"),
            18,
            set(SIGNALLING),
            "far end",
            "Gone fishing"),
        row("503", invite().refused(503, "Service Unavailable"), 41, set(SIGNALLING), "overloaded"),
        row("603", invite().refused(603, "Decline"), 21, set(SIGNALLING), "declined"),
        row("499, in no book", invite().refused(499, "Odd"), null, set(SIGNALLING), "499 Odd"),
        row("666, in no book", invite().refused(666, "Odd"), null, set(SIGNALLING), "everywhere"),
        row("302", invite().refused(302, "Moved"), null, set(SIGNALLING), "redirects"),
        row(
            "a Reason header outweighs the status",
            invite()
                .refused(480, "Unavailable", "SIP;cause=480, Q.850;cause=20;text=\"absent\"", null),
            20,
            set(SIGNALLING),
            "Q.850;cause=20"),
        row(
            "early media, then refused",
            invite()
                .provisional(183, "Session Progress")
                .media()
                .firstMedia()
                .refused(603, "Decline"),
            21,
            set(SIGNALLING),
            "declined",
            "announcement"),
        row(
            "nobody answers and we cancel",
            invite()
                .provisional(100, "Trying")
                .provisional(180, "Ringing")
                .gaveUp(487, "Request Terminated", false),
            19,
            set(SIGNALLING),
            "Nobody answered",
            "our own CANCEL"),
        row(
            "it never rings and we cancel",
            invite().provisional(100, "Trying").gaveUp(487, "Request Terminated", false),
            null,
            set(SIGNALLING),
            "never rang"),
        row(
            "it ends the call with 487 itself",
            invite().provisional(180, "Ringing").refused(487, "Request Terminated"),
            null,
            set(SIGNALLING),
            "before anybody answered",
            "487 Request Terminated"),
        row(
            "it rings and falls silent",
            invite().provisional(180, "Ringing").failed(408, "Request Timeout"),
            102,
            set(NETWORK, SIGNALLING),
            "fell silent"),
        row(
            "it rings and the connection is gone",
            invite().provisional(180, "Ringing").failed(503, "End of file (PJ_EEOF)"),
            null,
            set(NETWORK, SIGNALLING),
            "responded at first",
            "connection to it broke"));
  }

  static Stream<Row> credentials() {
    return Stream.of(
        row(
            "407 with the wrong password",
            invite()
                .challenge(407, CHALLENGE)
                .credentials(CREDENTIALS)
                .challenge(407, CHALLENGE)
                .over(407, "Proxy Authentication Required"),
            21,
            set(AUTH),
            "wrong",
            "\"alice\"",
            "\"pbx\""),
        row(
            "401 with the wrong password, and no trace",
            CallEvidence.of(
                invite().credentials("X: y").refused(401, "Unauthorized").events(), List.of()),
            21,
            set(AUTH),
            "wrong"),
        row(
            "401 and no password",
            invite()
                .challenge(401, "WWW-Authenticate: Digest realm=\"r, s\"\r\n")
                .over(401, "Unauthorized"),
            21,
            set(AUTH),
            "\"r, s\"",
            "none were given"),
        row(
            "only an algorithm that we lack",
            invite()
                .challenge(401, "WWW-Authenticate: Digest realm=\"r\", algorithm=SHA-512\r\n")
                .over(401, "Unauthorized"),
            21,
            set(AUTH),
            "by SHA-512"),
        row(
            "the proxy took the credentials, and the server behind it asks for others",
            invite()
                .challenge(407, CHALLENGE)
                .credentials(CREDENTIALS)
                .challenge(401, "WWW-Authenticate: Digest realm=\"inner\"\r\n")
                .over(401, "Unauthorized"),
            21,
            set(AUTH),
            "for the realm \"inner\", and none were given"),
        row(
            "the strongest algorithm of ours",
            invite()
                .challenge(401, "WWW-Authenticate: Digest realm=\"r\", algorithm=SHA-512-256\r\n")
                .over(401, "Unauthorized"),
            21,
            set(AUTH),
            "none were given"),
        row(
            "two algorithms, one of them ours",
            invite().challenge(401, TWO_ALGORITHMS).over(401, "Unauthorized"),
            21,
            set(AUTH),
            "none were given"),
        row(
            "each nonce is stale",
            invite()
                .challenge(407, CHALLENGE)
                .credentials(CREDENTIALS)
                .challenge(407, STALE)
                .over(407, "Proxy Authentication Required"),
            21,
            set(SIGNALLING),
            "stale"),
        row(
            "403 after credentials",
            invite().challenge(407, CHALLENGE).credentials(CREDENTIALS).refused(403, "Forbidden"),
            21,
            set(AUTH, NETWORK, SIGNALLING),
            "403 does not say which",
            "wrong password on purpose"),
        row(
            "403 at once",
            invite().refused(403, "Forbidden"),
            21,
            set(NETWORK, SIGNALLING),
            "never asked for credentials"));
  }

  static Stream<Row> offers() {
    return Stream.of(
        row(
            "488 for encryption, by its Warning",
            invite().refused(488, "Not Acceptable Here", null, "399 pbx \"SRTP required\""),
            null,
            set(SIGNALLING),
            "encrypted sound only",
            "(SRTP) to required"),
        row(
            "488 for encryption that was offered",
            invite("", SAVP)
                .refused(
                    488,
                    "Not Acceptable Here",
                    null,
                    "302 pbx \"Incompatible transport protocol\""),
            null,
            set(SIGNALLING),
            "did not take the encryption"),
        row(
            "488 for codecs, by its Warning",
            invite()
                .refused(488, "Not Acceptable Here", null, "305 pbx \"Incompatible media format\""),
            null,
            set(SIGNALLING),
            "none of the codecs that were offered: PCMA."),
        row(
            "488 without a word",
            invite().refused(488, "Not Acceptable Here"),
            null,
            set(SIGNALLING),
            "does not say whether",
            "(SRTP) required"),
        row(
            "606",
            invite("", SAVP).refused(606, "Not Acceptable"),
            null,
            set(SIGNALLING),
            "(SRTP) off"));
  }

  static Stream<Row> failures() {
    var late = Duration.ofSeconds(32);
    return Stream.of(
        row(
            "no response and no probe",
            invite().again(6).waiting(late).failed(408, "Request Timeout"),
            102,
            set(NETWORK),
            "no response at all within 32.8 s",
            "sent 7 times",
            "203.0.113.7:5060 over UDP",
            "Try TCP connect"),
        row(
            "no response, but OPTIONS is answered",
            invite()
                .failed(408, "Request Timeout")
                .withReachability(probed(Step.OPTIONS, Outcome.OK)),
            102,
            set(NETWORK),
            "on purpose",
            "allowlist"),
        row(
            "no response to a long INVITE, but OPTIONS is answered",
            invite("X-Long: " + "x".repeat(1300) + "\r\n")
                .failed(408, "Request Timeout")
                .withReachability(probed(Step.OPTIONS, Outcome.OK)),
            102,
            set(NETWORK),
            "on purpose",
            "fragments",
            "over TCP"),
        row(
            "no response, OPTIONS not answered either",
            invite()
                .failed(408, "Request Timeout")
                .withReachability(probed(Step.OPTIONS, Outcome.SILENT)),
            102,
            set(NETWORK),
            "does not speak SIP",
            "OPTIONS got no answer"),
        row(
            "no response, and the port is closed",
            invite()
                .failed(408, "Request Timeout")
                .withReachability(probed(Step.OPTIONS, Outcome.REFUSED)),
            102,
            set(NETWORK),
            "Nothing listens"),
        row(
            "no response and we give up",
            invite().gaveUp(487, "Request Terminated", true),
            null,
            set(NETWORK),
            "no response at all"),
        row(
            "refused",
            invite().failed(503, "Connection refused"),
            null,
            set(NETWORK),
            "Nothing listens"),
        row(
            "refused, by number",
            invite().failed(503, "Verbindungsaufbau abgelehnt (120111)"),
            null,
            set(NETWORK),
            "Nothing listens"),
        row(
            "no route",
            invite().failed(503, "Network is unreachable"),
            null,
            set(NETWORK),
            "no way"),
        row(
            "closed",
            invite().failed(503, "End of file (PJ_EEOF)"),
            null,
            set(NETWORK),
            "closed the connection"),
        row(
            "no address",
            unsent().failed(502, "gethostbyname() has returned error (PJ_ERESOLVE)"),
            null,
            set(DNS),
            "no address"),
        row(
            "no trust, as the engine says",
            invite().failed(503, "SSL certificate verification error (PJSIP_TLS_ECERTVERIF)"),
            null,
            set(TLS),
            "its authority, its name or its date"),
        row(
            "a certificate out of date, as the probe says",
            invite()
                .failed(503, "SSL certificate verification error (PJSIP_TLS_ECERTVERIF)")
                .withReachability(probed(Step.TLS_HANDSHAKE, Outcome.OUT_OF_DATE)),
            null,
            set(TLS),
            "out of date",
            "clock"),
        row(
            "no trust, as the probe says",
            invite()
                .failed(503, "SSL certificate verification error (PJSIP_TLS_ECERTVERIF)")
                .withReachability(probed(Step.TLS_HANDSHAKE, Outcome.UNTRUSTED)),
            null,
            set(TLS),
            "not from an authority",
            "trusted authorities"),
        row(
            "another name, as the probe says",
            invite()
                .failed(503, "SSL certificate verification error (PJSIP_TLS_ECERTVERIF)")
                .withReachability(probed(Step.TLS_HANDSHAKE, Outcome.WRONG_NAME)),
            null,
            set(TLS),
            "another name"),
        row(
            "no TLS there",
            invite()
                .failed(503, "Unknown error when performing SSL connect() (PJSIP_TLS_ECONNECT)"),
            null,
            set(TLS),
            "did not agree on TLS"),
        row(
            "no address at all",
            unsent().failed(0, "Invalid URI (PJSIP_EINVALIDURI)"),
            null,
            set(DEVICE),
            "no SIP address"),
        row(
            "the engine fails",
            unsent().failed(0, "Not enough memory (PJ_ENOMEM)"),
            null,
            set(DEVICE),
            "PJ_ENOMEM"));
  }

  static Stream<Row> sounds() {
    return Stream.of(
        row(
            "an echo",
            answered().counters(200, 200, 0.0, 0).judged(Expected.ECHO, Kind.ECHO),
            null,
            set(NONE),
            "went well",
            "200 received"),
        row("answered is enough", answered().hungUp(Origin.FAR_END), null, set(NONE), "went well"),
        row(
            "nothing comes",
            answered().counters(0, 200, null, 0).judged(Expected.ECHO, Kind.NOTHING),
            null,
            set(MEDIA),
            "One-way",
            "not one packet"),
        row(
            "nothing comes from a private address",
            invite()
                .answer()
                .media(Direction.SENDRECV, "10.0.0.5:6000")
                .counters(0, 200, null, 0)
                .judged(Expected.ECHO, Kind.NOTHING),
            null,
            set(MEDIA),
            "private address 10.0.0.5:6000"),
        row(
            "all comes from elsewhere",
            answered().counters(0, 200, null, 180).judged(Expected.ECHO, Kind.NOTHING),
            null,
            set(MEDIA),
            "another address",
            "180 from elsewhere"),
        row(
            "nothing is sent",
            answered().counters(200, 0, null, 0).judged(Expected.AUDIO, Kind.SPEECH),
            null,
            set(DEVICE),
            "our own engine"),
        row(
            "nothing arrives there",
            answered().counters(200, 200, 100.0, 0).judged(Expected.ECHO, Kind.SILENCE),
            null,
            set(MEDIA),
            "does not get what we send",
            "100 % lost"),
        row(
            "silence",
            answered().counters(200, 200, 0.0, 0).judged(Expected.ECHO, Kind.SILENCE),
            null,
            set(MEDIA),
            "in place of the echo"),
        row(
            "speech for an echo",
            answered().counters(200, 200, 0.0, 0).judged(Expected.ECHO, Kind.SPEECH),
            null,
            set(MEDIA),
            "an echo was expected and speech"),
        row(
            "noise for a tone",
            answered().counters(200, 200, 0.0, 0).judged(Expected.TONE, Kind.OTHER),
            null,
            set(MEDIA),
            "a tone was expected and noise"),
        row(
            "noise, where any sound will do",
            answered().counters(200, 200, 0.0, 0).judged(Expected.AUDIO, Kind.OTHER),
            null,
            set(NONE),
            "went well"),
        row(
            "on hold",
            invite()
                .answer()
                .media(Direction.RECVONLY, "203.0.113.8:6000")
                .counters(200, 0, 0.0, 0)
                .judged(Expected.ECHO, Kind.TONE),
            null,
            set(MEDIA),
            "one direction",
            "hold"),
        row(
            "digits lost",
            answered()
                .counters(200, 200, 0.0, 0)
                .judged(Expected.ECHO, Kind.ECHO)
                .withDigits("12#", "1#"),
            null,
            set(MEDIA),
            "12# was sent and 1# arrived",
            "INFO"),
        row(
            "all digits",
            answered()
                .counters(200, 200, 0.0, 0)
                .judged(Expected.ECHO, Kind.ECHO)
                .withDigits("12#", "12#"),
            null,
            set(NONE),
            "went well"),
        row(
            "cut short",
            answered()
                .counters(20, 20, null, 0)
                .hungUp(Origin.FAR_END)
                .withSound(Expected.ECHO, null),
            null,
            set(SIGNALLING),
            "hung up after 0.40 s"),
        row(
            "cut short before a packet came",
            answered()
                .counters(0, 0, null, 0)
                .hungUp(Origin.FAR_END)
                .withSound(Expected.AUDIO, null),
            null,
            set(SIGNALLING),
            "hung up after 0.40 s"),
        row(
            "cut short before the digits",
            answered()
                .counters(100, 100, null, 0)
                .hungUp(Origin.FAR_END)
                .withSound(Expected.ECHO, new Heard(Kind.ECHO, Duration.ofMillis(40), false, -20))
                .withDigits("", ""),
            null,
            set(SIGNALLING),
            "hung up",
            "before the digits"),
        row(
            "our engine cannot use the answer",
            invite("", SAVP)
                .answer("v=0\r\nm=audio 6000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n")
                .failed(415, "SDP negotiation failed")
                .withSound(Expected.ANSWER, null),
            null,
            set(SIGNALLING),
            "do not fit what was offered",
            "offered: PCMU, SRTP by SDES, required; answered: PCMA, plain RTP",
            "415 SDP negotiation failed",
            "(SRTP) to optional"),
        row(
            "no sound either way",
            answered()
                .counters(0, 400, 100.0, 0)
                .hungUp(Origin.US)
                .withSound(Expected.AUDIO, new Heard(Kind.NOTHING, null, false, -100)),
            null,
            set(MEDIA),
            "No sound goes either way",
            "100 % lost"),
        row(
            "nobody refreshes the session timer",
            invite()
                .answerWith("Session-Expires: 90;refresher=uas\r\n")
                .waiting(Duration.ofSeconds(60))
                .bye()
                .hungUp(Origin.FAR_END),
            null,
            set(SIGNALLING),
            "session timer",
            "Session-Expires: 90;refresher=uas"),
        row(
            "the far end hangs up long before that",
            invite()
                .answerWith("Session-Expires: 90;refresher=uas\r\n")
                .waiting(Duration.ofSeconds(30))
                .bye()
                .hungUp(Origin.FAR_END),
            null,
            set(NONE),
            "went well"),
        row(
            "a change is refused and the call ends",
            invite()
                .answer()
                .changeRefused(481, "Call/Transaction Does Not Exist")
                .bye()
                .hungUp(Origin.FAR_END),
            null,
            set(SIGNALLING),
            "re-INVITE",
            "481 Call/Transaction Does Not Exist"),
        row(
            "a change is refused and the call goes on",
            invite()
                .answer()
                .changeRefused(491, "Request Pending")
                .waiting(Duration.ofSeconds(9))
                .bye()
                .hungUp(Origin.FAR_END),
            null,
            set(NONE),
            "went well"),
        row(
            "our engine ends it for another reason",
            answered().failed(408, "Request Timeout").withSound(Expected.ANSWER, null),
            null,
            set(SIGNALLING, DEVICE),
            "Our own engine ended the answered call after 0.30 s: Request Timeout."));
  }

  /// Two people talked, and nobody judged what they said: the counters alone are asked.
  static Stream<Row> conversations() {
    return Stream.of(
        row(
            "nothing comes, and the far end hangs up for it",
            talked(TALK).counters(0, 500, null, 0).hungUp(Origin.FAR_END),
            null,
            set(MEDIA),
            "not one packet"),
        row(
            "nothing comes in a call of a moment",
            talked(MOMENT).counters(0, 100, null, 0).hungUp(Origin.FAR_END),
            null,
            set(NONE),
            "went well"),
        row(
            "nothing comes on hold, until the end",
            held(Direction.SENDONLY).counters(0, 500, null, 0).hungUp(Origin.US),
            null,
            set(NONE),
            "went well"),
        row(
            "the far end holds until the end",
            held(Direction.RECVONLY).counters(500, 100, 100.0, 0).hungUp(Origin.FAR_END),
            null,
            set(NONE),
            "went well"),
        row(
            "nothing comes after hold either",
            held(Direction.SENDONLY)
                .media()
                .waiting(TALK)
                .counters(0, 800, null, 0)
                .hungUp(Origin.US),
            null,
            set(MEDIA),
            "not one packet"),
        row(
            "nothing comes in the moments before and after hold",
            held(Direction.SENDONLY)
                .media()
                .waiting(MOMENT)
                .counters(0, 500, null, 0)
                .hungUp(Origin.US),
            null,
            set(NONE),
            "went well"),
        row(
            "silence suppression",
            talked(TALK).counters(3, 500, 0.0, 0).hungUp(Origin.US),
            null,
            set(NONE),
            "went well"),
        row(
            "nothing arrives there",
            talked(TALK).counters(500, 500, 98.0, 0).hungUp(Origin.FAR_END),
            null,
            set(MEDIA),
            "does not get what we send"),
        row(
            "all comes from elsewhere",
            talked(TALK).counters(0, 500, null, 480).hungUp(Origin.US),
            null,
            set(MEDIA),
            "another address"),
        row(
            "good both ways, and the far end hangs up",
            talked(TALK).counters(500, 500, null, 0).hungUp(Origin.FAR_END),
            null,
            set(NONE),
            "went well"));
  }

  static Stream<Row> registrations() {
    return Stream.of(
        row(
            "the registrar refuses the password, whatever the call did",
            invite()
                .refused(403, "Forbidden")
                .withRegistration(new Registration(401, "Unauthorized")),
            21,
            set(AUTH),
            "not registered",
            "REGISTER: 401 Unauthorized; the call itself: 403 Forbidden"),
        row(
            "the registrar is not there",
            invite().refused(404, "Not Found").withRegistration(new Registration(0, "no response")),
            1,
            set(NETWORK),
            "did not respond"),
        row(
            "the registrar knows nobody",
            invite().refused(404, "Not Found").withRegistration(new Registration(404, "Nobody")),
            1,
            set(SIGNALLING),
            "404 Nobody"),
        row(
            "not registered, and a person talked all the same",
            answered()
                .hungUp(Origin.FAR_END)
                .withRegistration(new Registration(403, "Forbidden"))
                .withSound(Expected.CONVERSATION, null),
            null,
            set(NONE),
            "went well"),
        row(
            "not registered, and the call of a test is answered all the same",
            answered().hungUp(Origin.FAR_END).withRegistration(new Registration(403, "Forbidden")),
            null,
            set(AUTH, NETWORK, SIGNALLING),
            "not registered",
            "REGISTER: 403 Forbidden"),
        row(
            "not registered, and the call rings",
            invite()
                .provisional(180, "Ringing")
                .refused(480, "Temporarily Unavailable")
                .withRegistration(new Registration(403, "Forbidden")),
            18,
            set(SIGNALLING),
            "not available now"),
        row(
            "not registered, and who is called is busy",
            invite().refused(486, "Busy Here").withRegistration(new Registration(403, "Forbidden")),
            17,
            set(SIGNALLING),
            "busy"),
        row(
            "not registered, and the far end says why it refuses",
            invite()
                .refused(404, "Nobody has this number")
                .withRegistration(new Registration(403, "Forbidden")),
            1,
            set(SIGNALLING),
            "says so itself"),
        row(
            "registered, and the call is refused",
            invite().refused(486, "Busy Here").withRegistration(new Registration(200, "OK")),
            17,
            set(SIGNALLING),
            "busy"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"refusals", "credentials", "offers", "failures", "sounds", "registrations"})
  void explains(Row row) {
    Cause cause = Diagnosis.of(row.evidence);
    assertThat(cause.blame()).as(cause.toString()).isEqualTo(row.blame);
    assertThat(cause.q850() == null ? null : cause.q850().value())
        .as(cause.toString())
        .isEqualTo(row.q850);
    String all = cause.sentence() + " | " + cause.evidence() + " | " + cause.change();
    assertThat(row.words).allSatisfy(word -> assertThat(all).contains(word));
    assertThat(cause.sentence()).endsWith(".").doesNotContain("null");
    assertThat(cause.evidence()).isNotBlank().doesNotContain("null");
    if (row.blame.size() > 1) {
      assertThat(cause.change()).as("the experiment that would tell").isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conversations")
  void explainsConversations(Row row) {
    explains(
        new Row(
            row.name,
            row.evidence.withSound(Expected.CONVERSATION, null),
            row.blame,
            row.q850,
            row.words));
  }

  @Test
  void neverFailsOnWhatIsNotThere() {
    assertThat(Diagnosis.of(CallEvidence.of(List.of(), List.of())).blame()).containsExactly(NONE);
    assertThat(Diagnosis.of(invite().evidence()).sentence()).contains("not over");
  }

  @Test
  void everyStatusHasACause() {
    for (int code = 300; code < 700; code++) {
      Cause cause = Diagnosis.of(invite().refused(code, ""));
      assertThat(cause.blame()).as(cause.toString()).doesNotContain(NONE);
      assertThat(cause.evidence()).contains(Integer.toString(code));
    }
  }

  private static CallStory answered() {
    return invite().provisional(180, "Ringing").answer().media().firstMedia();
  }

  private static CallStory talked(Duration time) {
    return answered().waiting(time);
  }

  /// After a moment, for long.
  private static CallStory held(Direction direction) {
    return talked(MOMENT).media(direction, "203.0.113.8:6000").waiting(TALK);
  }

  private static Reachability probed(Step step, Outcome outcome) {
    return new Reachability(
        "pbx:5061 over TLS", List.of(new Attempt(step, outcome, Duration.ofMillis(3), "")));
  }

  private static EnumSet<Blame> set(Blame first, Blame... more) {
    return EnumSet.of(first, more);
  }

  private static Row row(
      String name, CallEvidence evidence, Integer q850, EnumSet<Blame> blame, String... words) {
    return new Row(name, evidence, blame, q850, List.of(words));
  }
}
