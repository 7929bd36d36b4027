package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import java.nio.file.Path;
import java.time.Clock;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a first start shows: a sandbox that runs, three hints, or a key that is asked for in place.
@Tag("desktop")
class FirstStartTest {
  @TempDir Path home;

  @Test
  void itOpensOnTheRunningSandboxWithHintsThatDoNotComeAgain() {
    try (var desktop = OpenDesktop.atFirst(home).awaitRead()) {
      desktop.awaitScreen("a hint", () -> desktop.saysNow("1 of 3"));
      assertThat(desktop.says("already running")).isTrue();
      assertThat(desktop.isShown("#check-all")).as("nothing stands in the way").isTrue();
      desktop.robot().clickOn("#hint-next");
      desktop.awaitScreen("the next", () -> desktop.saysNow("2 of 3"));
    }
    try (var desktop = OpenDesktop.atFirst(home).awaitRead()) {
      desktop.awaitScreen("where it was left", () -> desktop.saysNow("2 of 3"));
      OpenDesktop.doOnScreen(
          () -> desktop.window().scene().getRoot().lookup("#hint-close").requestFocus());
      desktop.press(KeyCode.SPACE);
      assertThat(desktop.isShown("#hints")).isFalse();
    }
    try (var desktop = OpenDesktop.atFirst(home).awaitRead()) {
      assertThat(desktop.isShown("#hints")).as("not again").isFalse();
    }
  }

  @Test
  void aKeyThatIsMissingIsAskedForInPlaceAndUsed() throws Exception {
    var folders = new Folders(home, home);
    try (var sandbox = new LoneSandbox(home)) {
      new Profiles(folders, Clock.systemUTC())
          .update(kept ->
              kept.with(Profile.at("acme", Profile.Kind.TEST, sandbox.base())).using("acme"));
      try (var desktop = OpenDesktop.on(home).awaitRead()) {
        desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#key-prompt"));
        assertThat(desktop.says("Profile acme has no API key here")).isTrue();
        assertThat(desktop.says("no session bus")).as("why the keychain has none").isTrue();
        assertThat(desktop.isShown("#banner")).as("said once").isFalse();
        OpenDesktop.doOnScreen(() -> {
          ((CheckBox) desktop.window().scene().getRoot().lookup("#missing-key-keep"))
              .setSelected(false);
          desktop.window().scene().getRoot().lookup("#missing-key").requestFocus();
        });
        desktop.type(sandbox.key());
        desktop.press(KeyCode.ENTER);
        desktop.awaitScreen(
            "the profile is open", () -> desktop.window().workspace.configuration().get() != null);
        assertThat(desktop.isShown("#key-prompt")).isFalse();
        assertThat(desktop.window().workspace.entry().get().name()).isEqualTo("acme");
      }
    }
  }
}
