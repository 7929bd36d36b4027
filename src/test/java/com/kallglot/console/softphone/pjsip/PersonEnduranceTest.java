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
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Follower;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundServer;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.pjsip.pjsua2.RtpTap;

/// What a person does in a call, again and again: tones, levels, a recording, a transfer, the
/// microphone; nothing native is left of it.
@Tag("native")
@Tag("long")
@Tag("timed")
class PersonEnduranceTest {
  private static final int CALLS = 40;

  /// Less than one port of the bridge for each call: a port's frame and its name are 8 KiB.
  private static final long GROWTH_KB = CALLS * 8L;

  /// PJSIP keeps a finished transaction for 64 × T1 (RFC 3261 §17.2.2, timer J).
  private static final Duration TRANSACTIONS_END = Duration.ofSeconds(34);

  @TempDir Path folder;

  @Test
  void whatAPersonDoesLeavesNothingBehind(TestReporter reporter) throws Exception {
    List<ProcessFigures> figures = new ArrayList<>();
    try (var _ = new SoundServer(folder);
        var softphone = PjsipSoftphone.start()) {
      softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
      Line carol = softphone.open(plain("carol"), Callee.answering(new Silence()));
      Line alice = softphone.open(plain("alice"), LineListener.NONE);
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < CALLS; i++) {
          call(softphone, alice, carol, folder.resolve(round + "-" + i + ".wav"));
        }
        long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
        Await.until(
            TRANSACTIONS_END.multipliedBy(2),
            "the last transaction is forgotten",
            () -> System.nanoTime() - end > 0);
        figures.add(ProcessFigures.now());
        reporter.publishEntry(CALLS + " calls", figures.getLast().toString());
      }
    }
    ProcessFigures warm = figures.get(1);
    ProcessFigures end = figures.getLast();
    assertThat(end.allocatedKb() - warm.allocatedKb()).as("native KiB").isLessThan(GROWTH_KB);
    assertThat(end.tasks() - warm.tasks()).as("threads").isLessThan(4);
    assertThat(RtpTap.live()).as("rings of the RTP tap").isZero();
    assertThat(ProcessFigures.engineThreads()).isEmpty();
  }

  private static void call(Softphone softphone, Line alice, Line carol, Path file)
      throws Exception {
    var bob = new Follower();
    var heard = new Heard();
    try (Line bobs = softphone.open(plain("bob"), bob)) {
      var tone = new Samples(Signals.tone(440, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);
      CallHandle call =
          alice.dial(new DialRequest(bobs.contact(), Map.of(), tone, SoundCapture.NONE), heard);
      heard.await(FirstMedia.class);
      call.record(file).join();
      call.sendDigits("1", DtmfMethod.INBAND).join();
      Await.until(Heard.LIMIT, "the level is told", () -> call.levels().sentDbfs() > -30);
      call.send(new Microphone()).join();
      call.hold().join();
      heard.await(
          MediaStarted.class, event -> event.media().direction() == MediaInfo.Direction.SENDONLY);
      call.resume().join();
      call.transfer(carol.contact()).join();
      heard.await(Transfer.class, event -> event.step() == TransferStep.DONE);
      call.stopRecording().join();
      call.hangUp().join();
      heard.awaitEnd();
      bob.next().hangUp().join();
      bob.followed().awaitEnd();
    }
    assertThat(Files.size(file)).isGreaterThan(44);
    Files.delete(file);
  }
}
