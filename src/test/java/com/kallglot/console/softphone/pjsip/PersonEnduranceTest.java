package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.Transfer;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Follower;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundServer;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Microphone;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.SoundSource.Samples;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.pjsip.pjsua2.RtpTap;

/// What a person does in a call, by a hundred persons in each round, several of them at once:
/// recording, digits of each kind, levels, hold, a second call meanwhile, the microphone, a
/// transfer. Nothing is left of it: no native memory, no heap, thread, file or socket.
@Tag("native")
@Tag("long")
@Tag("timed")
class PersonEnduranceTest {
  private static final int ROUNDS = 4;
  private static final int PERSONS = 100;
  private static final int AT_ONCE = 5;

  /// The sound card is one, and the engine waits for it as it closes, up to two seconds where the
  /// sound server plays out what it has.
  private static final int EACH_WITH_A_MICROPHONE = 10;

  /// Of each person's three calls; both their ends are here.
  private static final int LEGS = 6;

  private static final SoundSource TONE =
      new Samples(Signals.tone(440, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);

  @TempDir Path folder;
  @TempDir Path recordings;

  @Test
  void whatAPersonDoesLeavesNothingBehind(TestReporter reporter) throws Exception {
    var endurance = new Endurance(reporter);
    try (var _ = new SoundServer(folder);
        var softphone = PjsipSoftphone.start()) {
      softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
      for (int round = 0; round < ROUNDS; round++) {
        endurance.round(PERSONS + " persons, 3 calls each", () -> round(softphone));
      }
    }
    endurance.assertNothingGrew(Endurance.KB_A_CALL * LEGS * PERSONS * ROUNDS / 2);
    assertThat(RtpTap.live()).as("rings of the RTP tap").isZero();
    assertThat(ProcessFigures.engineThreads()).isEmpty();
  }

  private void round(Softphone softphone) throws Exception {
    try (Line carol = softphone.open(plain("carol"), new Endurance.Answering(new Silence()));
        var lanes = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> persons = new ArrayList<>();
      for (int i : IntStream.range(0, PERSONS).toArray()) {
        persons.add(
            lanes.submit(() -> {
              var person = new Person(softphone, carol, i, recordings.resolve(i + ".wav"));
              person.calls();
              return null;
            }));
      }
      for (Future<?> person : persons) {
        person.get();
      }
    }
  }

  private record Person(Softphone softphone, Line carol, int number, Path recording) {
    void calls() throws Exception {
      var bob = new Follower();
      var heard = new Heard();
      try (Line bobs = softphone.open(plain("bob" + number), bob);
          Line alice = softphone.open(plain("alice" + number), LineListener.NONE)) {
        CallHandle call = alice.dial(to(bobs), heard);
        heard.await(FirstMedia.class);
        call.record(recording).join();
        digits(call, bob);
        if (number % EACH_WITH_A_MICROPHONE == 0) {
          call.send(new Microphone()).join();
        }
        holds(call, heard, alice);
        transfers(call, heard, bob);
      }
      assertThat(Files.size(recording)).isGreaterThan(44);
      Files.delete(recording);
    }

    private static DialRequest to(Line callee) {
      return new DialRequest(callee.contact(), Map.of(), TONE, SoundCapture.NONE);
    }

    private static void digits(CallHandle call, Follower bob) {
      call.sendDigits("1", DtmfMethod.INBAND).join();
      call.sendDigits("2", DtmfMethod.INFO).join();
      call.sendDigits("3", DtmfMethod.RFC4733).join();
      Await.until(Heard.LIMIT, "two are told of", () -> bob.firstHeard().digits().length() == 2);
      Await.until(Heard.LIMIT, "the level is told", () -> call.levels().sentDbfs() > -30);
    }

    private void holds(CallHandle call, Heard heard, Line alice) {
      call.hold().join();
      heard.await(MediaStarted.class, event -> event.media().direction() == Direction.SENDONLY);
      var other = new Heard();
      CallHandle second = alice.dial(to(carol), other);
      other.await(FirstMedia.class);
      second.hangUp().join();
      other.awaitEnd();
      call.resume().join();
      Await.until(
          Heard.LIMIT,
          "both talk again",
          () -> heard.all(MediaStarted.class).getLast().media().direction() == Direction.SENDRECV);
    }

    private void transfers(CallHandle call, Heard heard, Follower bob) {
      call.transfer(carol.contact()).join();
      heard.await(Transfer.class, event -> event.step() == TransferStep.DONE);
      call.stopRecording().join();
      call.hangUp().join();
      assertThat(heard.awaitEnd().code()).isEqualTo(200);
      bob.next().hangUp().join();
      assertThat(bob.followed().awaitEnd().code()).isEqualTo(200);
    }
  }
}
