package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of what comes over any page: hints, a key that is missing, a platform that is gone, two
/// who changed the same.
@Tag("screens")
class StatesScreensTest {
  private static final String LONDON = "+442079460018";

  @TempDir Path home;

  @Test
  void theFirstStart() throws Exception {
    try (var desktop = OpenDesktop.atFirst(home).awaitRead()) {
      desktop.awaitScreen("a hint", () -> desktop.isShownNow("#hints"));
      Pictures.both(desktop, "first-start");
    }
  }

  @Test
  void aKeyThatIsMissing() throws Exception {
    new Profiles(new Folders(home, home), Clock.systemUTC())
        .update(kept ->
            kept.with(Profile.at("acme-live", Profile.Kind.LIVE, "https://api.kallglot.com/v1"))
                .using("acme-live"));
    try (var desktop = OpenDesktop.on(home)) {
      desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#key-prompt"));
      Pictures.both(desktop, "key-missing");
    }
  }

  @Test
  void aPlatformThatIsGone(@TempDir Path own) throws Exception {
    var sandbox = new LoneSandbox(home);
    var far = Map.of("KALLGLOT_API_BASE", sandbox.base(), "KALLGLOT_API_KEY", sandbox.key());
    try (sandbox;
        var desktop = OpenDesktop.on(own, far).awaitRead()) {
      sandbox.close();
      desktop.go(Page.NUMBERS);
      OpenDesktop.doOnScreen(desktop.window().workspace::readAgain);
      desktop.awaitScreen("it is told", () -> desktop.isShownNow("#banner"));
      Pictures.both(desktop, "offline");
    }
  }

  @Test
  void twoWhoChangedTheSame() throws Exception {
    try (var desktop = OpenDesktop.on(home).awaitRead()) {
      desktop.go(Page.NUMBERS);
      PhoneNumber london = london(desktop);
      OpenDesktop.doOnScreen(() -> desktop.window().numbers.select(london.id()));
      desktop.awaitScreen("it is shown", () -> desktop.isShownNow("#number-label"));
      OpenDesktop.doOnScreen(
          () -> ((TextField) root(desktop, "#number-label")).setText("Reception London"));
      var _ =
          desktop
              .window()
              .workspace
              .opened()
              .get()
              .organization()
              .label(london, "London, out of use");
      OpenDesktop.doOnScreen(() -> ((Button) root(desktop, "#number-save")).fire());
      desktop.awaitScreen("both are shown", () -> desktop.isShownNow("#conflict"));
      Pictures.both(desktop, "conflict");
      assertThat(desktop.text("#mine-label")).isEqualTo("Reception London");
    }
  }

  private static PhoneNumber london(OpenDesktop desktop) {
    return OpenDesktop.onScreen(() ->
        desktop.window().workspace.configuration().get().numbers().stream()
            .filter(number -> number.phoneNumber().value().equals(LONDON))
            .findFirst()
            .orElseThrow());
  }

  private static Node root(OpenDesktop desktop, String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }
}
