package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.softphone.SoftphoneException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What the phone can show, as pictures in `target/screens`.
@Tag("screens")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneScreensTest {
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

  @Test
  @Order(1)
  void nothingYet() throws IOException {
    Pictures.picture(desktop, "phone-empty", "en", Theme.LIGHT, 1440, 900);
    Pictures.picture(desktop, "phone-empty", "de", Theme.DARK, 1024, 700);
    assertThat(desktop.isShown("#phone-empty")).isTrue();
  }

  @Test
  @Order(1)
  void anAccountIsMade() throws IOException {
    page.fire("#account-add");
    Pictures.picture(desktop, "phone-account", "en", Theme.LIGHT, 1440, 900);
    Pictures.picture(desktop, "phone-account", "de", Theme.DARK, 1024, 700);
    assertThat(desktop.isShown("#account-editor")).isTrue();
    page.fire("#account-editor-close");
  }

  @Test
  @Order(2)
  void refused() throws Exception {
    page.dial("+493023125001");
    page.await(State.ENDED);
    desktop.awaitScreen("it is explained", () -> page.shown().cause() != null);
    Pictures.render(desktop, "phone-failed");
    assertThat(desktop.isShown("#failed-sentence")).isTrue();
  }

  @Test
  @Order(3)
  void inACall() throws Exception {
    page.callNumber("+493023125001");
    desktop.awaitScreen("it sounds well", () -> page.text("#bar-sound").contains("MOS"));
    Pictures.render(desktop, "phone-call");
    assertThat(desktop.isShown("#quality")).isTrue();
    page.fire("#call-transfer");
    Pictures.both(desktop, "phone-transfer");
    page.fire("#transfer-cancel");
    page.fire("#call-hold");
    page.await(State.HELD);
    Pictures.both(desktop, "phone-held");
    page.fire("#call-hold");
    page.await(State.UP);
  }

  @Test
  @Order(4)
  void comesWhileAnotherIsUp() throws Exception {
    var _ = page.isCalled();
    Pictures.render(desktop, "phone-coming");
    desktop.go(Page.NUMBERS);
    Pictures.picture(desktop, "phone-coming-elsewhere", "de", Theme.LIGHT, 1024, 700);
    page.open();
    page.fire("#coming-answer");
    page.await(State.UP);
    Pictures.render(desktop, "phone-two");
    assertThat(desktop.isShown("#phone-calls")).isTrue();
  }

  /// Last, for it leaves an account.
  @Test
  @Order(5)
  void canBeSetAndCalledAgain() throws Exception {
    page.hangUpEverything();
    OpenDesktop.doOnScreen(() -> desktop.window().accounts.model.editing().set(null));
    var _ = page.addDesk();
    var _ = page.session("{\"phone_number\":\"+493023125001\"}");
    page.dial("+493023125001");
    page.await(State.ENDED);
    desktop.awaitScreen("it can be set", () -> desktop.isShownNow("#failed-set-and-call"));
    Pictures.render(desktop, "phone-mend");
    assertThat(desktop.text("#failed-to")).isNotEmpty();
  }

  @Test
  @Order(6)
  void withoutMicrophoneAndSpeaker() throws Exception {
    page.callFrom("line");
    page.callNumber("+493023125001");
    try {
      desktop.window().phone.phone.sound(SoundChoice.USUAL);
    } catch (SoftphoneException none) {
      desktop.awaitScreen(
          String.valueOf(none.getMessage()), () -> desktop.isShownNow("#sound-trouble"));
    }
    Pictures.both(desktop, "phone-no-devices");
    assertThat(desktop.isShown("#call-sound-levels")).isTrue();
  }
}
