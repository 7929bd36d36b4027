package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.phone.dial.DialModel;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.telephony.Secret;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts and the dial field beside the real sandbox, by keyboard.
@Tag("desktop")
class PhoneSideTest {
  private record Wish(PhoneAccount from, Target target, Runnable placed) {}

  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static final List<Wish> WISHES = new ArrayList<>();
  private static final List<String> KEYS = new ArrayList<>();

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    desktop.go(Page.PHONE);
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
      parts().dial.onCall((from, target, placed) -> WISHES.add(new Wish(from, target, placed)));
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

  private static String text(String selector) {
    return OpenDesktop.onScreen(() -> ((Label) look(selector)).getText());
  }

  private static void type(String text) {
    desktop.focus("#dial-field");
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
    int before = OpenDesktop.onScreen(() -> parts().dial.history().size());
    type("+49 30 23125001");
    assertThat(text("#dial-note")).isEqualTo("+49 30 23125001, Germany");
    desktop.press(KeyCode.ESCAPE);
    desktop.press(KeyCode.ENTER);
    assertThat(WISHES).hasSize(1);
    assertThat(WISHES.getFirst().target().uri()).startsWith("sip:+493023125001@");
    assertThat(WISHES.getFirst().from().origin()).isEqualTo(Origin.TEST_LINE);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get()))
        .as("it may not be called after all")
        .isEqualTo("+49 30 23125001");
    assertThat(OpenDesktop.onScreen(() -> parts().dial.history().size())).isEqualTo(before);
    OpenDesktop.doOnScreen(WISHES.getFirst().placed());
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
    desktop.focus("#key-1");
    desktop.press(KeyCode.SPACE);
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.SPACE);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEqualTo("12");
    OpenDesktop.doOnScreen(() -> {
      parts().dial.fill("");
      parts().dial.use().set(DialModel.Use.IN_CALL);
    });
    assertThat(text("#dial-note")).isEqualTo("Typed digits and keys send DTMF.");
    desktop.focus("#key-hash");
    desktop.press(KeyCode.SPACE);
    assertThat(KEYS).containsExactly("#");
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEmpty();
  }

  @Test
  void theKeyZeroHasAPlus() {
    desktop.focus("#key-0");
    desktop.press(KeyCode.SHIFT, KeyCode.DIGIT0);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEqualTo("+");
    mouse(MouseEvent.MOUSE_PRESSED);
    desktop.awaitScreen("held down", () -> parts().dial.typed().get().equals("++"));
    mouse(MouseEvent.MOUSE_RELEASED);
    mouse(MouseEvent.MOUSE_PRESSED);
    mouse(MouseEvent.MOUSE_RELEASED);
    assertThat(OpenDesktop.onScreen(() -> parts().dial.typed().get())).isEqualTo("++0");
  }

  private static void mouse(EventType<MouseEvent> what) {
    OpenDesktop.doOnScreen(() -> look("#key-0").fireEvent(Mouse.primary(what, 1, 1)));
  }

  @Test
  void aTrialSaysWhatWasProven() {
    desktop.focus("#account-try");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen(
        "the password is proven", () -> desktop.saysNow("The password is accepted"));
    OpenDesktop.doOnScreen(() -> parts().model.chosen().set(of(Origin.SIP_SETTINGS)));
    assertThat(OpenDesktop.onScreen(() -> look("#account-trial").isVisible()))
        .as("of another account")
        .isFalse();
    desktop.focus("#account-try");
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

  private static void fill(String selector, String text) {
    OpenDesktop.doOnScreen(() -> ((TextField) look(selector)).setText(text));
  }

  @SuppressWarnings("unchecked")
  private static void choose(String selector, String constant) {
    OpenDesktop.doOnScreen(() -> ((ComboBox<String>) look(selector)).setValue(constant));
  }

  /// The test line of the sandbox, as somebody would type it.
  private static void typeTestLine(String label, String password) {
    PhoneAccount line = of(Origin.TEST_LINE);
    desktop.focus("#account-add");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("the form", () -> desktop.isShownNow("#account-editor"));
    assertThat(OpenDesktop.onScreen(() -> look("#account-label").isFocused())).isTrue();
    desktop.type(label);
    desktop.press(KeyCode.TAB);
    desktop.type(String.valueOf(line.home().authUser()));
    desktop.press(KeyCode.TAB);
    fill("#account-domain", line.domain());
    fill("#account-password", password);
    fill("#account-proxy", String.valueOf(line.sip().proxy()));
    choose("#account-transport", "UDP");
    choose("#account-registering", "NO");
  }

  private static void click(String selector) {
    desktop.focus(selector);
    desktop.press(KeyCode.SPACE);
  }

  private static Path file() {
    return home.resolve("profiles/sandbox/accounts.json");
  }

  @Test
  void anAccountIsAddedByKeyboardEditedDeletedAndTakenBack() throws Exception {
    String password = of(Origin.TEST_LINE).sip().password().reveal();
    typeTestLine("Desk", password);
    click("#account-save");
    desktop.awaitScreen("it is in the list", () -> parts().model.accounts().size() == 3);
    desktop.awaitScreen("the form is gone", () -> !desktop.isShownNow("#account-editor"));
    PhoneAccount kept = OpenDesktop.onScreen(() -> parts().model.chosen().get());
    assertThat(kept.label()).as("and is called from").isEqualTo("Desk");
    assertThat(kept.sip().password()).isEqualTo(Secret.of(password));
    assertThat(Files.readString(file())).contains("Desk").doesNotContain(password);

    click("#account-edit");
    desktop.awaitScreen("the form", () -> desktop.isShownNow("#account-editor"));
    fill("#account-label", "Front desk");
    assertThat(OpenDesktop.onScreen(() -> ((TextField) look("#account-password")).getText()))
        .isEmpty();
    click("#account-save");
    desktop.awaitScreen("its new name", () -> desktop.saysNow("Front desk"));
    assertThat(OpenDesktop.onScreen(() -> parts().model.chosen().get()).sip().password())
        .as("kept, though not typed again")
        .isEqualTo(Secret.of(password));

    var offered = new AtomicReference<Notices.Notice>();
    OpenDesktop.doOnScreen(() -> desktop.window().notices.to(offered::set, () -> {}));
    desktop.focus("#account-list");
    desktop.press(KeyCode.DELETE);
    desktop.awaitScreen("it is gone", () -> parts().model.accounts().size() == 2);
    desktop.awaitScreen("an offer to take it back", () -> offered.get() != null);
    OpenDesktop.doOnScreen(() -> offered.get().undo().run());
    desktop.awaitScreen("it is back", () -> parts().model.accounts().size() == 3);
    assertThat(OpenDesktop.onScreen(() -> parts().model.accounts().getLast()).sip().password())
        .isEqualTo(Secret.of(password));
    OpenDesktop.doOnScreen(() -> parts().model.chosen().set(parts().model.accounts().getLast()));
    click("#account-delete");
    desktop.awaitScreen("it is gone again", () -> parts().model.accounts().size() == 2);
  }

  @Test
  void whatIsWrongIsSaidWhileItIsTyped() {
    typeTestLine("Desk", "x");
    assertThat(OpenDesktop.onScreen(() -> look("#account-save").isDisabled())).isFalse();
    fill("#account-domain", "sip:pbx.example");
    assertThat(desktop.says("host or host:port, without sip:")).isTrue();
    assertThat(OpenDesktop.onScreen(() -> look("#account-save").isDisabled())).isTrue();
    fill("#account-domain", "pbx.example");
    TitledPane network = (TitledPane) desktop.node("#account-network");
    assertThat(network.isExpanded()).as("the platform's settings are out of the way").isFalse();
    fill("#account-relay-server", "turn.example");
    assertThat(network.isExpanded()).isTrue();
    assertThat(desktop.says("TURN needs ICE")).isTrue();
    click("#account-discard");
    assertThat(parts().model.accounts()).hasSize(2);
  }

  @Test
  void aWrongPasswordAndAHostThatIsNotThereAreNamed() throws Exception {
    typeTestLine("Wrong", "CanaryTyped9");
    click("#account-editor-try");
    desktop.awaitScreen(
        "the password is named", () -> desktop.saysNow("User name or password is wrong (401"));
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    fill("#account-proxy", "127.0.0.1:" + free);
    click("#account-editor-try");
    desktop.awaitScreen("the host is named", () -> desktop.saysNow(":" + free + " (UDP): refused"));
    fill("#account-proxy", "no-such-host.invalid");
    click("#account-editor-try");
    desktop.awaitScreen("its name", () -> desktop.saysNow("the name has no address"));
    click("#account-discard");
  }

  @Test
  void aFileThatCannotBeUnderstoodIsToldAndStays() throws Exception {
    Files.createDirectories(file().getParent());
    boolean before = Files.exists(file());
    String kept = before ? Files.readString(file()) : "";
    Files.writeString(file(), "nonsense");
    try {
      OpenDesktop.doOnScreen(parts().model::readAgain);
      desktop.awaitScreen("it is told", () -> desktop.saysNow("cannot be understood"));
      assertThat(parts().model.accounts()).as("of the profile").hasSize(2);
      assertThat(Files.readString(file())).isEqualTo("nonsense");
    } finally {
      if (before) {
        Files.writeString(file(), kept);
      } else {
        Files.delete(file());
      }
      OpenDesktop.doOnScreen(parts().model::readAgain);
    }
    desktop.awaitScreen("it is whole", () -> !desktop.saysNow("cannot be understood"));
  }
}
