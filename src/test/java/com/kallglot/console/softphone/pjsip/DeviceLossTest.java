package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent.AudioDeviceLost;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundServer;
import com.kallglot.console.softphone.SoundSource.Microphone;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A hundred times in one call the sound devices vanish, every tenth time with their whole server,
/// and are chosen again: the call goes on, and nothing is left of what was lost.
@Tag("native")
@Tag("long")
@Tag("timed")
class DeviceLossTest {
  private static final int LOSSES = 100;
  private static final int WARM = 20;

  /// Every so many times the microphone is lost as well.
  private static final int WHOLE_SERVER = 10;

  /// 20 KiB a loss: less than the smallest buffer of a sound device.
  private static final long GROWTH_KB = (LOSSES - WARM) * 20L;

  @TempDir Path folder;

  @Test
  void aHundredLossesEndNoCallAndLeaveNothingBehind(TestReporter reporter) throws Exception {
    List<ProcessFigures> figures = new ArrayList<>();
    var heard = new Heard();
    try (var server = new SoundServer(folder);
        var softphone = PjsipSoftphone.start()) {
      softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
      Callee bob = Callee.answering(new Silence());
      Line bobs = softphone.open(plain("bob"), bob);
      CallHandle call =
          softphone
              .open(plain("alice"), LineListener.NONE)
              .dial(
                  new DialRequest(bobs.contact(), Map.of(), new Microphone(), SoundCapture.NONE),
                  heard);
      heard.await(FirstMedia.class);
      for (int lost = 1; lost <= LOSSES; lost++) {
        awaitVoice(bob);
        lose(server, lost);
        int told = lost + lost / WHOLE_SERVER;
        Await.until(
            Heard.LIMIT,
            "loss " + lost + " is told",
            () -> heard.all(AudioDeviceLost.class).size() == told);
        if (lost % WHOLE_SERVER != 0) {
          server.plugInSpeaker();
        }
        softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
        if (lost % WARM == 0) {
          figures.add(ProcessFigures.now());
          reporter.publishEntry("after " + lost + " losses", figures.getLast().toString());
        }
      }
      awaitVoice(bob);
      assertThat(heard.all(Ended.class)).isEmpty();
      call.hangUp().join();
      assertThat(heard.awaitEnd().code()).isEqualTo(200);
    }
    ProcessFigures warm = figures.getFirst();
    ProcessFigures end = figures.getLast();
    assertThat(end.allocatedKb() - warm.allocatedKb()).as("native KiB").isLessThan(GROWTH_KB);
    assertThat(end.tasks() - warm.tasks()).as("threads").isLessThan(4);
  }

  private static void lose(SoundServer server, int number) {
    if (number % WHOLE_SERVER == 0) {
      server.crash();
    } else {
      server.pullOutSpeaker();
    }
  }

  private static void awaitVoice(Callee bob) {
    Await.until(
        Heard.LIMIT, "the microphone is heard", () -> bob.call().levels().heardDbfs() > -30);
  }
}
