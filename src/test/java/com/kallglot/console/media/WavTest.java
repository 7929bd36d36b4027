package com.kallglot.console.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
  private static final Pcm TONE = Signals.tone(440, Duration.ofMillis(100), 16000);

  @TempDir Path folder;
  private Path file;
  private byte[] good;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("a.wav");
    Wav.write(file, TONE);
    good = Files.readAllBytes(file);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Pcm read = Wav.read(file);
    assertThat(read.sampleRate()).isEqualTo(16000);
    assertThat(read.samples()).isEqualTo(TONE.samples());
  }

  @Test
  void mixesTwoChannelsAndFillsTheShorterOne() throws IOException {
    Wav.write(
        file, new Pcm(new short[] {100, 200, 300}, 8000), new Pcm(new short[] {300, -200}, 8000));
    assertThat(Wav.read(file).samples()).containsExactly(200, 0, 150);
  }

  @Test
  void skipsChunksItDoesNotKnow() throws IOException {
    byte[] list = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0};
    byte[] file = new byte[good.length + list.length];
    System.arraycopy(good, 0, file, 0, 12);
    System.arraycopy(list, 0, file, 12, list.length);
    System.arraycopy(good, 12, file, 12 + list.length, good.length - 12);
    assertThat(Wav.parse(file).samples()).isEqualTo(TONE.samples());
  }

  @Test
  void skipsAnOddChunkThatIsNotPadded() throws IOException {
    byte[] list = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3};
    byte[] file = new byte[good.length + list.length];
    System.arraycopy(good, 0, file, 0, 12);
    System.arraycopy(list, 0, file, 12, list.length);
    System.arraycopy(good, 12, file, 12 + list.length, good.length - 12);
    assertThat(Wav.parse(file).samples()).isEqualTo(TONE.samples());
  }

  @Test
  void takesARecordingCutShort() throws IOException {
    assertThat(Wav.parse(Arrays.copyOf(good, 44 + 101)).samples()).hasSize(50);
  }

  @Test
  void saysWhatItDoesNotTake() {
    assertThatThrownBy(() -> Wav.parse("MThd, a song, not a wave".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RIFF");
    assertThatThrownBy(() -> Wav.parse(changed(20, 7)))
        .hasMessageContaining("format 7")
        .hasMessageContaining("16-bit PCM");
    assertThatThrownBy(() -> Wav.parse(changed(22, 6))).hasMessageContaining("6 channels");
    assertThatThrownBy(() -> Wav.parse(changed(25, 0))).hasMessageContaining("128 Hz");
    assertThatThrownBy(() -> Wav.read(Files.write(file, new byte[] {'R'})))
        .hasMessageContaining(file.toString());
  }

  @Test
  void damagedFilesAreReadOrRefusedButNeverBreakIt() {
    var random = new Random(5);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int n = random.nextInt(8); n > 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(Math.min(48, damaged.length))] = (byte) random.nextInt();
      }
      try {
        Wav.parse(damaged);
        read++;
      } catch (IOException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThat(read).isBetween(1, 20_000);
  }

  private byte[] changed(int at, int value) {
    byte[] copy = good.clone();
    copy[at] = (byte) value;
    return copy;
  }
}
