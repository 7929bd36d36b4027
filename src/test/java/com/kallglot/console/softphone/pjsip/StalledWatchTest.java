package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.Steady;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallHandle.Capture;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.softphone.pjsip.network.Reached;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A computer too busy to empty the rings in time: what it did not see is not taken for what the
/// network did.
@Tag("native")
@Tag("timed")
class StalledWatchTest {
  /// More than the rings of packets (2.8 s of G.711) and of samples (4 s) hold.
  private static final Duration STALL = Duration.ofSeconds(6);

  private Engine engine;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    engine.start();
  }

  @AfterEach
  void close() {
    assertThat(engine.close()).isTrue();
  }

  private PjsipLine open(String user, LineListener listener) throws Exception {
    var account = SoftphoneAccounts.speaking(user, "PCMU");
    return engine
        .thread()
        .call("Opening", () -> PjsipLine.open(engine, account, Reached.DIRECTLY, listener));
  }

  @Test
  void packetsThatNobodySawAreNoLossAndMissingSoundKeepsItsTime() throws Exception {
    Steady.judged(() -> {
      var heard = new Heard();
      PjsipLine bob = open("bob", Callee.answering(new Silence()));
      var call =
          (QueuedCall)
              open("alice", LineListener.NONE)
                  .dial(
                      new DialRequest(
                          bob.contact(), Map.of(), new Silence(), SoundCapture.BOTH_DIRECTIONS),
                      heard);
      heard.await(FirstMedia.class);
      assertThat(call.statistics().loss()).as("measured as long as all is seen").isNotNull();

      CallSound sound = call.call().sound();
      int before;
      synchronized (sound) { // where the watch over all calls comes by
        before = sound.captured().heard().samples().length;
        long start = System.nanoTime();
        Await.until(
            STALL.multipliedBy(2),
            "the watch has stood still long enough",
            () -> System.nanoTime() - start > STALL.toNanos());
      }

      Capture captured = call.captured();
      double seconds = (captured.heard().samples().length - before) / (double) CallSound.RATE;
      assertThat(seconds).as("nothing is cut out of the time").isGreaterThan(5.5);
      assertThat(captured.sent().samples().length)
          .isCloseTo(
              captured.heard().samples().length,
              org.assertj.core.data.Offset.offset(CallSound.RATE / 10));
      Await.until(
          Heard.LIMIT, "the loss is not measured any more", () -> call.statistics().loss() == null);
    });
  }
}
