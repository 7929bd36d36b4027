package com.kallglot.console.settings.keychain;

import com.kallglot.console.Await;
import com.kallglot.console.settings.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// GNOME's own keyring on a session bus of the test's: what a user's session has, in a folder of
/// its own. The prerequisite step of the tests installs both; where they are missing this fails.
public final class Keyring implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Path folder;
  private final Path socket;
  private final List<Process> processes = new ArrayList<>();

  public Keyring(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    // The name of a socket may have about 100 characters, and a folder of a test has half of them
    Path runtime = Files.createTempDirectory("kg");
    Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
    this.socket = runtime.resolve("bus");
    Path configuration = Files.writeString(folder.resolve("bus.conf"), configuration());
    start(List.of("dbus-daemon", "--nofork", "--config-file=" + configuration));
    Await.until(SOON, "the session bus", () -> Files.exists(socket));
  }

  /// Without the folders of services that a bus starts by itself: a second keyring, locked, could
  /// be faster than the one that is meant.
  private String configuration() {
    return """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=%s</listen>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>
    """
        .formatted(socket);
  }

  /// Starts the keyring, its default collection made and open.
  public Keyring unlocked() throws IOException {
    Process keyring =
        start(List.of("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"));
    try (OutputStream password = keyring.getOutputStream()) {
      password.write("a password of the test's".getBytes(StandardCharsets.UTF_8));
    }
    Await.until(SOON, "the keyring", this::answers);
    return this;
  }

  /// Locks it, as a screen lock may.
  public void lock() throws KeychainException {
    try (Bus bus = Bus.at(address())) {
      Object[] collection =
          bus.call("/org/freedesktop/secrets", "Service", "ReadAlias", "s", "default");
      var _ = bus.call("/org/freedesktop/secrets", "Service", "Lock", "ao", List.of(collection[0]));
    }
  }

  private boolean answers() {
    try (Bus bus = Bus.at(address())) {
      Object[] answer =
          bus.call("/org/freedesktop/secrets", "Service", "ReadAlias", "s", "default");
      return !answer[0].toString().equals("/");
    } catch (KeychainException e) {
      return false;
    }
  }

  String address() {
    return "unix:path=" + socket;
  }

  /// What leads a process to it.
  public Map<String, String> variables() {
    return Map.of("DBUS_SESSION_BUS_ADDRESS", address());
  }

  public Environment environment() {
    return new Environment(variables());
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(command.getFirst() + ".log").toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().putAll(new HashMap<>(variables()));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().put("XDG_RUNTIME_DIR", socket.getParent().toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
