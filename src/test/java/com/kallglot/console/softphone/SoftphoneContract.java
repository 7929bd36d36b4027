package com.kallglot.console.softphone;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent.Answered;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.Invited;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallEvent.Provisional;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Softphone] does: signalling. The sound is in [SoftphoneSoundContract].
abstract class SoftphoneContract {
  private static final SoundSource SILENCE = new Silence();

  protected Softphone softphone;

  protected abstract Softphone start() throws Exception;

  @BeforeEach
  void startSoftphone() throws Exception {
    softphone = start();
  }

  @AfterEach
  void closeSoftphone() {
    softphone.close();
  }

  private Line line(String user, LineListener listener) throws SoftphoneException {
    return softphone.open(plain(user), listener);
  }

  private static DialRequest to(String uri) {
    return new DialRequest(uri, Map.of(), SILENCE, SoundCapture.NONE);
  }

  private CallHandle dial(String uri, Heard heard) throws SoftphoneException {
    return line("alice", LineListener.NONE).dial(to(uri), heard);
  }

  @Test
  void namesItself() {
    assertThat(softphone.engine().name()).isNotBlank();
    assertThat(softphone.engine().version()).isNotBlank();
    assertThat(softphone.engine().codecs()).contains("PCMU");
  }

  @Test
  void tellsTheStoryOfACallInOrder() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);
    var heard = new Heard();

    CallHandle call = dial(callee.contact(), heard);
    heard.await(FirstMedia.class);
    call.hangUp().join();
    Ended end = heard.awaitEnd();

    assertThat(heard.kinds()).startsWith("Invited", "Provisional", "Answered");
    assertThat(heard.events().getLast()).isSameAs(end);
    assertThat(heard.await(Provisional.class, event -> event.code() == 180).reason())
        .isEqualTo("Ringing");
    assertThat(end.code()).isEqualTo(200);
    assertThat(end.origin()).isEqualTo(Origin.US);
    assertThat(end.local()).isFalse();
    Ended there = bob.events().awaitEnd();
    assertThat(there.origin()).isEqualTo(Origin.FAR_END);
    assertThat(bob.events().kinds()).startsWith("Invited", "Provisional", "Answered");
  }

  @Test
  void countsMomentsOnOneClock() throws Exception {
    long before = System.nanoTime();
    Line callee = line("bob", Callee.answering(SILENCE));
    var heard = new Heard();

    CallHandle call = dial(callee.contact(), heard);
    heard.await(FirstMedia.class);
    call.hangUp().join();
    long end = heard.awaitEnd().atNanos();

    assertThat(
            List.of(
                before,
                heard.await(Invited.class).atNanos(),
                heard.await(Provisional.class).atNanos(),
                heard.await(Answered.class).atNanos(),
                end,
                System.nanoTime()))
        .isSorted();
    assertThat(heard.await(FirstMedia.class).atNanos())
        .isBetween(heard.await(Invited.class).atNanos(), end);
  }

  @Test
  void knowsTheCallIdOfBothEndsAtOnce() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);

    CallHandle call = dial(callee.contact(), new Heard());

    assertThat(call.callId()).isNotBlank().isEqualTo(bob.call().callId());
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 480, 486, 500, 503, 600, 603})
  void isRefusedWithTheCodeTheFarEndGives(int code) throws Exception {
    var bob = Callee.rejecting(code);
    Line callee = line("bob", bob);
    var heard = new Heard();

    dial(callee.contact(), heard);

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isEqualTo(code);
    assertThat(end.reason()).isNotBlank();
    assertThat(end.origin()).isEqualTo(Origin.FAR_END);
    assertThat(end.local()).isFalse();
    assertThat(heard.all(Answered.class)).isEmpty();
    Ended there = bob.events().awaitEnd();
    assertThat(there.code()).isEqualTo(code);
    assertThat(there.origin()).isEqualTo(Origin.US);
  }

  @Test
  void givesUpACallThatIsNotAnswered() throws Exception {
    var bob = Callee.ringing();
    Line callee = line("bob", bob);
    var heard = new Heard();

    CallHandle call = dial(callee.contact(), heard);
    heard.await(Provisional.class, event -> event.code() == 180);
    call.hangUp().join();

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isEqualTo(487);
    assertThat(end.origin()).isEqualTo(Origin.US);
    Ended there = bob.events().awaitEnd();
    assertThat(there.code()).isEqualTo(487);
    assertThat(there.origin()).isEqualTo(Origin.FAR_END);
  }

  @Test
  void endsWhenTheFarEndHangsUp() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);
    var heard = new Heard();

    dial(callee.contact(), heard);
    bob.events().await(FirstMedia.class);
    bob.call().hangUp().join();

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isEqualTo(200);
    assertThat(end.origin()).isEqualTo(Origin.FAR_END);
    assertThat(bob.events().awaitEnd().origin()).isEqualTo(Origin.US);
  }

  @Test
  void survivesAHangUpInTheSameBreathAsTheDialling() throws Exception {
    Line callee = line("bob", Callee.answering(SILENCE));
    var heard = new Heard();

    CallHandle call = dial(callee.contact(), heard);
    call.hangUp().join();
    call.hangUp().join();

    assertThat(heard.awaitEnd().origin()).isEqualTo(Origin.US);
    softphone.close();
    assertThat(heard.all(Ended.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an address", "sip:", "sip:bob@", "http://example.org"})
  void endsACallToWhatIsNoAddress(String uri) throws Exception {
    var heard = new Heard();

    dial(uri, heard);

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isZero();
    assertThat(end.local()).isTrue();
    assertThat(end.origin()).isEqualTo(Origin.ENGINE);
    assertThat(end.reason()).isNotBlank();
    assertThat(heard.kinds()).containsExactly("Ended");
  }

  @Test
  void refusesALineWithoutAnAddress() {
    SipAccount account = SoftphoneAccounts.withUri("nonsense");

    assertThatThrownBy(() -> softphone.open(account, LineListener.NONE))
        .isInstanceOf(SoftphoneException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void saysWhoCallsWithWhichHeaders() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);
    var request =
        new DialRequest(callee.contact(), Map.of("X-Session", "ses_1"), SILENCE, SoundCapture.NONE);

    line("alice", LineListener.NONE).dial(request, new Heard());

    assertThat(bob.details().from()).contains("alice@");
    assertThat(bob.details().to()).contains("bob@");
    assertThat(bob.details().requestUri()).contains("bob@");
    assertThat(bob.details().headers()).containsEntry("X-Session", "ses_1");
  }

  @Test
  void holdsAndResumes() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);
    var heard = new Heard();
    CallHandle call = dial(callee.contact(), heard);
    heard.await(FirstMedia.class);

    call.hold().join();
    awaitDirection(heard, Direction.SENDONLY);
    awaitDirection(bob.events(), Direction.RECVONLY);
    call.resume().join();

    Await.until(
        Heard.LIMIT,
        "both ends send and receive again",
        () ->
            lastDirection(heard) == Direction.SENDRECV
                && lastDirection(bob.events()) == Direction.SENDRECV);
  }

  private static void awaitDirection(Heard heard, Direction direction) {
    heard.await(MediaStarted.class, event -> event.media().direction() == direction);
  }

  private static Direction lastDirection(Heard heard) {
    return heard.all(MediaStarted.class).getLast().media().direction();
  }

  @Test
  void refusesCommandsOnACallThatIsOver() throws Exception {
    Line callee = line("bob", Callee.rejecting(486));
    var heard = new Heard();
    CallHandle call = dial(callee.contact(), heard);
    heard.awaitEnd();

    call.hangUp().join();
    for (CompletableFuture<Void> refused :
        List.of(
            call.hold(),
            call.ring(),
            call.answer(SILENCE, SoundCapture.NONE),
            call.sendDigits("1", DtmfMethod.RFC4733))) {
      assertThatThrownBy(refused::join).hasRootCauseInstanceOf(SoftphoneException.class);
    }
  }

  @Test
  void endsEveryCallBeforeItIsClosed() throws Exception {
    var ringing = new Heard();
    var talking = new Heard();
    dial(line("bob", Callee.ringing()).contact(), ringing);
    dial(line("carol", Callee.answering(SILENCE)).contact(), talking);
    ringing.await(Provisional.class, event -> event.code() == 180);
    talking.await(FirstMedia.class);

    softphone.close();
    softphone.close();

    assertThat(ringing.all(Ended.class)).hasSize(1);
    assertThat(talking.all(Ended.class)).hasSize(1);
    assertThat(talking.events().getLast()).isInstanceOf(Ended.class);
  }

  @Test
  void aCallThatIsDialledAfterTheCloseHearsOfItsEnd() throws Exception {
    Line alice = line("alice", LineListener.NONE);
    var heard = new Heard();
    softphone.close();

    alice.dial(to("sip:bob@127.0.0.1"), heard);

    assertThat(heard.awaitEnd().code()).isZero();
    assertThat(heard.kinds()).containsExactly("Ended");
  }

  @Test
  void isClosedFromWithinAListener() throws Exception {
    var heard = new Heard();
    var closed = new CompletableFuture<Void>();
    Line callee = line("bob", Callee.answering(SILENCE));

    line("alice", LineListener.NONE)
        .dial(
            to(callee.contact()),
            event -> {
              heard.on(event);
              if (event instanceof Answered) {
                softphone.close();
                closed.complete(null);
              }
            });

    closed.join();
    heard.awaitEnd();
  }

  @Test
  void endsTheCallsOfALineThatIsClosed() throws Exception {
    var bob = Callee.answering(SILENCE);
    Line callee = line("bob", bob);
    Line alice = line("alice", LineListener.NONE);
    var heard = new Heard();
    alice.dial(to(callee.contact()), heard);
    heard.await(Answered.class);

    alice.close();
    alice.close();

    assertThat(heard.awaitEnd().origin()).isEqualTo(Origin.US);
    assertThat(bob.events().awaitEnd().origin()).isEqualTo(Origin.FAR_END);
    var late = new Heard();
    alice.dial(to(callee.contact()), late);
    assertThat(late.awaitEnd().code()).isZero();
  }

  @Test
  void isNotHarmedByAListenerThatThrows() throws Exception {
    var heard = new Heard();
    Line callee = line("bob", Callee.answering(SILENCE));

    CallHandle call =
        line("alice", LineListener.NONE)
            .dial(
                to(callee.contact()),
                event -> {
                  heard.on(event);
                  throw new IllegalStateException("planted");
                });
    heard.await(FirstMedia.class);
    call.hangUp().join();

    assertThat(heard.awaitEnd().code()).isEqualTo(200);
  }

  @Test
  void refusesACallWhoseListenerThrows() throws Exception {
    Line callee =
        line(
            "bob",
            Callee.doing(call -> {
              throw new IllegalStateException("planted");
            }));
    var heard = new Heard();

    dial(callee.contact(), heard);

    assertThat(heard.awaitEnd().code()).isEqualTo(500);
  }

  @Test
  void showsEveryMessageUntilTheSubscriptionIsClosed() throws Exception {
    var messages = new CopyOnWriteArrayList<SipMessage>();
    Softphone.Subscription subscription = softphone.onSipMessage(messages::add);
    Line callee = line("bob", Callee.rejecting(486));
    CallHandle call = dial(callee.contact(), new Heard());

    for (String start : List.of("INVITE ", "SIP/2.0 486 ")) {
      for (SipMessage.Heading heading : SipMessage.Heading.values()) {
        Await.until(
            Duration.ofSeconds(10),
            start + heading,
            () ->
                messages.stream()
                    .anyMatch(message ->
                        message.heading() == heading
                            && message.text().startsWith(start)
                            && message.text().contains(call.callId())));
      }
    }
    subscription.close();
    subscription.close();
    int before = messages.size();
    var heard = new Heard();
    dial(callee.contact(), heard);
    heard.awaitEnd();
    assertThat(messages).hasSize(before);
  }

  @Test
  void keepsManyCallsApart() throws Exception {
    Line callee = line("bob", Callee.answering(SILENCE));
    Line alice = line("alice", LineListener.NONE);
    var all = new CopyOnWriteArrayList<Heard>();
    var calls = new CopyOnWriteArrayList<CallHandle>();
    for (int i = 0; i < 20; i++) {
      var heard = new Heard();
      all.add(heard);
      calls.add(alice.dial(to(callee.contact()), heard));
    }

    all.forEach(heard -> heard.await(FirstMedia.class));
    calls.forEach(call -> call.hangUp().join());

    all.forEach(heard -> assertThat(heard.awaitEnd().code()).isEqualTo(200));
    assertThat(calls).extracting(CallHandle::callId).doesNotHaveDuplicates();
  }
}
