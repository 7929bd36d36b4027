package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallEvent.Provisional;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjsip.pjsua2.RtpTap;

/// What must never take the process down, hang it or fill its memory.
@Tag("native")
@Tag("timed")
class EngineTortureTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final SoundSource SILENCE = new Silence();

  @AfterEach
  void nothingIsLeft() {
    // An executor counts as terminated a moment before its thread is gone.
    Await.until(
        LIMIT, "no thread of the engine is left", () -> ProcessFigures.engineThreads().isEmpty());
    assertThat(RtpTap.live()).as("rings of the RTP tap").isZero();
  }

  private static DialRequest to(String uri) {
    return new DialRequest(uri, Map.of(), SILENCE, SoundCapture.NONE);
  }

  private static Line line(PjsipSoftphone softphone, String user, LineListener listener)
      throws SoftphoneException {
    return softphone.open(SoftphoneAccounts.plain(user), listener);
  }

  private static void proveAlive(PjsipSoftphone softphone) throws Exception {
    var heard = new Heard();
    Line bob = line(softphone, "proof", Callee.answering(SILENCE));
    CallHandle call = line(softphone, "prover", LineListener.NONE).dial(to(bob.contact()), heard);
    heard.await(FirstMedia.class);
    call.hangUp().join();
    assertThat(heard.awaitEnd().code()).isEqualTo(200);
  }

  @Test
  void aSecondEngineIsRefusedWhileTheFirstLives() throws Exception {
    try (var first = PjsipSoftphone.start()) {
      assertThatThrownBy(PjsipSoftphone::start)
          .isInstanceOf(SoftphoneException.class)
          .hasMessageContaining("one per process");
      proveAlive(first);
    }
  }

  @Test
  void anInterruptedThreadClosesItWholeAndAnotherCanStart() throws Exception {
    var softphone = PjsipSoftphone.start();
    var heard = new Heard();
    Line bob = line(softphone, "bob", Callee.answering(SILENCE));
    line(softphone, "alice", LineListener.NONE).dial(to(bob.contact()), heard);
    heard.await(FirstMedia.class);

    Thread.currentThread().interrupt();
    softphone.close();

    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    assertThat(heard.all(Ended.class)).hasSize(1);
    try (var next = PjsipSoftphone.start()) {
      proveAlive(next);
    }
  }

  @Test
  void startsTenTimesOver() throws Exception {
    var tasks = new ArrayList<Integer>();
    for (int i = 0; i < 10; i++) {
      try (var softphone = PjsipSoftphone.start()) {
        proveAlive(softphone);
      }
      tasks.add(ProcessFigures.now().tasks());
    }
    assertThat(tasks.getLast() - tasks.get(1))
        .as("threads left behind, of %s", tasks)
        .isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CallEvent.Invited.class,
        Provisional.class,
        CallEvent.Answered.class,
        CallEvent.MediaStarted.class,
        FirstMedia.class
      })
  void aCallIsEndedInEveryOneOfItsEvents(Class<? extends CallEvent> moment) throws Exception {
    try (var softphone = PjsipSoftphone.start()) {
      Line bob = line(softphone, "bob", Callee.answering(SILENCE));
      Line alice = line(softphone, "alice", LineListener.NONE);
      for (int i = 0; i < 10; i++) {
        var heard = new Heard();
        var call = new AtomicReference<CallHandle>();
        call.set(
            alice.dial(
                to(bob.contact()),
                event -> {
                  heard.on(event);
                  if (moment.isInstance(event)) {
                    Await.until(LIMIT, "dial has returned", () -> call.get() != null);
                    call.get().hangUp().join();
                  }
                }));
        heard.awaitEnd();
        assertThat(heard.all(Ended.class)).hasSize(1);
      }
      proveAlive(softphone);
    }
  }

  @Test
  void linesAreClosedAndOpenedInEvents() throws Exception {
    try (var softphone = PjsipSoftphone.start()) {
      Line bob = line(softphone, "bob", Callee.ringing());
      for (int i = 0; i < 10; i++) {
        Line alice = line(softphone, "alice" + i, LineListener.NONE);
        var heard = new Heard();
        alice.dial(
            to(bob.contact()),
            event -> {
              heard.on(event);
              if (event instanceof Provisional) {
                alice.close();
              }
            });
        assertThat(heard.awaitEnd().origin()).as(heard.events().toString()).isEqualTo(Origin.US);
      }
      proveAlive(softphone);
    }
  }

  @Test
  void isClosedWhileEverythingRings() throws Exception {
    var all = new ArrayList<Heard>();
    try (var softphone = PjsipSoftphone.start()) {
      Line bob = line(softphone, "bob", Callee.ringing());
      Line alice = line(softphone, "alice", LineListener.NONE);
      for (int i = 0; i < 30; i++) {
        var heard = new Heard();
        all.add(heard);
        alice.dial(to(bob.contact()), heard);
      }
      all.getFirst().await(Provisional.class, event -> event.code() == 180);
    }
    assertThat(all).allSatisfy(heard -> assertThat(heard.all(Ended.class)).hasSize(1));
  }

  @Test
  void theFarEndIsGoneInTheMiddleOfTheCall() throws Exception {
    var heard = new Heard();
    try (var peer = new DeafPeer("180 Ringing", "200 OK");
        var softphone = PjsipSoftphone.start()) {
      CallHandle call = line(softphone, "alice", LineListener.NONE).dial(to(peer.uri()), heard);
      heard.await(CallEvent.Answered.class);
      Await.until(LIMIT, "our ACK came", () -> peer.methods().contains("ACK"));

      call.hangUp().join();

      Ended end = heard.awaitEnd();
      assertThat(end.code()).isEqualTo(200);
      assertThat(end.origin()).isEqualTo(Origin.US);
      Await.until(LIMIT, "our BYE came", () -> peer.methods().contains("BYE"));
    }
    assertThat(heard.all(Ended.class)).hasSize(1);
  }

  @Test
  void theFarEndIsGoneWhileItRings() throws Exception {
    var heard = new Heard();
    try (var peer = new DeafPeer("180 Ringing");
        var softphone = PjsipSoftphone.start()) {
      CallHandle call = line(softphone, "alice", LineListener.NONE).dial(to(peer.uri()), heard);
      heard.await(Provisional.class);

      call.hangUp().join();

      Ended end = heard.awaitEnd();
      assertThat(end.code()).isEqualTo(408);
      assertThat(end.local()).isTrue();
      assertThat(end.origin()).isEqualTo(Origin.US);
      assertThat(peer.methods()).contains("CANCEL");
    }
  }

  @Test
  void nobodyIsThereAtAll() throws Exception {
    var heard = new Heard();
    try (var peer = new DeafPeer();
        var softphone = PjsipSoftphone.start()) {
      CallHandle call = line(softphone, "alice", LineListener.NONE).dial(to(peer.uri()), heard);
      heard.await(CallEvent.Invited.class);
      Await.until(LIMIT, "it is retransmitted", () -> peer.methods().size() > 1);

      call.hangUp().join();

      Ended end = heard.awaitEnd();
      assertThat(end.code()).isEqualTo(408);
      assertThat(end.local()).isTrue();
      assertThat(heard.kinds()).containsExactly("Invited", "Ended");
    }
  }

  @Test
  void carriesFiftyCallsAtOnce() throws Exception {
    try (var softphone = PjsipSoftphone.start()) {
      Line bob = line(softphone, "bob", Callee.answering(new SoundSource.Echo()));
      Line alice = line(softphone, "alice", LineListener.NONE);
      CallBurst.of(alice, bob, 100, 50);
    }
  }
}
