package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.Knob;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Preset;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.settings.Appearance.Theme;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the impairment lab on the page of the phone, before and in a call that it impairs.
@Tag("screens")
class ImpairmentScreensTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static PhoneOnScreen page;

  @BeforeAll
  static void open() {
    page = PhoneOnScreen.opened(home);
    desktop = page.desktop();
  }

  @AfterAll
  static void close() {
    page.hangUpEverything();
    desktop.close();
  }

  private static void lab() {
    OpenDesktop.doOnScreen(desktop.window().quality::openLab);
    desktop.awaitScreen("it is open", () -> desktop.isShownNow("#impairment"));
  }

  @Test
  void labWithAndWithoutACall() throws Exception {
    var model = desktop.window().quality.impairment;
    desktop.awaitScreen("it is read", () -> model.now().isPresent());
    lab();
    Pictures.picture(desktop, "impairment-clean", "en", Theme.LIGHT, 1440, 900);
    OpenDesktop.doOnScreen(() ->
        model.apply(
            Trouble.NONE
                .with(Preset.BAD.seeded(4711))
                .with(new FarEnd(1500L, 486, false, null, FarEnd.Sound.TONE, true))));
    Pictures.picture(desktop, "impairment-bad", "de", Theme.DARK, 1024, 700);
    lab();
    Pictures.snapshot(desktop, "impairment-bad-lab-de");
    Network lossy = Knob.LOSS.turned(Preset.MOBILE.seeded(4711), 10);
    OpenDesktop.doOnScreen(() -> model.apply(Trouble.NONE.with(lossy)));
    inACall();
  }

  private static void inACall() throws IOException, Exception {
    page.callNumber("+493023125001");
    var quality = desktop.window().quality;
    desktop.awaitScreen("it lasts", () -> quality.model.series().get().seconds().size() > 8);
    OpenDesktop.doOnScreen(quality.compared::compare);
    desktop.awaitScreen("it is compared", () -> desktop.isShownNow("#impairment-numbers"));
    for (String language : new String[] {"en", "de"}) {
      Theme theme = language.equals("en") ? Theme.LIGHT : Theme.DARK;
      int width = language.equals("en") ? 1440 : 1024;
      Pictures.picture(desktop, "quality-bad", language, theme, width, width == 1440 ? 900 : 700);
      lab();
      Pictures.snapshot(desktop, "impairment-call-" + language);
    }
    assertThat(desktop.isShown("#impairment-numbers")).isTrue();
  }
}
