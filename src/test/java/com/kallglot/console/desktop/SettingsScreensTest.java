package com.kallglot.console.desktop;

import com.kallglot.console.Wiring;
import com.kallglot.console.desktop.preferences.Sections.Section;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of Settings with a profile of one's own, of SIP with an allowlist that has remarks, and
/// of pages while numbers are masked.
@Tag("screens")
class SettingsScreensTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    new Profiles(new Folders(home, home), Clock.systemUTC())
        .update(kept ->
            kept.with(
                Profile.at("acme-live", Profile.Kind.LIVE, "https://api.kallglot.com/v1")
                    .withTestLineText(
                        "sip:1001@pbx.example.com;transport=tls;number=+493023125001")));
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static void both(String screen) throws IOException {
    Pictures.picture(desktop, screen, "en", Theme.LIGHT, 1440, 900);
    Pictures.picture(desktop, screen, "de", Theme.DARK, 1024, 700);
  }

  private static Node look(String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void settings(Section section) throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.SETTINGS);
      desktop.window().sections.open(section);
    });
    for (String language : new String[] {"en", "de"}) {
      Theme theme = language.equals("en") ? Theme.LIGHT : Theme.DARK;
      int width = language.equals("en") ? 1440 : 1024;
      int height = language.equals("en") ? 900 : 700;
      String name = "settings-" + section.name().toLowerCase(Locale.ROOT);
      if (section == Section.NETWORK) {
        OpenDesktop.doOnScreen(() -> ((Button) look("#network-try")).fire());
        desktop.awaitScreen("it is tried", () -> desktop.isShownNow("#network-own"));
      }
      Pictures.picture(desktop, name, language, theme, width, height);
      if (section == Section.PROFILES) {
        OpenDesktop.doOnScreen(() ->
            ((ListView<?>) desktop.window().scene().getRoot().lookup("#profile-list"))
                .getSelectionModel()
                .selectLast());
        desktop.awaitScreen("its form", () -> desktop.isShownNow("#profile-api-base"));
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.snapshot(desktop, "settings-own-profile-" + language);
      }
    }
  }

  @Test
  void networkToASandboxThatIsGone(@TempDir Path own) throws Exception {
    var other = new Wiring(new Folders(own, own), new Environment(Map.of()));
    var _ = other.profile(Optional.of("sandbox"));
    try (other;
        var attached = OpenDesktop.on(own).awaitRead()) {
      other.close();
      OpenDesktop.doOnScreen(() -> {
        attached.window().sections.open(Section.NETWORK);
        attached.window().navigation.open(Page.SETTINGS);
      });
      Node button = attached.node("#network-try");
      OpenDesktop.doOnScreen(() -> ((Button) button).fire());
      attached.awaitScreen("none answers", () -> attached.isShownNow("#network-own"));
      Pictures.picture(attached, "settings-network-gone", "en", Theme.LIGHT, 1440, 900);
      Pictures.picture(attached, "settings-network-gone", "de", Theme.DARK, 1024, 700);
    }
  }

  @Test
  void sipWithRemarks() throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.SIP);
      desktop.window().sip.edit(draft -> draft.listing(desktop.window().sip.settings().get()));
      desktop
          .window()
          .sip
          .edit(draft ->
              draft
                  .with(new Line("203.0.113.0/24", "Office"))
                  .with(new Line("203.0.113.7", "PBX in the office"))
                  .with(new Line("10.1.2.3", ""))
                  .with(new Line("2001:db8::/32", "Branch")));
    });
    both("sip-remarks");
    OpenDesktop.doOnScreen(() -> desktop.window().allowlist.discard());
  }

  @ParameterizedTest
  @EnumSource(
      value = Page.class,
      names = {"NUMBERS", "ROUTE_LAB", "ACTIVITY", "SESSIONS"})
  void masked(Page page) throws IOException {
    desktop.go(page);
    OpenDesktop.doOnScreen(() -> {
      var now = desktop.window().appearance();
      desktop.window().appear(now.with(Numbers.MASKED));
    });
    desktop.awaitRead();
    OpenDesktop.doOnScreen(() -> {
      if (desktop.window().scene().getRoot().lookup(".table-view") instanceof TableView<?> table) {
        table.getSelectionModel().selectFirst();
      }
    });
    Pictures.snapshot(desktop, "masked-" + page.name().toLowerCase(Locale.ROOT));
    OpenDesktop.doOnScreen(() -> {
      var now = desktop.window().appearance();
      desktop.window().appear(now.with(Numbers.WHOLE));
    });
  }

  @Test
  void paletteOverAPage() throws IOException {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    Pictures.snapshot(desktop, "palette-open");
    desktop.press(KeyCode.ESCAPE);
  }
}
