package com.kallglot.console.softphone.pjsip.sound;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.MicrophoneHeard;
import com.kallglot.console.softphone.CallEvent.MicrophoneSilent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallHandle.Levels;
import com.kallglot.console.softphone.SoundCapture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is made of a call's sound, tenth of a second by tenth of a second.
class SoundUseTest {
  private static final int TENTH = CallSound.RATE / 10;
  private static final long SILENT_TENTHS = CallHandle.SILENT_FOR.toMillis() / 100;

  private final List<CallEvent> events = new ArrayList<>();
  private final SoundUse use = new SoundUse(SoundCapture.NONE, events::add);

  private static short[] filled(int value) {
    var samples = new short[TENTH];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  private void hear(long tenths, int value) {
    for (long i = 0; i < tenths; i++) {
      use.take(filled(value), filled(0));
    }
  }

  @Test
  void aMicrophoneThatGivesNothingIsToldOnceAndThatItGivesAgain() {
    use.watchMicrophone();
    hear(SILENT_TENTHS - 1, 1);
    assertThat(events).isEmpty();

    hear(20, 1);
    assertThat(events).hasOnlyElementsOfType(MicrophoneSilent.class).hasSize(1);
    hear(2, 300);
    assertThat(events.getLast()).isInstanceOf(MicrophoneHeard.class);
    hear(SILENT_TENTHS, 0);

    assertThat(events).hasSize(3);
  }

  @Test
  void aPauseIsNoSilentMicrophone() {
    use.watchMicrophone();
    for (int i = 0; i < 3; i++) {
      hear(SILENT_TENTHS - 1, 0);
      hear(1, 300);
    }

    assertThat(events).isEmpty();
  }

  @Test
  void theSilenceOfAMutedMicrophoneMeansNothing() {
    use.watchMicrophone();
    hear(SILENT_TENTHS - 1, 0);
    use.ignoreMicrophone();
    hear(100, 0);
    use.watchMicrophone();
    hear(SILENT_TENTHS - 1, 0);

    assertThat(events).isEmpty();
  }

  @Test
  void aRecordingThatFailsLateTakesNoOtherWithIt(@TempDir Path folder) throws Exception {
    var first = StereoRecording.begin(folder.resolve("first.wav"), CallSound.RATE, _ -> {});
    var second = StereoRecording.begin(folder.resolve("second.wav"), CallSound.RATE, _ -> {});
    use.record(first);
    first.end().join();
    assertThat(use.takeRecording()).isEqualTo(first);
    use.record(second);

    use.dropOver();
    assertThat(use.isRecording()).isTrue();

    second.end().join();
    use.dropOver();
    assertThat(use.isRecording()).isFalse();
  }

  @Test
  void levelsAreMeasuredOnlyWhileSomebodyAsks() {
    hear(1, 3277);
    assertThat(use.isWanted()).isFalse();
    assertThat(use.levels()).isEqualTo(Levels.SILENT);

    assertThat(use.isWanted()).isTrue();
    hear(1, 3277);

    assertThat(use.levels().sentDbfs()).isBetween(-20.1, -19.9);
    assertThat(use.levels().heardDbfs()).isEqualTo(-100);
  }
}
