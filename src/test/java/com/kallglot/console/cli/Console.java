package com.kallglot.console.cli;

import com.kallglot.console.Wiring;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.cli.text.Style;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The program as a user has it, in a folder of its own, without a terminal; what it printed is
/// kept.
public final class Console implements AutoCloseable {
  private final Wiring wiring;
  private Cancellation cancellation = new Cancellation();

  /// @param environment what the process's environment would be
  public Console(Path home, Map<String, String> environment) {
    wiring = new Wiring(new Folders(home, home), new Environment(environment));
  }

  public Console(Path home) {
    this(home, Map.of());
  }

  /// What one command printed and how it ended.
  public record Outcome(int exitCode, String out, String err) {}

  public Outcome run(String... arguments) {
    return runWith("", arguments);
  }

  /// With something on standard input.
  public Outcome runWith(String input, String... arguments) {
    cancellation = new Cancellation();
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            Terminal.Presence.SCRIPTED,
            Style.PLAIN);
    int code = new Cli(wiring, terminal, cancellation).run(arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Ctrl+C while a command runs on another thread.
  public void interrupt() {
    cancellation.cancel();
  }

  /// What the commands stand on.
  public Services services() {
    return wiring;
  }

  /// What tests of the sandbox's routes stand on.
  public TestSite site() throws Exception {
    Profile profile = wiring.profile(Optional.of("sandbox"));
    return wiring.site(profile, wiring.modes(profile).find().configuration().orElseThrow());
  }

  @Override
  public void close() {
    wiring.close();
  }
}
