package com.kallglot.console.cli;

import com.kallglot.console.cli.text.Style;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Where commands speak: data on standard output, progress and warnings on standard error. The only
/// place that knows the two streams.
public final class Terminal {
  private static final int COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;

  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;
  private final Presence presence;
  private final SecretReader secrets;
  private Style style;
  private int columns = COLUMNS;

  /// Reads a line that is not shown while it is typed; null where nobody can.
  @FunctionalInterface
  public interface SecretReader {
    @Nullable String read(String question);
  }

  /// Whether somebody sits there who can be asked.
  public enum Presence {
    INTERACTIVE,
    SCRIPTED
  }

  /// One that cannot hide what is typed, and so asks for no secret.
  public Terminal(
      PrintStream out, PrintStream err, InputStream in, Presence presence, Style style) {
    this(out, err, in, presence, style, _ -> null);
  }

  public Terminal(
      PrintStream out,
      PrintStream err,
      InputStream in,
      Presence presence,
      Style style,
      SecretReader secrets) {
    this.out = out;
    this.err = err;
    this.in = in;
    this.presence = presence;
    this.style = style;
    this.secrets = secrets;
  }

  /// The terminal of this process. UTF-8 whatever the locale says, as JSON must be.
  public static Terminal ofProcess(Map<String, String> environment) {
    boolean attended =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    var terminal =
        new Terminal(
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System.in,
            attended ? Presence.INTERACTIVE : Presence.SCRIPTED,
            attended && coloursWanted(environment) ? Style.COLOURED : Style.PLAIN,
            attended ? Terminal::unseen : _ -> null);
    terminal.columns = columns(environment.getOrDefault("COLUMNS", ""));
    return terminal;
  }

  /// As POSIX names the width of a terminal.
  private static int columns(String told) {
    return told.matches("[0-9]{1,4}") ? Math.max(Integer.parseInt(told), FEWEST_COLUMNS) : COLUMNS;
  }

  private static @Nullable String unseen(String question) {
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("%s ", question))
        .map(String::new)
        .orElse(null);
  }

  /// One line of data.
  public void data(String line) {
    out.println(line);
  }

  /// One line of progress, or a warning.
  public void note(String line) {
    err.println(line);
  }

  public Style style() {
    return style;
  }

  public void withoutColours() {
    style = Style.PLAIN;
  }

  /// Characters in a line.
  public int columns() {
    return columns;
  }

  public Presence presence() {
    return presence;
  }

  boolean confirms(String question) throws InterruptedException {
    err.print(question + " [yes/no] ");
    err.flush();
    // Reading a terminal cannot be interrupted; waiting for who reads it can.
    var answer = new FutureTask<>(this::line);
    Thread.ofPlatform().daemon().name("answer").start(answer);
    try {
      return answer.get().strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (ExecutionException e) {
      return false; // nobody can answer any more
    }
  }

  private String line() throws IOException {
    String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  /// Asks for a secret without showing it; empty where nobody can be asked, or nothing was typed.
  public Optional<String> asksSecret(String question) {
    return presence == Presence.SCRIPTED
        ? Optional.empty()
        : Optional.ofNullable(secrets.read(question)).filter(typed -> !typed.isBlank());
  }

  public InputStream in() {
    return in;
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  /// `NO_COLOR` by its presence (no-color.org), a dumb terminal by its name.
  private static boolean coloursWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
