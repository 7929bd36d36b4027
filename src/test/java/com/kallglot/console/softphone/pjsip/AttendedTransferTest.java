package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent.Answered;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallEvent.Transfer;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Follower;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipPeer;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Alice talks to Bob, whose telephone follows a transfer, and to a peer that is told what to say;
/// she connects both.
@Tag("native")
@Tag("timed")
class AttendedTransferTest {
  private static PjsipSoftphone softphone;
  private static Line alice;

  private final Heard toBob = new Heard();
  private final Heard toPeer = new Heard();
  private final Follower bob = new Follower();
  private CallHandle first;
  private CallHandle second;
  private Line bobs;
  private SipPeer peer;
  private SipText consulted;

  @BeforeAll
  static void open() throws Exception {
    softphone = PjsipSoftphone.start();
    alice = softphone.open(plain("alice"), LineListener.NONE);
  }

  @AfterAll
  static void close() {
    softphone.close();
  }

  @BeforeEach
  void talkToBoth() throws Exception {
    peer = new SipPeer();
    bobs = softphone.open(plain("bob" + System.nanoTime()), bob); // no other test's calls
    first = dial(bobs.contact(), toBob);
    toBob.await(Answered.class);
    first.hold().join();
    second = dial(peer.uri(), toPeer);
    consulted = peer.request("INVITE");
    peer.answer(consulted, "200 OK", "", SipPeer.SOUND);
    toPeer.await(Answered.class);
  }

  @AfterEach
  void leave() {
    bobs.close();
    peer.close();
  }

  private static CallHandle dial(String uri, Heard heard) {
    return alice.dial(new DialRequest(uri, Map.of(), new Silence(), SoundCapture.NONE), heard);
  }

  private Transfer step(TransferStep wanted) {
    return toBob.await(Transfer.class, each -> each.step() == wanted);
  }

  @Test
  void theOneCallsTheOtherInOurPlace() throws Exception {
    first.transferTo(second).join();

    SipText invite = peer.request("INVITE");
    assertThat(invite.callId()).as("a call of Bob's own").isNotEqualTo(second.callId());
    String replaces = invite.header("Replaces").orElseThrow();
    assertThat(replaces)
        .startsWith(second.callId())
        .contains("to-tag=peer", "from-tag=" + consulted.fromTag());
    peer.answer(invite, "200 OK", "", SipPeer.SOUND);
    assertThat(step(TransferStep.DONE).code()).isEqualTo(200);
    bob.followed().await(Answered.class);
    peer.requestBack(consulted, "BYE", "");
    assertThat(toPeer.awaitEnd().origin()).isEqualTo(Origin.FAR_END);
    first.hangUp().join();
    assertThat(toBob.awaitEnd().code()).isEqualTo(200);
    assertThat(bob.followed().all(Ended.class)).as("the two talk").isEmpty();
    bob.next().hangUp().join();
  }

  @Test
  void bothCallsAreStillThereWhereTheOtherRefuses() throws Exception {
    first.transferTo(second).join();

    peer.answer(peer.request("INVITE"), "486 Busy Here", "", "");
    assertThat(step(TransferStep.FAILED).code()).isEqualTo(486);
    first.resume().join();
    assertThat(toBob.all(Ended.class)).isEmpty();
    assertThat(toPeer.all(Ended.class)).isEmpty();
    second.hangUp().join();
    assertThat(peer.request("BYE").callId()).isEqualTo(second.callId());
    first.hangUp().join();
  }

  /// Nobody here would know the call that PJSIP would make of it.
  @Test
  void whoWantsToBeCalledInPlaceOfOursIsDeclined() throws Exception {
    SipText back =
        peer.call(
            alice.contact(),
            "instead-" + System.nanoTime(),
            "Replaces: "
                + second.callId()
                + ";to-tag="
                + consulted.fromTag()
                + ";from-tag=peer\r\n",
            SipPeer.SOUND);
    SipText refusal = peer.response(6);
    assertThat(refusal.callId()).isEqualTo(back.callId());
    assertThat(refusal.status()).isEqualTo(603);
    assertThat(toPeer.all(Ended.class)).as("the call goes on").isEmpty();
    second.hangUp().join();
    assertThat(toPeer.awaitEnd().origin()).isEqualTo(Origin.US);
    first.hangUp().join();
  }
}
