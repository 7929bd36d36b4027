package com.kallglot.console.desktop;

import com.kallglot.console.Await;
import com.kallglot.console.DesktopServices;
import com.kallglot.console.Wiring;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Themes;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SeenHints;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window on JavaFX's platform without a display, over the program's own wiring in a folder of
/// the test's.
final class OpenDesktop implements AutoCloseable {
  /// Far longer than anything takes on a quiet computer; a first window is seconds of its work.
  static final Duration SOON = Duration.ofSeconds(60);

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private final Wiring wiring;
  private final Background background = Background.ofThreads();
  private final FxRobot robot = new FxRobot();
  private DesktopWindow window;
  private Stage stage;

  private OpenDesktop(
      Path home,
      Map<String, String> environment,
      Appearance appearance,
      UnaryOperator<Services> exchange) {
    var folders = new Folders(home, home);
    var surroundings = new Environment(environment);
    wiring = new Wiring(folders, surroundings);
    startToolkit();
    onScreen(() -> {
      window =
          new DesktopWindow(
              exchange.apply(new DesktopServices(wiring, folders, surroundings)),
              background,
              appearance,
              Clock.systemUTC());
      stage = new Stage();
      window.fill(stage);
      stage.show();
      window.begin();
      return null;
    });
  }

  /// With the hints of a first start, which every other test has put away.
  static OpenDesktop atFirst(Path home) {
    return new OpenDesktop(
        home, Map.of(), english(Appearance.Theme.LIGHT), UnaryOperator.identity());
  }

  private static Path withoutHints(Path home) {
    try {
      var _ = new SeenHints(new Folders(home, home)).add(List.of("sandbox", "check", "settings"));
      return home;
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  static OpenDesktop on(Path home) {
    return on(home, Map.of());
  }

  static OpenDesktop on(Path home, Map<String, String> environment) {
    return on(home, environment, UnaryOperator.identity());
  }

  /// @param exchange puts others in the place of some of the program's services
  static OpenDesktop on(
      Path home, Map<String, String> environment, UnaryOperator<Services> exchange) {
    return new OpenDesktop(
        withoutHints(home), environment, english(Appearance.Theme.LIGHT), exchange);
  }

  static Appearance english(Appearance.Theme theme) {
    return new Appearance(theme, "en");
  }

  static void startToolkit() {
    if (STARTED.getAndSet(true)) {
      return;
    }
    var ready = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(() -> {
      Themes.loadFonts();
      ready.countDown();
    });
    try {
      if (!ready.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The toolkit did not start");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  DesktopWindow window() {
    return window;
  }

  Stage stage() {
    return stage;
  }

  FxRobot robot() {
    return robot;
  }

  /// Does something on the JavaFX thread and waits for it.
  static <T> T onScreen(Callable<T> change) {
    var done = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        done.complete(change.call());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    try {
      return done.get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  static void doOnScreen(Runnable change) {
    var _ =
        onScreen(() -> {
          change.run();
          return true;
        });
  }

  /// Waits until the configuration is read, or failed to be.
  OpenDesktop awaitRead() {
    awaitScreen(
        "the configuration is read",
        () ->
            window.workspace.activity().get() == Workspace.Activity.IDLE
                && window.workspace.entry().get() != null);
    return this;
  }

  /// Goes to a page and lays it out, so that all of it can be looked up at once.
  void go(Page page) {
    doOnScreen(() -> {
      window.navigation.open(page);
      window.scene().getRoot().applyCss();
      window.scene().getRoot().layout();
    });
  }

  void awaitScreen(String what, Supplier<Boolean> condition) {
    Await.until(SOON, what, () -> onScreen(condition::get));
  }

  void focus(String selector) {
    doOnScreen(() -> window.scene().getRoot().lookup(selector).requestFocus());
  }

  Node node(String selector) {
    return onScreen(() -> window.scene().getRoot().lookup(selector));
  }

  String text(String selector) {
    Node found = node(selector);
    return onScreen(() -> found instanceof Labeled labeled ? labeled.getText() : "");
  }

  /// Whether a node is to be seen, with all that it lies in.
  boolean isShown(String selector) {
    return onScreen(() -> isShownNow(selector));
  }

  /// The same, on the JavaFX thread.
  boolean isShownNow(String selector) {
    Node found = window.scene().getRoot().lookup(selector);
    return found != null && isShownNow(found);
  }

  private static boolean isShownNow(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Whether some label, button or cell that is to be seen says this.
  boolean says(String words) {
    return onScreen(() -> saysNow(words));
  }

  /// The same, on the JavaFX thread.
  boolean saysNow(String words) {
    return SceneWalk.all(window.scene().getRoot()).stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .anyMatch(label ->
            label.getText() != null && label.getText().contains(words) && isShownNow(label));
  }

  void press(KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void type(String text) {
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    doOnScreen(() -> {
      window.lifetime().end();
      stage.hide();
      stage.setScene(null);
    });
    // A class keeps its desktop to the end of all tests, and with it everything it ever drew
    window = null;
    stage = null;
    background.close();
    wiring.close();
  }
}
