package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.SoundSource.Samples;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What accounts say about transport, codecs and encryption is what happens.
@Tag("native")
@Tag("timed")
class EngineMediaTest {
  private PjsipSoftphone softphone;
  private Heard heard = new Heard();

  @BeforeEach
  void start() throws Exception {
    softphone = PjsipSoftphone.start();
  }

  @AfterEach
  void close() {
    softphone.close();
  }

  private CallHandle call(SipAccount from, SipAccount to) throws SoftphoneException {
    Line callee = softphone.open(to, Callee.answering(new Echo()));
    return softphone
        .open(from, LineListener.NONE)
        .dial(new DialRequest(callee.contact(), Map.of(), new Silence(), SoundCapture.NONE), heard);
  }

  private MediaInfo agreed() {
    heard.await(FirstMedia.class);
    return heard.await(MediaStarted.class).media();
  }

  @ParameterizedTest
  @CsvSource({"PCMU", "PCMA", "G722", "opus", "GSM"})
  void speaksTheCodecThatIsWanted(String codec) throws Exception {
    call(SoftphoneAccounts.speaking("alice", codec), plain("bob"));

    assertThat(agreed().codec()).isEqualToIgnoringCase(codec);
    assertThat(agreed().clockRate()).isEqualTo(codec.equals("opus") ? 48_000 : 8_000);
  }

  @Test
  void offersCodecsInTheOrderOfTheAccountAndNoOthers() throws Exception {
    var messages = new CopyOnWriteArrayList<SipMessage>();
    softphone.onSipMessage(messages::add);

    call(SoftphoneAccounts.speaking("alice", "PCMA", "PCMU"), plain("bob"));

    assertThat(agreed().codec()).isEqualTo("PCMA");
    assertThat(messages.getFirst().text())
        .containsPattern("m=audio \\d+ RTP/AVP 8 0 1\\d\\d")
        .doesNotContain("m=text", "opus", "GSM");
  }

  @Test
  void answersWithItsOwnFirstChoiceOfWhatIsOffered() throws Exception {
    call(
        SoftphoneAccounts.speaking("alice", "PCMU", "G722", "PCMA"),
        SoftphoneAccounts.speaking("bob", "opus", "PCMA", "PCMU"));

    assertThat(agreed().codec()).isEqualTo("PCMA");
  }

  @Test
  void isRefusedWith488WithoutACommonCodec() throws Exception {
    call(SoftphoneAccounts.speaking("alice", "PCMU"), SoftphoneAccounts.speaking("bob", "PCMA"));

    assertThat(heard.awaitEnd().code()).isEqualTo(488);
  }

  @Test
  void leavesOutACodecItDoesNotKnow() throws Exception {
    call(SoftphoneAccounts.speaking("alice", "G729", "PCMA"), plain("bob"));

    assertThat(agreed().codec()).isEqualTo("PCMA");
  }

  @Test
  void refusesALineOfCodecsItDoesNotKnow() {
    SipAccount account = SoftphoneAccounts.speaking("alice", "AMR-WB", "G729");

    assertThatThrownBy(() -> softphone.open(account, LineListener.NONE))
        .isInstanceOf(SoftphoneException.class)
        .hasMessageContaining("AMR-WB")
        .hasMessageContaining("PCMU");
  }

  @Test
  void callsOverTcp() throws Exception {
    var messages = new CopyOnWriteArrayList<SipMessage>();
    softphone.onSipMessage(messages::add);

    call(
        SoftphoneAccounts.over("alice", SipTransport.TCP),
        SoftphoneAccounts.over("bob", SipTransport.TCP));

    assertThat(agreed().codec()).isNotBlank();
    assertThat(messages).extracting(SipMessage::transport).containsOnly(SipTransport.TCP);
  }

  @ParameterizedTest
  @CsvSource({"REQUIRED, REQUIRED", "OPTIONAL, OPTIONAL", "REQUIRED, OPTIONAL"})
  void encrypts(SrtpPolicy caller, SrtpPolicy callee) throws Exception {
    var messages = new CopyOnWriteArrayList<SipMessage>();
    softphone.onSipMessage(messages::add);

    CallHandle call =
        call(
            SoftphoneAccounts.encrypting("alice", caller, SrtpKeying.SDES),
            SoftphoneAccounts.encrypting("bob", callee, SrtpKeying.SDES));

    assertThat(agreed().srtp()).startsWith("AES_");
    assertNothingLost(call);
    assertThat(messages).noneMatch(message -> message.text().matches("(?s).*inline:[^*].*"));
  }

  private static void assertNothingLost(CallHandle call) {
    Await.until(Heard.LIMIT, "packets are counted", () -> call.statistics().rxPackets() > 20);
    assertThat(call.statistics().loss().lost()).isZero();
  }

  @Test
  void encryptsByKeysThatAreAgreedOnTheMediaPath() throws Exception {
    CallHandle call =
        call(
            SoftphoneAccounts.encrypting("alice", SrtpPolicy.REQUIRED, SrtpKeying.DTLS),
            SoftphoneAccounts.encrypting("bob", SrtpPolicy.REQUIRED, SrtpKeying.DTLS));

    assertThat(agreed().srtp()).startsWith("DTLS");
    assertNothingLost(call);
  }

  /// The keys of the RTCP port are not those of the RTP port, which PJSIP 2.17 took them for:
  /// compile.sh mends it.
  @Test
  void waitsForTheKeysOfItsSoundWhereThoseOfItsReportsWereFaster() throws Exception {
    var tone = new Samples(Signals.tone(440, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);
    Line callee =
        softphone.open(
            SoftphoneAccounts.encrypting("bob", SrtpPolicy.REQUIRED, SrtpKeying.DTLS),
            Callee.answering(tone));
    Line caller =
        softphone.open(
            SoftphoneAccounts.encrypting("alice", SrtpPolicy.REQUIRED, SrtpKeying.DTLS),
            LineListener.NONE);
    try (var between = new RtcpFirst(callee.contact())) {
      CallHandle call =
          caller.dial(
              new DialRequest(between.uri(), Map.of(), new Silence(), SoundCapture.NONE), heard);
      heard.await(MediaStarted.class);
      between.letSoundPass();

      Await.until(Heard.LIMIT, "the tone is heard", () -> call.levels().heardDbfs() > -30);
    }
  }

  /// An optional offer is one of plain RTP with keys added, which is not what is required.
  @ParameterizedTest
  @EnumSource(names = {"OFF", "OPTIONAL"})
  void isRefusedWith488WhereEncryptionIsRequiredAndNotOffered(SrtpPolicy caller) throws Exception {
    call(
        SoftphoneAccounts.encrypting("alice", caller, SrtpKeying.SDES),
        SoftphoneAccounts.encrypting("bob", SrtpPolicy.REQUIRED, SrtpKeying.SDES));

    assertThat(heard.awaitEnd().code()).isEqualTo(488);
  }

  @Test
  void tellsForeignPacketsFromThoseOfTheCall() throws Exception {
    CallHandle call = call(plain("alice"), plain("bob"));
    String local = agreed().local();
    int port = Integer.parseInt(local.substring(local.indexOf(':') + 1));
    Await.until(Heard.LIMIT, "the call is heard", () -> call.statistics().rxPackets() > 5);

    try (var stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] rtp = new byte[172];
      rtp[0] = (byte) 0x80;
      for (int i = 0; i < 5; i++) {
        rtp[3] = (byte) i;
        stranger.send(new DatagramPacket(rtp, rtp.length, InetAddress.getLoopbackAddress(), port));
      }
      Await.until(Heard.LIMIT, "five are foreign", () -> call.statistics().foreignPackets() == 5);
    }
    assertThat(call.statistics().loss().lost()).isZero();
  }

  @Test
  void keepsAPasswordInAnAddressOutOfItsReasons() throws Exception {
    softphone
        .open(plain("alice"), LineListener.NONE)
        .dial(
            new DialRequest("sip:bob:canary9aXd3@", Map.of(), new Silence(), SoundCapture.NONE),
            heard);
    assertThat(heard.awaitEnd().reason()).isNotBlank().doesNotContain("canary9aXd3");

    var late = new Heard();
    Line line = softphone.open(plain("carol"), LineListener.NONE);
    softphone.close();
    line.dial(
        new DialRequest(
            "sip:bob:canary9aXd3@127.0.0.1", Map.of(), new Silence(), SoundCapture.NONE),
        late);
    assertThat(late.awaitEnd().reason()).contains("sip:bob:***@127.0.0.1");
  }

  @Test
  void endsWhereNobodyListens() throws Exception {
    Line alice =
        softphone.open(SoftphoneAccounts.over("alice", SipTransport.TCP), LineListener.NONE);
    alice.dial(
        new DialRequest("sip:nobody@127.0.0.1:1", Map.of(), new Silence(), SoundCapture.NONE),
        heard);

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isEqualTo(503);
    assertThat(end.local()).isTrue();
    assertThat(end.reason()).isNotBlank();
  }
}
