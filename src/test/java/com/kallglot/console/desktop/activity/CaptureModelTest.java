package com.kallglot.console.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.HandingOver;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.Extent;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening, giving up and breaking, without a toolkit: the work waits until the test does it.
class CaptureModelTest {
  @TempDir Path folder;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Background background = Background.of(new HandingOver(waiting::add), Runnable::run);
  private final CaptureModel model = new CaptureModel(background);

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private Path empty() throws Exception {
    return Files.write(folder.resolve("empty.pcap"), new RawCapture(101).bytes());
  }

  @Test
  void aCaptureIsReadInTheBackgroundAndSaysHowFarItIs() throws Exception {
    model.open(empty());
    assertThat(model.state().get()).isInstanceOf(CaptureState.Reading.class);
    var reading = (CaptureState.Reading) model.state().get();
    work();
    assertThat(model.state().get()).isInstanceOf(CaptureState.Open.class);
    assertThat(reading.part().get()).isEqualTo(1);
  }

  @Test
  void aCaptureThatIsCutOffIsOpenedAndSaidToBe() throws Exception {
    byte[] bytes = new RawCapture(101).add(1, 0, new byte[40]).add(2, 0, new byte[40]).bytes();
    model.open(Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(bytes, bytes.length - 1)));
    work();
    assertThat(model.state().get())
        .isInstanceOfSatisfying(
            CaptureState.Open.class,
            open -> assertThat(open.extent()).isEqualTo(new Extent(1, 55)));
  }

  @Test
  void whatIsGivenUpLeavesNothing() throws Exception {
    model.open(empty());
    model.cancel();
    assertThat(model.state().get()).isEqualTo(new CaptureState.None());
    work();
    assertThat(model.state().get()).isEqualTo(new CaptureState.None());
  }

  @Test
  void theOneOpenedLastIsShown() throws Exception {
    model.open(empty());
    Path other = Files.copy(empty(), folder.resolve("other.pcap"));
    model.open(other);
    work();
    assertThat(model.state().get())
        .isInstanceOfSatisfying(
            CaptureState.Open.class, open -> assertThat(open.file()).isEqualTo(other));
  }

  @Test
  void aFileThatIsNoCaptureIsSaidToBeNone() throws Exception {
    model.open(Files.writeString(folder.resolve("letter.txt"), "Dear Sir"));
    work();
    assertThat(model.state().get())
        .isInstanceOfSatisfying(
            CaptureState.Broken.class,
            broken -> assertThat(broken.problem()).isInstanceOf(CaptureException.NoCapture.class));
  }
}
