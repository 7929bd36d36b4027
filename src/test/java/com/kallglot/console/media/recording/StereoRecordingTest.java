package com.kallglot.console.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.media.Wav;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording can be played at any time, and ends honestly where its disk does.
class StereoRecordingTest {
  private static final int RATE = 8_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  private static short[] filled(int count, int value) {
    var samples = new short[count];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  private StereoRecording begin(Path file) throws IOException {
    return StereoRecording.begin(
        file,
        RATE,
        why -> {
          throw new AssertionError(why);
        });
  }

  @Test
  void leftIsTheOneAndRightTheOther() throws Exception {
    Path file = folder.resolve("call.wav");
    var recording = begin(file);
    recording.add(filled(800, 1_000), filled(800, -3_000));
    recording.add(filled(400, 1_000), filled(400, -3_000));
    recording.end().join();

    var data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(data.limit()).isEqualTo(44 + 1_200 * 4);
    assertThat(data.getInt(4)).as("RIFF").isEqualTo(data.limit() - 8);
    assertThat(data.getInt(40)).as("data").isEqualTo(1_200 * 4);
    assertThat(data.getShort(44)).isEqualTo((short) 1_000);
    assertThat(data.getShort(46)).isEqualTo((short) -3_000);
    assertThat(Wav.read(file).samples()).hasSize(1_200).containsOnly((short) -1_000);
  }

  /// A conversation is nobody else's business on a computer with several users.
  @Test
  void onlyItsOwnerCanReadIt() throws Exception {
    Path file = folder.resolve("call.wav");
    begin(file).end().join();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /// What a process that is killed leaves is what is in the file at that moment.
  @Test
  void isWholeWhileItIsWritten() throws Exception {
    Path file = folder.resolve("call.wav");
    var recording = begin(file);
    recording.add(filled(RATE * 5 / 2, 7), filled(RATE * 5 / 2, 7));
    Await.until(LIMIT, "two seconds are written", () -> size(file) == 44 + 2 * RATE * 4);

    assertThat(Wav.read(file).samples()).hasSize(2 * RATE);
    recording.end().join();
    assertThat(Wav.read(file).samples()).hasSize(RATE * 5 / 2);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws Exception {
    Path file = Files.writeString(folder.resolve("call.wav"), "mine");

    assertThatThrownBy(() -> begin(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFullDiskIsToldOnceAndEndsIt() throws Exception {
    Path file = folder.resolve("call.wav");
    List<IOException> told = new CopyOnWriteArrayList<>();
    var disk =
        new FullDisk(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            50_000);
    var recording = StereoRecording.begin(disk, RATE, told::add);
    for (int i = 0; i < 30; i++) {
      recording.add(filled(RATE / 10, 5), filled(RATE / 10, 5));
    }
    recording.end().join();

    assertThat(told)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("No space left on device");
    assertThat(Wav.read(file).samples()).as("the seconds that fitted").hasSize(RATE);
    recording.add(filled(800, 1), filled(800, 1));
  }

  @Test
  void nothingRecordedIsAFileToo() throws Exception {
    Path file = folder.resolve("call.wav");
    begin(file).end().join();

    assertThat(Wav.read(file).samples()).isEmpty();
  }
}
