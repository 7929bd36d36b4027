package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page Connections on a real sandbox, whose stand-ins of Twilio and Telnyx are asked.
@Tag("desktop")
class ConnectionsTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static ConnectionsOnScreen page;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    page = new ConnectionsOnScreen(desktop, home);
    var drafts = new SavedDrafts(new Folders(home, home));
    drafts.keep(new Saved("Nothing named", "{\"mode\": \"ai_agent\"}"));
    drafts.keep(page.draftOver("Support line"));
    drafts.keep(page.draftOver("Old account"));
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @BeforeEach
  void look() {
    desktop.go(Page.CONNECTIONS);
    desktop.awaitRead();
  }

  @AfterEach
  void leave() {
    page.closeSide();
  }

  private static void add(String label, SeededAccount account) {
    page.fire("#add-connection");
    boolean telnyx = account.accountSid() == null;
    page.fire(telnyx ? "#provider-telnyx" : "#provider-twilio");
    page.type("#connection-label", label);
    if (telnyx) {
      page.type("#api-key", account.secret().reveal());
    } else {
      page.type("#account-sid", account.accountSid());
      page.type("#auth-token", account.secret().reveal());
    }
  }

  @Test
  void accountsAreShownWithStatusDefaultAndWhatTheProviderAnswered() {
    assertThat(desktop.says("Support line")).isTrue();
    assertThat(desktop.says("Default")).isTrue();
    assertThat(desktop.says("Invalid credentials")).isTrue();
    assertThat(desktop.says("The provider refused the credentials")).isTrue();
    Node rail = desktop.node("#rail-connections");
    assertThat(OpenDesktop.onScreen(rail::getAccessibleText)).contains("1 cannot be used");
  }

  @Test
  void aScrollBarTakesNothingFromTheCards() {
    double before = OpenDesktop.onScreen(() -> desktop.stage().getHeight());
    OpenDesktop.doOnScreen(() -> desktop.stage().setHeight(560));
    desktop.awaitScreen("it scrolls", () -> bars(Orientation.VERTICAL).findFirst().isPresent());
    OpenDesktop.doOnScreen(() -> {
      desktop.window().scene().getRoot().layout();
      double bar = left(bars(Orientation.VERTICAL).findFirst().orElseThrow());
      assertThat(cards().lookupAll(".kg-account"))
          .filteredOn(SceneWalk::isShown)
          .isNotEmpty()
          .allSatisfy(card ->
              assertThat(card.localToScene(card.getBoundsInLocal()).getMaxX())
                  .isLessThanOrEqualTo(bar));
      assertThat(bars(Orientation.HORIZONTAL)).isEmpty();
    });
    OpenDesktop.doOnScreen(() -> desktop.stage().setHeight(before));
  }

  private static Node cards() {
    return desktop.window().scene().getRoot().lookup("#connection-cards");
  }

  private static Stream<Node> bars(Orientation orientation) {
    return cards().lookupAll(".scroll-bar").stream()
        .filter(bar -> bar.isVisible() && ((ScrollBar) bar).getOrientation() == orientation);
  }

  private static double left(Node node) {
    return node.localToScene(node.getBoundsInLocal()).getMinX();
  }

  @Test
  void aConnectionIsTriedAddedAndVerified() {
    add("Added here", page.account("Key without billing"));
    page.fire("#save-connection");
    desktop.awaitScreen(
        "it is there and active",
        () ->
            page.isThereNow("Added here")
                && page.connectionNow("Added here").status() == Status.ACTIVE);
    assertThat(desktop.isShown("#connection-editor")).as("the editor is done").isFalse();
    page.edit("Added here");
    page.fire("#delete-connection");
    page.fire("#question-agree");
    desktop.awaitScreen("it is deleted", () -> !page.isThereNow("Added here"));
  }

  @Test
  void anAccountOfTheSandboxIsFilledInByItsName() {
    page.fire("#add-connection");
    page.fire("#provider-telnyx");
    page.fire("#provider-twilio");
    desktop.awaitScreen(
        "the accounts of the provider are offered",
        () -> desktop.isShownNow("#trial-stand-ins") && standInsNow().contains("Trial account"));
    assertThat(OpenDesktop.onScreen(ConnectionsTest::standInsNow))
        .as("those that its fields can hold")
        .contains("Support line", "Suspended account")
        .doesNotContain("Restricted key", "Berlin trunk");
    OpenDesktop.doOnScreen(() ->
        standIns().getItems().stream()
            .filter(item -> item.getText().equals("Trial account"))
            .forEach(MenuItem::fire));
    page.fire("#try-credentials");
    desktop.awaitScreen("it is a trial account", () -> desktop.saysNow("trial account"));
  }

  private static MenuButton standIns() {
    return (MenuButton) desktop.window().scene().getRoot().lookup("#trial-stand-ins");
  }

  private static List<String> standInsNow() {
    return standIns().getItems().stream().map(MenuItem::getText).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Test credentials,   test credentials,  20008",
    "Suspended account,  suspended,         ''",
    "Key without rights, may not do,        10010",
    "Revoked key,        does not accept,   20002",
    "Busy account,       asked too often,   ''",
  })
  void whatTheProviderRefusesIsExplainedAndNotSaved(String name, String words, String code) {
    add("Refused", page.account(name));
    page.fire("#save-connection");
    desktop.awaitScreen("it is explained", () -> desktop.saysNow(words));
    assertThat(desktop.says(code)).isTrue();
    Node save = desktop.node("#save-connection");
    assertThat(OpenDesktop.onScreen(save::isDisabled)).isTrue();
    assertThat(OpenDesktop.onScreen(() -> page.isThereNow("Refused"))).isFalse();
    page.fire("#cancel-editing");
  }

  @Test
  void aTrialAccountIsSaidToBeOne() {
    add("Trial", page.account("Trial account"));
    page.fire("#try-credentials");
    desktop.awaitScreen("it is told", () -> desktop.saysNow("a trial account"));
    assertThat(desktop.text("#save-connection")).isEqualTo("Save");
    page.fire("#cancel-editing");
  }

  @Test
  void theFormIsJudgedWhileItIsTyped() {
    page.fire("#add-connection");
    page.fire("#provider-twilio");
    page.type("#account-sid", "  AC00112233445566778899aabbccddeeff\n");
    assertThat(page.typed("#account-sid")).isEqualTo("AC00112233445566778899aabbccddeeff");
    assertThat(desktop.says("Blanks around it were removed.")).isTrue();
    page.type("#account-sid", "AC0011");
    assertThat(desktop.says("6 of 34 characters")).isTrue();
    page.type("#account-sid", "SK00112233445566778899aabbccddeeff");
    assertThat(desktop.says("SK… is the SID of an API key")).isTrue();
    page.type("#auth-token", "0123456789abcdef");
    assertThat(desktop.says("16 characters; Twilio tokens usually have 32")).isTrue();
    page.fire("#provider-telnyx");
    page.type("#api-key", "Bearer KEY0123456789");
    assertThat(page.typed("#api-key")).isEqualTo("KEY0123456789");
    assertThat(desktop.says("“Bearer” in front of it was removed")).isTrue();
    page.fire("#cancel-editing");
  }

  @Test
  void disablingSaysWhatItChangesAndIsUndone() {
    OpenDesktop.doOnScreen(() -> page.menu("Support line", "Disable"));
    desktop.awaitScreen("it is counted", () -> desktop.saysNow("Changes 2 of 3"));
    assertThat(desktop.says("2 of them would have no route")).isTrue();
    page.fire("#radius-which");
    assertThat(page.isShown("#radius-list")).isTrue();
    page.fire("#question-agree");
    desktop.awaitScreen(
        "it is disabled", () -> page.connectionNow("Support line").status() == Status.DISABLED);
    assertThat(page.connection("Support line").isDefault()).isFalse();
    page.fire("#notice .kg-link");
    desktop.awaitScreen(
        "it is the default again", () -> page.connectionNow("Support line").isDefault());
    assertThat(page.connection("Support line").status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void theDefaultIsMovedAndMovedBack() {
    page.fire("#make_default-" + page.connection("Berlin trunk").id());
    desktop.awaitScreen("it is counted", () -> desktop.saysNow("Changes 1 of 3"));
    page.fire("#question-agree");
    desktop.awaitScreen("it is the default", () -> page.connectionNow("Berlin trunk").isDefault());
    page.fire("#notice .kg-link");
    desktop.awaitScreen("the other is again", () -> page.connectionNow("Support line").isDefault());
  }

  @Test
  void whatChangesNothingKnownIsDoneAtOnce() {
    OpenDesktop.doOnScreen(() -> page.menu("Berlin trunk", "Disable"));
    desktop.awaitScreen(
        "it is disabled", () -> page.connectionNow("Berlin trunk").status() == Status.DISABLED);
    page.fire("#notice .kg-link");
    desktop.awaitScreen(
        "it is active again", () -> page.connectionNow("Berlin trunk").status() == Status.ACTIVE);
  }

  @Test
  void verifyingAsksThePlatformAndTellsTheAnswer() {
    page.fire("#verify-" + page.connection("Old account").id());
    desktop.awaitScreen(
        "it is told", () -> desktop.saysNow("Connection “Old account”: invalid credentials."));
  }

  @Test
  void credentialsAreReplacedOnceThatWasAgreedTo() {
    SeededAccount working = page.account("Trial account");
    add("To be replaced", page.account("Key without billing"));
    page.fire("#cancel-editing");
    add("To be replaced", working);
    page.fire("#save-connection");
    desktop.awaitScreen(
        "it is active",
        () ->
            page.isThereNow("To be replaced")
                && page.connectionNow("To be replaced").status() == Status.ACTIVE);
    page.edit("To be replaced");
    SeededAccount other = page.account("Support line");
    page.type("#account-sid", other.accountSid());
    page.type("#auth-token", other.secret().reveal());
    page.fire("#save-connection");
    desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#connection-question"));
    assertThat(page.connection("To be replaced").credentials().accountSid())
        .as("not before it was agreed to")
        .isEqualTo(working.accountSid());
    page.fire("#question-agree");
    desktop.awaitScreen(
        "they are replaced and verified",
        () ->
            other
                    .accountSid()
                    .equals(page.connectionNow("To be replaced").credentials().accountSid())
                && page.connectionNow("To be replaced").status() == Status.ACTIVE);
    page.edit("To be replaced");
    page.fire("#delete-connection");
    page.fire("#question-agree");
    desktop.awaitScreen("it is deleted", () -> !page.isThereNow("To be replaced"));
  }

  @Test
  void theWiringOfAnAccountIsReadWithItsCredentials() {
    page.edit("Support line");
    assertThat(desktop.says("Where calls to them end is asked at Twilio")).isTrue();
    page.type("#auth-token", page.account("Support line").secret().reveal());
    page.fire("#try-credentials");
    desktop.awaitScreen("it can be read", () -> desktop.isShownNow("#numbers-read"));
    page.fire("#numbers-read");
    desktop.awaitScreen("it is read", () -> page.numbersNow().contains("platform"));
    assertThat(OpenDesktop.onScreen(page::numbersNow))
        .contains("+16175550143", "PLATFORM", "+16175550142", "YOUR_APP");
    page.selectNumber("+16175550143");
    assertThat(desktop.says("trunk_sid")).as("the one that wins is named").isTrue();
    assertThat(desktop.says("wins")).isTrue();
  }

  @Test
  void aQuestionIsDeclinedByEscapeAndNothingIsDone() {
    page.edit("Berlin trunk");
    page.fire("#delete-connection");
    desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#connection-question"));
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#connection-question")).isFalse();
    assertThat(desktop.isShown("#connection-editor")).as("back where it came from").isTrue();
    assertThat(OpenDesktop.onScreen(() -> page.isThereNow("Berlin trunk"))).isTrue();
  }

  /// Every key is pressed, nothing is clicked or set.
  @Test
  void aConnectionIsAddedByKeyboardAlone() {
    SeededAccount account = page.account("Berlin trunk");
    desktop.focus("#add-connection");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("the editor is open", () -> desktop.isShownNow("#connection-editor"));
    page.tabTo("#provider-twilio");
    desktop.press(KeyCode.RIGHT);
    page.tabTo("#connection-label");
    desktop.type("By keyboard");
    page.tabTo("#api-key");
    desktop.type(account.secret().reveal());
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen(
        "it is there and active",
        () ->
            page.isThereNow("By keyboard")
                && page.connectionNow("By keyboard").status() == Status.ACTIVE);
    desktop.awaitScreen("the cards have the focus", () -> page.hasFocusNow("#connection-cards"));
    desktop.press(KeyCode.DELETE);
    desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#connection-question"));
    page.tabTo("#question-agree");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("it is deleted", () -> !page.isThereNow("By keyboard"));
  }

  @Test
  void whatIsTypedIsKeptButForSecretsWhichAreNowhere() throws Exception {
    List<String> canaries =
        List.of("c0ffee00c0ffee00c0ffee00c0ffee77", "KEY0Canary77CanaryCanary77");
    page.fire("#add-connection");
    page.fire("#provider-twilio");
    page.type("#connection-label", "Half typed");
    page.type("#account-sid", "AC00112233445566778899aabbccddeeff");
    page.type("#auth-token", canaries.getFirst());
    page.fire("#provider-telnyx");
    page.type("#api-key", canaries.getLast());
    page.fire("#provider-twilio");
    page.type("#auth-token", canaries.getFirst());
    page.fire("#try-credentials");
    desktop.awaitScreen("it is refused", () -> desktop.saysNow("does not accept"));
    assertNoneIsSeen(canaries);
    page.closeSide();
    assertNoneIsSeen(canaries);
    page.fire("#add-connection");
    assertThat(page.typed("#connection-label")).isEqualTo("Half typed");
    assertThat(page.typed("#account-sid")).isEqualTo("AC00112233445566778899aabbccddeeff");
    assertThat(page.typed("#auth-token")).as("typed again each time").isEmpty();
    desktop.awaitScreen("what was typed is on disk", () -> filesHold("Half typed"));
    canaries.forEach(canary -> assertThat(filesHold(canary)).isFalse());
    page.fire("#cancel-editing");
  }

  private static boolean filesHold(String text) {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> read(file).contains(text));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException e) {
      return ""; // a file that was replaced meanwhile
    }
  }

  /// In no text that is drawn, told to a screen reader, or shown beside the mouse.
  private static void assertNoneIsSeen(List<String> secrets) {
    List<String> told =
        OpenDesktop.onScreen(() ->
            SceneWalk.all(desktop.window().scene().getRoot()).stream()
                .flatMap(ConnectionsTest::told)
                .filter(text -> text != null)
                .toList());
    for (String secret : secrets) {
      assertThat(told).noneMatch(text -> text.contains(secret));
    }
  }

  private static Stream<String> told(Node node) {
    String own =
        switch (node) {
          case PasswordField _ -> null;
          case Labeled labeled -> labeled.getText();
          case TextInputControl input -> input.getText();
          case javafx.scene.text.Text text -> text.getText();
          default -> null;
        };
    Object read = node.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT);
    return Stream.of(
            own, node.getAccessibleText(), node.getAccessibleHelp(), read == null ? "" : "" + read)
        .map(text -> text == null ? "" : text);
  }
}
