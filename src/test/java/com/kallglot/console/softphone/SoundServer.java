package com.kallglot.console.softphone;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.media.Level;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Sound devices on a computer that has none: a sound server of the test's own, and ALSA devices on
/// it, for as long as it is open. Its microphone hums at 440 Hz, the quiet one gives nothing.
public final class SoundServer implements AutoCloseable {
  public static final String MICROPHONE = "ALSA/mic";
  public static final String QUIET_MICROPHONE = "ALSA/quiet";

  /// What is played to a sink without hardware, which takes and gives two seconds at a time.
  public static final String VIRTUAL_MICROPHONE = "ALSA/virtual";

  public static final String SPEAKER = "ALSA/speaker";

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String MISSING =
      "PulseAudio is missing: run installers/linux/prerequisites.sh --tests";

  private final Path folder;
  private final String address;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hum").factory());
  private Process daemon;
  private ScheduledFuture<?> humming;
  private int pipes;
  private long hums;
  private final Map<String, String> modules = new ConcurrentHashMap<>();

  public SoundServer(Path folder) throws IOException {
    this.folder = folder;
    this.address = "unix:" + folder.resolve("native");
    start();
    alsa();
  }

  private void start() {
    daemon =
        started(
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
            "--load=module-native-protocol-unix socket="
                + folder.resolve("native")
                + " auth-anonymous=1");
    Await.until(LIMIT, "the sound server answers", () -> run("pactl", "info").contains("Server"));
    plugInMicrophone();
    plugIn("quiet", "module-null-source", "source_name=quiet");
    plugInSpeaker();
  }

  /// Everything is gone at once, and there again.
  public void crash() {
    humming.cancel(true);
    daemon.destroyForcibly().onExit().join();
    start();
  }

  /// ALSA reads this variable whenever it looks at its devices.
  private void alsa() throws IOException {
    var devices = new StringBuilder();
    for (String name : List.of("mic", "quiet", "virtual.monitor", "speaker")) {
      devices.append(
          """
          pcm.%s { type pulse server "%s" device "%s" hint { show on description "%s" } }
          """
              .formatted(name.replace(".monitor", ""), address, name, name));
    }
    environment("ALSA_CONFIG_PATH", Files.writeString(folder.resolve("asound.conf"), devices));
  }

  private static void environment(String name, Path value) {
    var linker = Linker.nativeLinker();
    var function =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocateFrom(name);
      assertThat((int) function.invokeExact(key, arena.allocateFrom(value.toString()), 1)).isZero();
    } catch (Throwable e) {
      throw new AssertionError("setenv could not be called", e);
    }
  }

  private Process started(String... command) {
    try {
      var builder = new ProcessBuilder(command);
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
      builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
      builder.environment().put("PULSE_SERVER", address);
      builder.environment().put("LC_ALL", "C");
      return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new AssertionError(MISSING, e);
    }
  }

  private String run(String... command) {
    try (InputStream said = started(command).getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void plugIn(String name, String... module) {
    String[] command = new String[module.length + 2];
    command[0] = "pactl";
    command[1] = "load-module";
    System.arraycopy(module, 0, command, 2, module.length);
    String index = run(command).strip();
    assertThat(index).as(name).matches("\\d+");
    modules.put(name, index);
  }

  public void plugInSpeaker() {
    plugIn("speaker", "module-null-sink", "sink_name=speaker");
  }

  /// The only one: the server would move what plays to another.
  public void pullOutSpeaker() {
    run("pactl", "unload-module", modules.remove("speaker"));
  }

  /// Not while a speaker is pulled out: the server would move what plays to this sink.
  public void plugInVirtualMicrophone() {
    plugIn("virtual", "module-null-sink", "sink_name=virtual");
    plugIn("tone", "module-sine", "sink=virtual", "frequency=440");
  }

  public void pullOutVirtualMicrophone() {
    run("pactl", "unload-module", modules.remove("tone"));
    run("pactl", "unload-module", modules.remove("virtual"));
  }

  public void plugInMicrophone() {
    Path pipe = folder.resolve("hum" + pipes++);
    plugIn(
        "mic",
        "module-pipe-source",
        "source_name=mic",
        "file=" + pipe,
        "format=s16le",
        "rate=16000",
        "channels=1");
    hum(pipe);
  }

  /// Ten milliseconds of sound every ten milliseconds, as a real microphone gives it.
  private void hum(Path pipe) {
    var bytes = ByteBuffer.allocate(2 * 160 * 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 160 * 16; i++) {
      bytes.putShort((short) (10_000 * Math.sin(2 * Math.PI * 440 * i / 16_000)));
    }
    try {
      // Both ways, so that neither opening nor the other end's absence makes anybody wait.
      var out = new RandomAccessFile(pipe.toFile(), "rw");
      var unheard = new FileInputStream(out.getFD());
      humming =
          clock.scheduleAtFixedRate(
              () -> write(out, unheard, bytes.array(), (int) (hums++ % 16) * 320),
              0,
              10,
              MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What nobody hears for a tenth of a second is gone, so that a full pipe holds up no clock.
  private static void write(RandomAccessFile out, FileInputStream unheard, byte[] hum, int from) {
    try {
      if (unheard.available() < 10 * 320) {
        out.write(hum, from, 320);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// They stay where they are, but one gives no samples and the other takes none.
  public void standStill() {
    humming.cancel(true);
    run("pactl", "suspend-sink", "speaker", "1");
  }

  public void moveAgain() {
    hum(folder.resolve("hum" + (pipes - 1)));
    run("pactl", "suspend-sink", "speaker", "0");
  }

  public void pullOutMicrophone() {
    humming.cancel(true);
    run("pactl", "unload-module", modules.remove("mic"));
  }

  /// Whether another program listens to a microphone or plays to a speaker.
  public boolean isUsed() {
    return run("pactl", "list", "short", "sink-inputs").contains("protocol-native")
        || run("pactl", "list", "short", "source-outputs").contains("protocol-native");
  }

  /// Whether another program listens to a microphone.
  public boolean isHeard() {
    return run("pactl", "list", "short", "source-outputs").contains("protocol-native");
  }

  /// How loud the speaker is, over the next quarter of a second, in dBFS.
  public double speakerDbfs() {
    Process ear =
        started(
            "parec",
            "--device=speaker.monitor",
            "--format=s16le",
            "--rate=16000",
            "--channels=1",
            "--latency-msec=50",
            "--raw");
    try (InputStream sound = ear.getInputStream()) {
      // What is older than the question is in the first quarter of a second.
      var bytes = ByteBuffer.wrap(sound.readNBytes(16_000)).order(ByteOrder.LITTLE_ENDIAN);
      short[] samples = new short[bytes.remaining() / 2];
      bytes.asShortBuffer().get(samples);
      int count = samples.length / 2;
      return Level.rmsDbfs(samples, samples.length - count, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ear.destroy();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    daemon.destroy();
    try {
      assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).as("the sound server ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    environment("ALSA_CONFIG_PATH", Path.of("/usr/share/alsa/alsa.conf"));
  }
}
