package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.CallDesk.Admission;
import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.Admission.Dropped;
import com.kallglot.console.sandbox.CallDesk.Admission.Refused;
import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.CallDesk.SipCredential;
import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the platform decides about calls, asked as the SIP side asks it, seen over HTTP.
class CallDeskTest {
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final String BERLIN = "+493023125001";

  @TempDir Path folder;
  private Box box;
  private CallDesk desk;
  private final List<String> hungUp = new ArrayList<>();

  @BeforeEach
  void start() throws SandboxException {
    box = Box.in(folder);
    desk = box.sandbox.callDesk();
    box.sandbox.listening(List.of(), folder.resolve("ca.pem"), hungUp::add);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private SipCredential account(String organization) {
    return desk.credentials(box.access(organization).sipUsername()).getFirst();
  }

  private SipCredential line(String organization) {
    return desk.credentials(box.access(organization).testLine().username()).getFirst();
  }

  private Admission call(SipCredential caller, String called) {
    return call(caller, called, "127.0.0.1");
  }

  private Admission call(SipCredential caller, String called, String source) {
    return desk.arrive(
        new Arrival(
            "call-" + CALLS.incrementAndGet(),
            caller,
            called,
            null,
            new InetSocketAddress(InetAddress.ofLiteral(source), 5060),
            SipTransport.UDP,
            SrtpOffer.NONE,
            Map.of()));
  }

  private String session(String routing) {
    Answer created =
        box.full.post(
            "/v1/sessions", ("{'mode':'ai_agent','routing':" + routing + "}").replace('\'', '"'));
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    return created.text("id");
  }

  private String sipSession() {
    return session("{'type':'sip'}");
  }

  private String status(String session) {
    return box.full.get("/v1/sessions/" + session).text("status");
  }

  private static void assertRefused(Admission admission, int status) {
    assertThat(admission).isInstanceOf(Refused.class);
    assertThat(((Refused) admission).status()).as(admission.toString()).isEqualTo(status);
  }

  private void over(Admitted leg, int finalCode, String endedBy) {
    desk.ended(
        new LegReport(
            leg.legId(),
            leg.sessionId(),
            "call",
            "called",
            finalCode,
            finalCode == 200 ? "PCMU" : null,
            null,
            100,
            99,
            1,
            "12#",
            Duration.ofMillis(2500),
            endedBy));
  }

  private List<JsonObject> legs(String session) {
    return box
        .control
        .get("/control/legs?session_id=" + session)
        .json()
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private void patchSip(String body) {
    String etag = box.full.get("/v1/telephony/sip").text("etag");
    Answer edited = box.full.patch("/v1/telephony/sip", etag, body.replace('\'', '"'));
    assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
  }

  @Test
  void theDigestsAreThoseOfTheSeededPasswords() throws Exception {
    OrganizationAccess access = box.access("sandbox");
    String text =
        access.sipUsername() + ":sip.sandbox.kallglot.test:" + access.sipPassword().reveal();
    SipCredential credential = account("sandbox");
    assertThat(credential.ha1Md5()).isEqualTo(hex("MD5", text));
    assertThat(credential.ha1Sha256()).isEqualTo(hex("SHA-256", text));
    assertThat(credential.realm()).isEqualTo(box.sandbox.domain());
    assertThat(desk.credentials("nobody")).isEmpty();
  }

  private static String hex(String algorithm, String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aSessionIsCalledByItsIdAndLivesAsLongAsItsCall() {
    String session = sipSession();
    Admitted leg = (Admitted) call(account("sandbox"), session);
    assertThat(leg.sessionId()).isEqualTo(session);
    assertThat(leg.plan()).isEqualTo(CallPlan.ECHO);
    assertThat(leg.srtp()).isEqualTo(SrtpPolicy.OPTIONAL);
    assertThat(leg.codecs()).containsExactly("PCMU", "PCMA", "G722", "opus");
    assertThat(status(session)).isEqualTo("created");
    assertThat(legs(session).getFirst().get("state").getAsString()).isEqualTo("ringing");
    desk.answered(leg.legId());
    assertThat(status(session)).isEqualTo("active");
    assertThat(legs(session).getFirst().get("state").getAsString()).isEqualTo("up");
    over(leg, 200, "caller");
    assertThat(status(session)).isEqualTo("ended");
    JsonObject report = legs(session).getFirst();
    assertThat(report.get("state").getAsString()).isEqualTo("over");
    assertThat(report.get("digits").getAsString()).isEqualTo("12#");
    assertThat(report.get("talked_ms").getAsLong()).isEqualTo(2500);
    assertThat(report.get("correlated_by").getAsString()).isEqualTo("session_id");
    assertRefused(call(account("sandbox"), session), 410);
  }

  @Test
  void aCallThatIsNotAnsweredLeavesTheSessionWaiting() {
    String session = sipSession();
    over((Admitted) call(account("sandbox"), session), 486, "platform");
    assertThat(status(session)).isEqualTo("created");
    assertThat(call(account("sandbox"), session)).isInstanceOf(Admitted.class);
  }

  @Test
  void whoMayNotCallASessionIsToldWhy() {
    String session = sipSession();
    assertRefused(call(account("sandbox"), "sess_none"), 404);
    assertRefused(call(account("sandbox"), BERLIN), 404);
    assertRefused(call(account("sandbox-empty"), session), 403);
    String waiting = session("{'phone_number':'" + BERLIN + "'}");
    assertRefused(call(account("sandbox"), waiting), 403);
    box.full.post("/v1/sessions/" + session + "/end", "");
    assertRefused(call(account("sandbox"), session), 410);
  }

  @Test
  void aSessionHasOneCall() {
    String session = sipSession();
    Admitted leg = (Admitted) call(account("sandbox"), session);
    assertRefused(call(account("sandbox"), session), 486);
    desk.answered(leg.legId());
    assertRefused(call(account("sandbox"), session), 486);
  }

  @Test
  void asManyCallsAtOnceAsTheSettingsAllow() {
    patchSip("{'max_concurrent_calls':2}");
    Admitted first = (Admitted) call(account("sandbox"), sipSession());
    call(account("sandbox"), sipSession());
    String third = sipSession();
    Admission refused = call(account("sandbox"), third);
    assertRefused(refused, 503);
    assertThat(((Refused) refused).warning()).contains("max_concurrent_calls");
    over(first, 487, "caller");
    assertThat(call(account("sandbox"), third)).isInstanceOf(Admitted.class);
  }

  @Test
  void settingsAreSeenByTheNextCall() {
    patchSip("{'srtp':'required','codecs':['opus']}");
    Admitted leg = (Admitted) call(account("sandbox"), sipSession());
    assertThat(leg.srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(leg.codecs()).containsExactly("opus");
    String session = sipSession();
    patchSip("{'enabled':false}");
    assertRefused(call(account("sandbox"), session), 403);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,       10.0.0.0/8,        true",
    "11.1.2.3,       10.0.0.0/8,        false",
    "127.0.0.1,      127.0.0.1,         true",
    "127.0.0.2,      127.0.0.1,         false",
    "2001:db8::5,    2001:db8::/32,     true",
    "2001:db9::5,    2001:db8::/32,     false",
    "::ffff:10.1.2.3,10.0.0.0/8,        true",
    "10.1.2.3,       ::/0,              false",
    "10.1.2.3,       0.0.0.0/0,         true",
  })
  void theAllowlistLooksAtTheSource(String source, String cidr, boolean allowed) {
    patchSip("{'allowlist':{'mode':'listed','entries':[{'cidr':'" + cidr + "'}]}}");
    String etag = box.full.get("/v1/telephony/sip").text("etag");
    Admission admission = call(account("sandbox"), sipSession(), source);
    if (allowed) {
      assertThat(admission).isInstanceOf(Admitted.class);
    } else {
      assertRefused(admission, 403);
    }
    JsonObject settings = box.full.get("/v1/telephony/sip").json();
    JsonObject seen = settings.getAsJsonArray("recent_sources").get(0).getAsJsonObject();
    assertThat(seen.get("address").getAsString())
        .isEqualTo(InetAddress.ofLiteral(source).getHostAddress());
    assertThat(seen.get("allowed").getAsBoolean()).isEqualTo(allowed);
    JsonObject entry =
        settings.getAsJsonObject("allowlist").getAsJsonArray("entries").get(0).getAsJsonObject();
    assertThat(entry.has("last_seen_at")).isEqualTo(allowed);
    assertThat(settings.get("etag").getAsString()).as("seeing is no edit").isEqualTo(etag);
  }

  @Test
  void anEmptyAllowlistLetsNobodyIn() {
    patchSip("{'allowlist':{'mode':'listed'}}");
    assertRefused(call(account("sandbox"), sipSession()), 403);
  }

  @Test
  void aTestLineCallsTheNumberAndFindsTheSession() {
    String session = session("{'phone_number':'" + BERLIN + "'}");
    Admitted leg = (Admitted) call(line("sandbox"), BERLIN);
    assertThat(leg.sessionId()).isEqualTo(session);
    assertThat(legs(session).getFirst().get("correlated_by").getAsString())
        .isEqualTo("called_number");
    assertRefused(call(line("sandbox"), BERLIN), 486);
    desk.answered(leg.legId());
    over(leg, 200, "platform");
    assertThat(status(session)).isEqualTo("ended");
    assertRefused(call(line("sandbox"), BERLIN), 480);
  }

  @Test
  void aTestLineOfAnybodyReachesTheNumber() {
    String session = session("{'phone_number':'" + BERLIN + "'}");
    assertThat(((Admitted) call(line("sandbox-empty"), BERLIN)).sessionId()).isEqualTo(session);
  }

  @ParameterizedTest
  @CsvSource({
    "+493023125001, 480",
    "+16175550142,  480",
    "+442079460018, 480",
    "+15005550006,  404",
    "+12125550123,  404",
    "sess_x,        404",
    "030 23125001,  404",
  })
  void aNumberWithoutAWaitingSessionIsRefused(String called, int status) {
    assertRefused(call(line("sandbox"), called), status);
  }

  @Test
  void aTestLineIsNotLimitedBySipSettings() {
    patchSip(
        "{'enabled':false,'max_concurrent_calls':0,'srtp':'required',"
            + "'allowlist':{'mode':'listed'}}");
    session("{'phone_number':'" + BERLIN + "'}");
    Admitted leg = (Admitted) call(line("sandbox"), BERLIN);
    assertThat(leg.srtp()).isEqualTo(SrtpPolicy.OPTIONAL);
  }

  @Test
  void endingTheSessionHangsItsCallUp() {
    String session = sipSession();
    Admitted leg = (Admitted) call(account("sandbox"), session);
    desk.answered(leg.legId());
    box.full.post("/v1/sessions/" + session + "/end", "");
    assertThat(hungUp).containsExactly(leg.legId());
    over(leg, 200, "platform");
    box.full.post("/v1/sessions/" + session + "/end", "");
    assertThat(hungUp).as("nothing is left to hang up").hasSize(1);
  }

  @Test
  void aCallAnsweredAfterItsSessionEndedIsHungUp() {
    String session = sipSession();
    Admitted leg = (Admitted) call(account("sandbox"), session);
    box.full.post("/v1/sessions/" + session + "/end", "");
    hungUp.clear();
    desk.answered(leg.legId());
    assertThat(hungUp).containsExactly(leg.legId());
    assertThat(status(session)).isEqualTo("ended");
  }

  @Test
  void faultsAreForOneNumberForSipOrForAll() {
    faults(
        "{'called':'"
            + BERLIN
            + "','final_code':486,'answer_delay_ms':250},"
            + "{'called':'sip','media':'no_rtp','hang_up_after_ms':900},"
            + "{'called':'*','drop_silently':true}");
    session("{'phone_number':'" + BERLIN + "'}");
    assertThat(((Admitted) call(line("sandbox"), BERLIN)).plan())
        .isEqualTo(new CallPlan(Duration.ofMillis(250), false, 486, null, MediaBehaviour.ECHO));
    assertThat(((Admitted) call(account("sandbox"), sipSession())).plan())
        .isEqualTo(
            new CallPlan(
                CallPlan.ECHO.ringFor(),
                false,
                200,
                Duration.ofMillis(900),
                MediaBehaviour.NO_RTP));
    assertThat(call(line("sandbox"), "+16175550142")).isInstanceOf(Dropped.class);
    assertThat(hears("+16175550142")).isFalse();
    assertThat(hears(BERLIN)).isTrue();
    assertThat(hears("sess_x")).isTrue();
    assertThat(box.control.send("DELETE", "/control/faults", "").status()).isEqualTo(200);
    assertRefused(call(line("sandbox"), "+16175550142"), 480);
  }

  private boolean hears(String called) {
    return desk.hears(called, new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060));
  }

  private void faults(String faults) {
    Answer set =
        box.control.put("/control/faults", ("{'faults':[" + faults + "]}").replace('\'', '"'));
    assertThat(set.status()).as(set.toString()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | called
          {'called':'anybody'}                 | called
          {'called':'sip','final_code':100}    | final_code
          {'called':'sip','media':'music'}     | media
          {'called':'sip','answer_delay':1}    | answer_delay
          {'called':'sip','answer_delay_ms':-1}| answer_delay_ms
          """)
  void wrongFaultsAreRefused(String fault, String param) {
    Answer refused =
        box.control.put("/control/faults", ("{'faults':[" + fault + "]}").replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.param()).isEqualTo("faults[0]." + param);
  }

  @Test
  void aSessionWhoseCallWasLostInACrashHasEnded() {
    String session = sipSession();
    desk.answered(((Admitted) call(account("sandbox"), session)).legId());
    String waiting = sipSession();
    box.close();
    box = Box.in(folder);
    assertThat(status(session)).isEqualTo("ended");
    assertThat(status(waiting)).isEqualTo("created");
  }

  @Test
  void replacingTheConfigurationEndsSessionsAndTheirCalls() {
    String session = sipSession();
    Admitted leg = (Admitted) call(account("sandbox"), session);
    Answer replaced = box.control.put("/control/configuration?organization=sandbox", "{}");
    assertThat(replaced.text("ended_sessions")).isEqualTo("1");
    assertThat(hungUp).containsExactly(leg.legId());
    assertThat(status(session)).isEqualTo("ended");
  }
}
