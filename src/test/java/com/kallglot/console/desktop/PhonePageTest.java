package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Ring;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.trace.CauseCode.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls over the sandbox's SIP edge, by mouse and by keyboard.
@Tag("desktop")
@Tag("native")
class PhonePageTest {
  private static final String BERLIN = "+493023125001";

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
    desktop.close();
  }

  @AfterEach
  void hangUpEverything() {
    page.hangUpEverything();
    page.open();
  }

  @Test
  void aCallIsPlacedAndEnded() throws Exception {
    page.callNumber(BERLIN);
    assertThat(desktop.text("#call-whom")).isEqualTo("+49 30 23125001");
    assertThat(desktop.text("#call-state")).isEqualTo("In call");
    assertThat(desktop.text("#call-place")).isEqualTo("Reception Berlin · Telnyx");
    desktop.awaitScreen("times are shown", () -> !page.text("#call-figure-media").equals("–"));
    assertThat(desktop.text("#status-calls-up")).isEqualTo("1 call up");
    desktop.awaitScreen("it sounds well", () -> page.text("#bar-sound").contains("MOS 4."));
    page.fire("#call-hang-up");
    page.await(State.ENDED);
    desktop.awaitScreen("the bar is gone", () -> !desktop.isShownNow("#call-bar"));
    assertThat(desktop.isShown("#status-calls")).isFalse();
    ListView<?> recent = (ListView<?>) desktop.node("#recent-calls");
    desktop.awaitScreen("it is remembered", () -> !recent.getItems().isEmpty());
    assertThat(desktop.says("MOS 4.")).isTrue();
  }

  @Test
  void itIsHeldMutedAndKeyedInByTheKeyboardAlone() throws Exception {
    page.callNumber(BERLIN);
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    desktop.awaitScreen("it is muted", () -> page.shown().voice() == Voice.MUTED);
    assertThat(desktop.text("#bar-mute")).isEqualTo("Unmute");
    desktop.focus("#call-hold");
    desktop.press(KeyCode.SPACE);
    page.await(State.HELD);
    desktop.press(KeyCode.SPACE);
    page.await(State.UP);
    List<String> told = digitsTold();
    desktop.type("12#");
    desktop.awaitScreen("digits are sent", () -> page.shown().digitsSent() == 3);
    desktop.awaitScreen("for a moment", () -> page.text("#call-digits").equals("Digits sent: 3"));
    assertThat(told)
        .as("each of them is seen, by itself")
        .contains("Digits sent: 1, last 1", "Digits sent: 2, last 2", "Digits sent: 3, last #");
    desktop.focus("#dial-field");
    desktop.type("5");
    assertThat(page.field().getText()).as("into a field they are text").contains("5");
    assertThat(page.shown().digitsSent()).isEqualTo(3);
    desktop.press(KeyCode.ESCAPE);
    desktop.focus("#call-hold");
    desktop.press(KeyCode.ESCAPE);
    assertThat(page.shown().state()).as("Escape never hangs up").isEqualTo(State.UP);
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    page.await(State.ENDED);
  }

  /// What the card says of them from now on.
  private static List<String> digitsTold() {
    List<String> told = new CopyOnWriteArrayList<>();
    OpenDesktop.doOnScreen(() -> {
      Label digits = (Label) desktop.window().scene().getRoot().lookup("#call-digits");
      var _ = digits.textProperty().subscribe(text -> told.add(text));
    });
    return told;
  }

  @Test
  @Tag("long")
  void onOtherPagesDigitsAreNotSent() throws Exception {
    page.callNumber(BERLIN);
    desktop.go(Page.ACTIVITY);
    desktop.focus("#rail-activity");
    desktop.type("7");
    assertThat(desktop.isShown("#bar-call")).isTrue();
    page.fire("#bar-hold");
    page.await(State.HELD);
    assertThat(page.shown().digitsSent()).isZero();
    page.fire("#bar-hang-up");
    page.await(State.ENDED);
  }

  @Test
  void aCallThatComesIsAnnouncedAnywhereAndHoldsTheOther() throws Exception {
    page.callNumber(BERLIN);
    PhoneCall first = page.shown();
    desktop.go(Page.NUMBERS);
    var _ = page.isCalled();
    assertThat(desktop.isShown("#bar-coming")).isTrue();
    assertThat(desktop.text("#bar-coming-whom")).endsWith("is calling");
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    desktop.awaitScreen("the first is held", () -> state(first) == State.HELD);
    page.open();
    page.await(State.UP);
    assertThat(page.shown().id()).isNotEqualTo(first.id());
    assertThat(desktop.isShown("#phone-calls")).isTrue();
    page.fire(".kg-call-tab");
    desktop.awaitScreen("the first is looked at", () -> page.shown().id() == first.id());
    page.fire("#call-hold");
    page.await(State.UP);
    desktop.awaitScreen(
        "the other is held", () -> desktop.window().phone.model.up().getLast().hold().here());
    assertThat(desktop.text("#status-calls-up")).isEqualTo("2 calls up");
  }

  private static State state(PhoneCall call) {
    return desktop.window().phone.model.calls().get().stream()
        .filter(each -> each.id() == call.id())
        .map(PhoneCall::state)
        .findFirst()
        .orElse(State.ENDED);
  }

  @Test
  void aCallThatComesIsDeclined() throws Exception {
    var _ = page.isCalled();
    assertThat(desktop.isShown("#call-coming")).isTrue();
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    desktop.awaitScreen("it does not ring any more", () -> coming().ring() == Ring.SILENCED);
    assertThat(desktop.node("#coming-silence").isDisabled()).isTrue();
    page.fire("#coming-decline");
    desktop.awaitScreen("it is gone", () -> desktop.window().phone.model.up().isEmpty());
    desktop.awaitScreen("it is remembered", () -> desktop.saysNow("Declined"));
  }

  private static PhoneCall coming() {
    return desktop.window().phone.model.coming().get();
  }

  @Test
  void aCallThatWasMissedIsNoFailureAndNoReasonIsSought() throws Exception {
    page.end(page.isCalled());
    desktop.awaitScreen("nobody calls", () -> desktop.window().phone.model.up().isEmpty());
    OpenDesktop.doOnScreen(() -> {
      var model = desktop.window().phone.model;
      model.show(model.calls().get().getLast());
    });
    desktop.awaitScreen("it is missed", () -> page.text("#call-state").equals("Missed call"));
    assertThat(desktop.isShown("#call-sound")).as("no reason is sought").isFalse();
  }

  @Test
  void aCallThatIsRefusedSaysWhyAndCanBeCleared() {
    page.dial("+442079460018");
    page.await(State.ENDED);
    desktop.awaitScreen("it says why", () -> page.shown().cause() != null);
    desktop.awaitScreen("in a sentence", () -> desktop.isShownNow("#failed-sentence"));
    assertThat(desktop.text("#failed-code")).startsWith("480");
    assertThat(desktop.isShown("#ladder-rows")).isTrue();
    long before = page.shown().id();
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen("it is called again", () -> page.shown().id() > before);
    page.await(State.ENDED);
    page.fire("#over-close");
    assertThat(desktop.isShown("#phone-empty")).isTrue();
    page.fire("#phone-to-lab");
    assertThat(desktop.window().navigation.page().get()).isEqualTo(Page.ROUTE_LAB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"type\": \"sip\"", "\"phone_number\": \"" + BERLIN + "\"", ""})
  void aDraftsSessionIsCalledByHand(String routing) {
    desktop.go(Page.ROUTE_LAB);
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .lab
            .open(null, "{\"mode\": \"ai_agent\", \"routing\": {" + routing + "}}"));
    page.fire("#call-by-hand");
    page.await(State.UP);

    assertThat(desktop.window().navigation.page().get()).isEqualTo(Page.PHONE);
    String session = newestSession();
    assertThat(page.shown().remote())
        .contains(
            routing.contains("sip") ? session : routing.isEmpty() ? "sip:+" : "sip:" + BERLIN);
    desktop.awaitScreen("it is echoed", () -> !page.text("#call-figure-media").equals("–"));
  }

  private static String newestSession() {
    try {
      Workspace.Opened opened = desktop.window().workspace.opened().get();
      return desktop.window().services.sessionsMade(opened.profile()).all().getFirst().id();
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aNumberOnWhichNothingWaitsLeadsToItsDraft() {
    page.dial(BERLIN);
    page.await(State.ENDED);
    page.fire("#failed-setting");
    desktop.awaitScreen(
        "the draft names it", () -> desktop.window().lab.draft().get().text().contains(BERLIN));
  }

  @Test
  void whatIsOpenedFillsTheFieldAndDialsNobody() {
    OpenDesktop.doOnScreen(() -> desktop.window().phone.fill("tel:+493023125001"));
    assertThat(page.field().getText()).isEqualTo("tel:+493023125001");
    assertThat(page.field().isFocused()).isTrue();
    assertThat(desktop.window().phone.model.up()).isEmpty();
  }

  @Test
  void whereASettingOfSoundIsChangedTheDevicesAreToBeChosen() {
    desktop.go(Page.ACTIVITY);
    OpenDesktop.doOnScreen(new SettingsOfCalls(desktop.window()).of(Setting.AUDIO_DEVICES).get());
    MenuButton menu = (MenuButton) desktop.node("#phone-sound");
    assertThat(menu.isFocused()).isTrue();
    assertThat(menu.isShowing()).isTrue();
    OpenDesktop.doOnScreen(() -> {
      var ring = (CheckMenuItem) item(menu, "phone-ring");
      ring.setSelected(false);
      ring.fire();
      menu.hide();
    });
    desktop.awaitScreen("it is kept", () -> chosenRing() == SoundChoice.Ring.OFF);
    desktop.awaitScreen("the menu shows it", () -> !isTicked(menu, "phone-ring"));
  }

  private static MenuItem item(MenuButton menu, String id) {
    return menu.getItems().stream().filter(each -> id.equals(each.getId())).findFirst().get();
  }

  private static boolean isTicked(MenuButton menu, String id) {
    menu.show();
    boolean ticked = ((CheckMenuItem) item(menu, id)).isSelected();
    menu.hide();
    return ticked;
  }

  private static SoundChoice.Ring chosenRing() {
    return desktop.window().phone.phone.sound().ring();
  }

  @Test
  void whereASettingOfTheNetworkIsChangedTheAccountsNetworkIsOpen() {
    page.dial("+442079460018");
    page.await(State.ENDED);
    desktop.go(Page.ACTIVITY);
    OpenDesktop.doOnScreen(new SettingsOfCalls(desktop.window()).of(Setting.NETWORK).get());
    TitledPane network = (TitledPane) desktop.node("#account-network");
    assertThat(desktop.isShown("#account-editor")).isTrue();
    assertThat(network.isExpanded()).isTrue();
    assertThat(desktop.node("#account-stun-servers").isFocused()).isTrue();
    OpenDesktop.doOnScreen(() -> desktop.window().accounts.model.editing().set(null));
  }

  @Test
  void aLinkFromElsewhereWaitsForAnAccount() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().phone.fillLater("sip:echo@example.com");
      desktop.window().accounts.model.chosen().set(null);
    });
    assertThat(page.field().getText()).doesNotContain("echo");
    page.callFrom("line");
    assertThat(page.field().getText()).isEqualTo("sip:echo@example.com");
    assertThat(desktop.window().phone.model.up()).isEmpty();
  }

  @Test
  void aTransferIsOfTheCallThatItWasAskedForAlone() throws Exception {
    page.callNumber(BERLIN);
    page.fire("#call-transfer");
    desktop.awaitScreen("it is asked to whom", () -> desktop.isShownNow("#transfer-to"));
    long first = page.shown().id();
    OpenDesktop.doOnScreen(desktop.window().phone.model::hangUp);
    page.await(State.ENDED);
    page.callNumber(BERLIN);
    assertThat(page.shown().id()).isNotEqualTo(first);
    assertThat(desktop.isShown("#transfer-to")).as("of the call that is over").isFalse();
  }

  @Test
  @Tag("long")
  void aCallIsTransferredOrGoesOn() throws Exception {
    page.callNumber(BERLIN);
    page.fire("#call-transfer");
    desktop.awaitScreen("it is asked to whom", () -> desktop.isShownNow("#transfer-to"));
    desktop.type("+442079460018");
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "the far end does not take it",
        () -> page.shown().last(CallEvent.Transfer.class).isPresent());
    page.await(State.UP);
    desktop.awaitScreen("it says so", () -> desktop.saysNow("Not transferred"));
  }

  /// The platform takes no REFER, and says so.
  @Test
  @Tag("long")
  void twoCallsAreConnectedOrGoOn() throws Exception {
    page.callNumber(BERLIN);
    long first = page.shown().id();
    assertThat(desktop.isShown("#call-connect")).isFalse();
    var _ = page.isCalled();
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    page.await(State.UP);
    desktop.focus("#call-connect");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("it says why not", () -> desktop.saysNow("Not transferred: 405"));
    assertThat(page.shown().id()).isEqualTo(first);
    assertThat(page.shown().state()).isEqualTo(State.HELD);
    assertThat(desktop.window().phone.model.up()).hasSize(2);
  }

  @Test
  @Tag("long")
  void aCallIsRecorded() throws Exception {
    page.callNumber(BERLIN);
    page.fire("#call-record");
    desktop.awaitScreen("it is recorded", () -> page.shown().recording() != null);
    Path file = page.shown().recording();
    assertThat(desktop.text("#call-record")).isEqualTo("Stop");
    page.fire("#call-record");
    desktop.awaitScreen("it is not any more", () -> page.shown().recording() == null);
    desktop.awaitScreen("it says where", () -> desktop.saysNow(file.getFileName().toString()));
    assertThat(file).exists();
  }

  @Test
  void anAccountIsEditedInPlaceOfTheCall() {
    page.fire("#account-add");
    desktop.awaitScreen("it is edited", () -> desktop.isShownNow("#account-editor"));
    assertThat(desktop.isShown("#phone-empty")).isFalse();
    page.fire("#account-editor-close");
    desktop.awaitScreen("the page is back", () -> !desktop.isShownNow("#account-editor"));
  }

  @Test
  void numbersAreMaskedOnThePageTheBarAndInTheList() throws Exception {
    page.callNumber(BERLIN);
    OpenDesktop.doOnScreen(
        () -> desktop.window().appear(desktop.window().appearance().with(Numbers.MASKED)));
    try {
      List<String> told = Told.by();
      assertThat(told).anyMatch(text -> text.contains("+49 •• ••••••01"));
      assertThat(told).noneMatch(text -> text.replaceAll("[^0-9]", "").contains("23125001"));
      assertThat(Told.ofEveryRow()).noneMatch(text -> text.contains("23125001"));
    } finally {
      OpenDesktop.doOnScreen(
          () -> desktop.window().appear(desktop.window().appearance().with(Numbers.WHOLE)));
    }
  }
}
