package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.phone.dial.DialModel;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.dialling.DialReading.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts and the dial field beside the real sandbox, by keyboard.
@Tag("desktop")
class PhoneSideTest {
  private record Wish(PhoneAccount from, Target target) {}

  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static final List<Wish> WISHES = new ArrayList<>();
  private static final List<String> KEYS = new ArrayList<>();

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    PhoneSideOnScreen.show(desktop);
    desktop.awaitScreen("two accounts", () -> parts().model.accounts().size() == 2);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @BeforeEach
  void forget() {
    OpenDesktop.doOnScreen(() -> {
      WISHES.clear();
      KEYS.clear();
      parts().dial.onCall((from, target) -> WISHES.add(new Wish(from, target)));
      parts().dial.onKey(KEYS::add);
      parts().dial.use().set(DialModel.Use.FREE);
      parts().dial.fill("");
      parts().model.chosen().set(of(Origin.TEST_LINE));
    });
  }

  private static AccountsParts parts() {
    return desktop.window().accounts;
  }

  private static PhoneAccount of(Origin origin) {
    return parts().model.accounts().stream()
        .filter(each -> each.origin() == origin)
        .findFirst()
        .orElseThrow();
  }

  private static Node look(String selector) {
    return desktop.window().scene().lookup(selector);
  }

  private static void focus(String selector) {
    OpenDesktop.doOnScreen(() -> look(selector).requestFocus());
  }

  private static String text(String selector) {
    return OpenDesktop.onScreen(() -> ((Label) look(selector)).getText());
  }

  private static void type(String text) {
    focus("#dial-field");
    desktop.type(text);
  }

  @Test
  void theLineThatCallsTelephonesIsChosen() {
    assertThat(OpenDesktop.onScreen(() -> parts().model.chosen().get()))
        .extracting(PhoneAccount::origin)
        .isEqualTo(Origin.TEST_LINE);
  }

  @Test
  void saysHowANumberIsReadAndCallsItWithEnter() {
    type("+49 30 23125001");
    assertThat(text("#dial-note")).isEqualTo("+49 30 23125001, Germany");
    desktop.press(KeyCode.ESCAPE);
    desktop.press(KeyCode.ENTER);
    assertThat(WISHES).hasSize(1);
    assertThat(WISHES.getFirst().target().uri()).startsWith("sip:+493023125001@");
    assertThat(WISHES.getFirst().from().origin()).isEqualTo(Origin.TEST_LINE);
    assertThat(OpenDesktop.onScreen(() -> ((TextField) look("#dial-field")).getText())).isEmpty();
    desktop.awaitScreen(
        "it is remembered",
        () ->
            parts().dial.history().stream()
                .anyMatch(each -> each.text().equals("+49 30 23125001")));
  }

  @Test
  void anEmergencyNumberIsNotCalled() {
    type("112");
    assertThat(text("#dial-note")).contains("112 is an emergency number");
    assertThat(OpenDesktop.onScreen(() -> ((Button) look("#dial-call")).isDisabled())).isTrue();
    desktop.press(KeyCode.ENTER);
    assertThat(WISHES).isEmpty();
  }

  @Test
  void theProfilesNumbersCompleteWhatIsTyped() {
    type("19785550");
    desktop.press(KeyCode.DOWN);
    desktop.press(KeyCode.ENTER);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEqualTo("+1 978-555-0140");
    assertThat(WISHES).as("taken, and not called").isEmpty();
  }

  @Test
  void keysTypeAndDuringACallSendDigits() {
    focus("#key-1");
    desktop.press(KeyCode.SPACE);
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.SPACE);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEqualTo("12");
    OpenDesktop.doOnScreen(() -> {
      parts().dial.fill("");
      parts().dial.use().set(DialModel.Use.IN_CALL);
    });
    assertThat(text("#dial-note")).isEqualTo("Typed digits and keys send DTMF.");
    focus("#key-hash");
    desktop.press(KeyCode.SPACE);
    assertThat(KEYS).containsExactly("#");
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEmpty();
  }

  @Test
  void aTrialSaysWhatWasProven() {
    focus("#account-try");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen(
        "the password is proven", () -> desktop.saysNow("The password is accepted"));
    OpenDesktop.doOnScreen(() -> parts().model.chosen().set(of(Origin.SIP_SETTINGS)));
    assertThat(OpenDesktop.onScreen(() -> look("#account-trial").isVisible()))
        .as("of another account")
        .isFalse();
    focus("#account-try");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen(
        "it is proven by comparison", () -> desktop.saysNow("a wrong one is refused otherwise"));
  }

  @Test
  void theListShowsWhatALineTells() {
    OpenDesktop.doOnScreen(
        () -> parts().model.lines().put("line", new LineState.Refused(403, "Forbidden")));
    desktop.awaitScreen("why", () -> desktop.saysNow("Not registered: 403 Forbidden"));
    OpenDesktop.doOnScreen(() -> parts().model.lines().remove("line"));
  }
}
