package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Steady;
import com.kallglot.console.desktop.trial.TrialState;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first page on a real sandbox, with real calls.
@Tag("desktop")
@Tag("native")
class OverviewTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static DesktopWindow window() {
    return desktop.window();
  }

  @Test
  @Tag("timed")
  void checksEveryRouteAndShowsItsVerdict() throws Exception {
    Steady.judged(() -> {
      OpenDesktop.doOnScreen(() -> {
        window().allRoutes.forget();
        window().scene().getRoot().lookup("#check-all").requestFocus();
      });
      desktop.press(KeyCode.ENTER);
      desktop.awaitScreen(
          "calls are counted",
          () ->
              window().allRoutes.state().get() instanceof TrialState.Done
                  || desktop.isShownNow("#run-progress-text"));
      desktop.awaitScreen(
          "every route has its verdict",
          () -> window().allRoutes.state().get() instanceof TrialState.Done);
      var done = (TrialState.Done) OpenDesktop.onScreen(() -> window().allRoutes.state().get());
      assertThat(done.report().failed()).as(done.report().toString()).isZero();
    });
    var table = (TableView<?>) desktop.node("#run-table");
    assertThat(OpenDesktop.onScreen(() -> table.getItems().size())).isEqualTo(8);
    assertThat(desktop.says("6 passed")).isTrue();
    assertThat(desktop.says("2 refused as predicted"))
        .as("a predicted refusal is no failure")
        .isTrue();
    assertThat(desktop.isShown("#run-progress")).isFalse();
  }

  @Test
  void aRunCanBeCancelledAndLeavesNothing() {
    desktop.awaitScreen(
        "no other run", () -> !(window().allRoutes.state().get() instanceof TrialState.Running));
    OpenDesktop.doOnScreen(() -> {
      window().allRoutes.forget();
      desktop.window().scene().getRoot().lookup("#check-all").requestFocus();
    });
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "calls are under way",
        () -> window().allRoutes.state().get() instanceof TrialState.Running);
    OpenDesktop.doOnScreen(() -> window().allRoutes.cancel());
    desktop.awaitScreen(
        "it is told that it was cancelled",
        () -> window().allRoutes.state().get() instanceof TrialState.Cancelled);
    assertThat(desktop.says("Cancelled: calls are hung up")).isTrue();
  }

  @Test
  void mendsASuspendedNumberByOneClickAndTakesItBack() {
    assertThat(desktop.says("+44 20 7946 0018 is suspended")).isTrue();
    var list = (ListView<?>) desktop.node("#checks");
    OpenDesktop.doOnScreen(() -> {
      list.requestFocus();
      for (int i = 0; i < list.getItems().size(); i++) {
        if (list.getItems().get(i).toString().contains("is suspended")) {
          list.getSelectionModel().select(i);
          list.getFocusModel().focus(i);
        }
      }
    });
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("three active numbers", () -> desktop.saysNow("3 active numbers"));
    assertThat(desktop.says("Done: Activate +44 20 7946 0018")).isTrue();

    OpenDesktop.doOnScreen(
        () -> ((Button) window().scene().getRoot().lookup("#notice .kg-link")).fire());
    desktop.awaitScreen("as before", () -> desktop.saysNow("+44 20 7946 0018 is suspended"));
  }
}
