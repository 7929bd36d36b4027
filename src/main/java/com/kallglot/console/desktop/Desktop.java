package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Themes;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.settings.Appearance;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desktop from its first frame to the closing of its window.
public final class Desktop {
  private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

  private Desktop() {}

  private enum Ending {
    WINDOW_CLOSED,
    PROCESS_ENDS
  }

  /// There is no display to open a window on, or not what a window needs.
  public static final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    NoDisplayException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /// Shows the window and returns when it was closed. The window comes first: the sandbox is
  /// started and everything read after its first frame.
  ///
  /// @param link a `sip:` or `tel:` address that fills the phone's field, and dials nobody
  /// @param onEnd is handed what closes the window from outside
  public static void run(Services services, Optional<String> link, Consumer<Runnable> onEnd)
      throws NoDisplayException, InterruptedException {
    Appearance appearance = Appearance.read(services.folders());
    var closed = new CompletableFuture<Ending>();
    var shown = new CompletableFuture<Void>();
    onEnd.accept(() -> closed.complete(Ending.PROCESS_ENDS));
    try (var background = Background.ofThreads()) {
      start(() -> {
        try {
          show(services, background, appearance, link, closed);
          shown.complete(null);
        } catch (RuntimeException e) {
          shown.completeExceptionally(e);
        }
      });
      awaitClosed(shown, closed);
    }
  }

  private static void start(Runnable first) throws NoDisplayException {
    try {
      Platform.setImplicitExit(false);
      Platform.startup(first);
    } catch (UnsupportedOperationException | LinkageError e) {
      throw new NoDisplayException(e);
    } catch (RuntimeException e) { // what the toolkit throws where it finds no way to draw
      throw new NoDisplayException(e);
    }
  }

  /// The toolkit is ended here and not where it never began: there it would wait for itself. Nor is
  /// it where the process ends: it has a hook of its own for that, and a thread that then asks it
  /// to end waits for an answer that never comes.
  private static void awaitClosed(CompletableFuture<Void> shown, CompletableFuture<Ending> closed)
      throws InterruptedException {
    Ending ending = Ending.WINDOW_CLOSED;
    try {
      var _ = shown.get();
      ending = closed.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The window cannot be shown", e.getCause());
    } finally {
      if (ending == Ending.WINDOW_CLOSED) {
        Platform.exit();
      }
    }
  }

  /// The one handler of this entry point: what was asked for is not done, the window goes on.
  private static void tell(Throwable bug, DesktopWindow window) {
    LOG.error("Bug in this program", bug);
    window.tellBug(bug);
  }

  private static void show(
      Services services,
      Background background,
      Appearance appearance,
      Optional<String> link,
      CompletableFuture<Ending> closed) {
    Themes.loadFonts();
    var window = new DesktopWindow(services, background, appearance, Clock.systemUTC());
    Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> tell(bug, window));
    var stage = new Stage();
    window.fill(stage);
    stage.setOnHidden(_ -> closed.complete(Ending.WINDOW_CLOSED));
    stage.show();
    background.onScreen(() -> {
      link.ifPresent(window.phone::fillLater);
      window.begin();
    });
  }
}
