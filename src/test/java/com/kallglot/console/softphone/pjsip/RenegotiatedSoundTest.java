package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.encrypting;
import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.MediaStopped;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.SipPeer;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The far end may change in the middle of a call what sound there is (RFC 3264 §8).
@Tag("native")
class RenegotiatedSoundTest {
  private static final String KEYLESS = SipPeer.sdp("m=audio 41000 RTP/SAVP 0\r\n");
  private static final String KEYED =
      KEYLESS
          + "a=crypto:1 AES_256_CM_HMAC_SHA1_80"
          + " inline:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZA==\r\n";

  private PjsipSoftphone softphone;
  private Line plain;
  private Line encrypted;

  /// One call, and the far end of it.
  private record Talk(SipPeer peer, SipText invite, CallHandle call, Heard heard) {
    SipText offer(String media) throws IOException {
      return peer.offerBack(invite, SipPeer.sdp(media));
    }
  }

  @BeforeEach
  void start() throws Exception {
    softphone = PjsipSoftphone.start();
    plain = softphone.open(plain("alice"), LineListener.NONE);
    encrypted =
        softphone.open(
            encrypting("carol", SrtpPolicy.REQUIRED, SrtpKeying.SDES), LineListener.NONE);
  }

  @AfterEach
  void close() {
    softphone.close();
  }

  private static Talk talk(SipPeer peer, Line line, String answer) throws IOException {
    var heard = new Heard();
    CallHandle call =
        line.dial(new DialRequest(peer.uri(), Map.of(), new Silence(), SoundCapture.NONE), heard);
    SipText invite = peer.request("INVITE");
    peer.answer(invite, "200 OK", "", answer);
    heard.await(MediaStarted.class);
    return new Talk(peer, invite, call, heard);
  }

  @ParameterizedTest
  @CsvSource({"inactive, INACTIVE", "sendonly, RECVONLY", "recvonly, SENDONLY"})
  void followsAFarEndThatHolds(String offered, Direction agreed) throws Exception {
    try (var peer = new SipPeer()) {
      Talk talk = talk(peer, plain, SipPeer.SOUND);

      talk.offer("m=audio 41000 RTP/AVP 0\r\na=" + offered + "\r\n");
      talk.heard().await(MediaStarted.class, media -> media.media().direction() == agreed);
      talk.offer("m=audio 41000 RTP/AVP 0\r\n");
      awaitMedia(talk, 3);

      assertThat(talk.heard().all(MediaStarted.class).getLast().media().direction())
          .isEqualTo(Direction.SENDRECV);
      assertThat(talk.heard().kinds()).doesNotContain("Ended");
    }
  }

  /// An answer without keys leaves nothing to begin again: the call stays, and its stream is gone.
  @Test
  void tellsThatTheSoundIsGoneAndJoinsNoOtherCall() throws Exception {
    try (var one = new SipPeer();
        var two = new SipPeer()) {
      Talk silenced = talk(one, encrypted, KEYED);
      var held = silenced.call().hold();
      one.answer(one.request("INVITE"), "200 OK", "", KEYLESS);
      held.join();
      silenced.heard().await(MediaStopped.class);
      Talk other = talk(two, plain, SipPeer.SOUND);

      silenced.call().send(new Echo()).join();
      assertThatThrownBy(() -> silenced.call().sendDigits("1", DtmfMethod.INBAND).join())
          .hasMessageContaining("no media runs");
      assertThat(other.heard().kinds()).doesNotContain("MediaStopped", "Ended");

      var resumed = silenced.call().resume();
      SipText again = one.request("INVITE");
      one.answer(again, "200 OK", "", KEYED);
      resumed.join();
      awaitMedia(silenced, 2);
      silenced.call().sendDigits("1", DtmfMethod.INBAND).join();
    }
  }

  private static void awaitMedia(Talk talk, int times) {
    Await.until(
        Heard.LIMIT,
        "media started " + times + " times",
        () -> talk.heard().all(MediaStarted.class).size() >= times);
  }
}
