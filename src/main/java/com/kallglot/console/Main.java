package com.kallglot.console;

import com.kallglot.console.cli.Cancellation;
import com.kallglot.console.cli.Cli;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.desktop.Desktop;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Where the program begins. The one place that ends the process, after everything is closed.
public final class Main {
  /// After Ctrl+C: time to hang up calls and end sessions before the process is gone.
  private static final int CLEAN_UP_SECONDS = 10;

  private Main() {}

  public static void main(String[] arguments) {
    var cancellation = new Cancellation();
    var done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(cancellation, done), "clean-up"));
    int code;
    Folders folders = Folders.ofSystem();
    Optional<String> link = link(arguments);
    boolean window =
        (arguments.length == 0 || link.isPresent())
            && Display.isThere(System.getenv(), System.getProperty("os.name"));
    if (window) {
      DesktopLog.keepIn(folders);
    }
    Environment environment = Environment.ofProcess();
    try (var wiring = new Wiring(folders, environment)) {
      var terminal = Terminal.ofProcess(System.getenv());
      boolean shown =
          window
              && opened(
                  new DesktopServices(wiring, folders, environment), link, terminal, cancellation);
      code =
          shown ? ExitCode.PASSED.value() : new Cli(wiring, terminal, cancellation).run(arguments);
      stayForGuests(wiring, terminal, cancellation);
    } finally {
      done.countDown();
    }
    System.exit(code);
  }

  /// What a browser or a mail program hands over when somebody chooses a telephone link in it.
  private static Optional<String> link(String[] arguments) {
    return Stream.of(arguments)
        .filter(each -> arguments.length == 1 && each.matches("(?i)(sips?|tel):.+"))
        .findFirst();
  }

  /// Shows the desktop until it is closed; false where no window can be opened.
  private static boolean opened(
      DesktopServices services,
      Optional<String> link,
      Terminal terminal,
      Cancellation cancellation) {
    try {
      Desktop.run(services, link, cancellation::onCancel);
      return true;
    } catch (Desktop.NoDisplayException e) {
      terminal.note("No window can be opened here (" + e.getMessage() + ").");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// A sandbox that this process started ends when nobody else uses it, or when told to.
  private static void stayForGuests(Wiring wiring, Terminal terminal, Cancellation cancellation) {
    cancellation.onCancel(wiring::partFromGuests);
    try {
      wiring.stayForGuests(terminal::note);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs when the process is told to end, and harmlessly when it ends by itself.
  private static void cleanUp(Cancellation cancellation, CountDownLatch done) {
    if (done.getCount() == 0) {
      return;
    }
    cancellation.cancel();
    try {
      var _ = done.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
