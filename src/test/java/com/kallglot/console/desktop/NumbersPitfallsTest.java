package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody could lose, buy or undo on the Numbers page without meaning to.
@Tag("desktop")
class NumbersPitfallsTest {
  private static final String BERLIN = "+493023125001";
  private static final String LONDON = "+442079460018";
  private static final String BOSTON = "+19785550140";

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ZERO);
    desktop = OpenDesktop.on(home, front.environment(sandbox.key())).awaitRead();
    desktop.go(Page.NUMBERS);
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  @AfterEach
  void asItWas() {
    front.answerTruly();
    front.answerAfter(Duration.ZERO);
    OpenDesktop.doOnScreen(() -> {
      desktop.window().numbers.open(Below.NOTHING);
      desktop.window().workspace.readAgain();
    });
    desktop.awaitRead();
  }

  private static Node lookup(String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }

  private static TextField field(String selector) {
    return (TextField) lookup(selector);
  }

  private static String typed(String selector) {
    return OpenDesktop.onScreen(() -> field(selector).getText());
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) lookup(button)).fire());
  }

  private static PhoneNumber now(String value) {
    return desktop.window().workspace.configuration().get().numbers().stream()
        .filter(number -> number.phoneNumber().value().equals(value))
        .filter(number -> number.status() != Status.RELEASED)
        .findFirst()
        .orElseThrow();
  }

  private static void select(String value) {
    OpenDesktop.doOnScreen(() -> desktop.window().numbers.select(now(value).id()));
    desktop.awaitScreen("it is laid out", () -> lookup("#number-label") != null);
  }

  private static boolean hasFocus(String selector) {
    return OpenDesktop.onScreen(
        () -> lookup(selector).equals(desktop.window().scene().getFocusOwner()));
  }

  private static void readAgain() {
    OpenDesktop.doOnScreen(desktop.window().workspace::readAgain);
    desktop.awaitRead();
  }

  private static void search() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().numbers.open(Below.BUYING);
      ((ComboBox<?>) lookup("#buy-country")).getEditor().setText("US");
      field("#buy-area-code").setText("617");
    });
    fire("#buy-search");
    desktop.awaitScreen("it can be bought", () -> desktop.isShownNow("#buy-strip"));
  }

  @Test
  void nothingIsGivenBackByPressingAKeyTooOften() {
    select(LONDON);
    OpenDesktop.doOnScreen(() -> lookup("#number-release").requestFocus());
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("it is asked", () -> desktop.isShownNow("#number-release-asking"));
    desktop.press(KeyCode.SPACE);
    assertThat(desktop.isShown("#number-release-asking")).as("it is kept").isFalse();
    assertThat(front.asked()).noneMatch(asked -> asked.startsWith("DELETE "));
    fire("#number-release");
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#number-release-asking")).isFalse();
    assertThat(desktop.isShown("#number-title")).as("the number is still looked at").isTrue();
  }

  @Test
  void escapeClosesTheDetailAndLeadsBackToTheNumbers() {
    select(LONDON);
    OpenDesktop.doOnScreen(() -> lookup("#number-label").requestFocus());
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#number-title")).isFalse();
    assertThat(hasFocus("#numbers-table")).isTrue();
  }

  @Test
  void aQuestionStaysWhileEverythingIsReadAgain() {
    select(LONDON);
    fire("#number-release");
    readAgain();
    assertThat(desktop.isShown("#number-release-asking")).isTrue();
    fire("#number-release-keep");
  }

  @Test
  void whoeverTypesGoesOnWhenSomebodyElseChangesAnotherNumber()
      throws OrganizationException, SettingsException {
    select(BERLIN);
    OpenDesktop.doOnScreen(() -> field("#number-label").requestFocus());
    PhoneNumber other = OpenDesktop.onScreen(() -> now(LONDON));
    var organization =
        OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().organization());
    PhoneNumber changed = organization.label(other, "By somebody else");
    readAgain();
    assertThat(hasFocus("#number-label")).isTrue();
    var _ = organization.label(changed, String.valueOf(other.label()));
  }

  @Test
  void whatIsTypedForAPurchaseOutlivesAChangeOfTheLanguage() {
    search();
    String asked = desktop.text("#buy-question");
    OpenDesktop.doOnScreen(() -> field("#buy-label").setText("Hotline"));
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "de")));
    assertThat(typed("#buy-label")).isEqualTo("Hotline");
    assertThat(typed("#buy-area-code")).isEqualTo("617");
    assertThat(
            OpenDesktop.onScreen(
                () -> ((ComboBox<?>) lookup("#buy-country")).getEditor().getText()))
        .isEqualTo("Vereinigte Staaten, +1");
    assertThat(desktop.isShown("#buy-strip")).as("the same is asked").isTrue();
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "en")));
    assertThat(desktop.text("#buy-question")).isEqualTo(asked);
    OpenDesktop.doOnScreen(() -> field("#buy-label").clear());
  }

  @Test
  void afterAPurchaseNoOtherNumberIsChosenInItsPlace() {
    search();
    OpenDesktop.doOnScreen(() -> field("#buy-label").setText("Just this one"));
    OpenDesktop.doOnScreen(() -> {
      ((Button) lookup("#buy-agree")).fire();
      assertThat(lookup("#buy-cancel").isDisabled()).as("closing would not call it back").isTrue();
    });
    desktop.awaitScreen("it is bought", () -> !desktop.isShownNow("#buy-strip"));
    var table = (TableView<?>) desktop.node("#buy-table");
    assertThat(OpenDesktop.onScreen(() -> table.getSelectionModel().isEmpty())).isTrue();
    assertThat(OpenDesktop.onScreen(() -> table.getItems().isEmpty())).isFalse();
    OpenDesktop.doOnScreen(() -> table.getSelectionModel().select(0));
    assertThat(typed("#buy-label")).as("of the one that was bought").isEmpty();
  }

  @Test
  void aCountryThatIsNoneIsSaidToBe() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().numbers.open(Below.BUYING);
      ((ComboBox<?>) lookup("#buy-country")).getEditor().setText("Atlantis");
    });
    fire("#buy-search");
    assertThat(desktop.says("No such country. Type its name")).isTrue();
    OpenDesktop.doOnScreen(() -> ((ComboBox<?>) lookup("#buy-country")).getEditor().setText("DE"));
    assertThat(desktop.says("No such country")).isFalse();
  }

  @Test
  void aSearchCanBeGivenUp() {
    front.neverAnswer(asked -> asked.contains("/numbers/available"));
    OpenDesktop.doOnScreen(() -> {
      desktop.window().numbers.open(Below.BUYING);
      ((ComboBox<?>) lookup("#buy-country")).getEditor().setText("US");
    });
    fire("#buy-search");
    desktop.awaitScreen("it is searched", () -> desktop.isShownNow("#buy-cancel-search"));
    fire("#buy-cancel-search");
    assertThat(desktop.isShown("#buy-cancel-search")).isFalse();
    assertThat(OpenDesktop.onScreen(() -> lookup("#buy-search").isDisabled())).isFalse();
    assertThat(desktop.isShown("#page-failure")).as("nobody wants to hear of it").isFalse();
  }

  @Test
  void whatWasDoneInOneProfileIsNotTakenBackInAnother() {
    select(BOSTON);
    fire("#number-suspend");
    desktop.awaitScreen("it is suspended", () -> now(BOSTON).status() == Status.SUSPENDED);
    ProfileEntry here = OpenDesktop.onScreen(() -> desktop.window().workspace.entry().get());
    ProfileEntry same = profile("sandbox"); // the same platform, where the number has the same id
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.use(same));
    desktop.awaitRead();
    assertThat(desktop.isShown("#notice .kg-link")).as("it is not offered any more").isFalse();
    readAgain();
    assertThat(OpenDesktop.onScreen(() -> now(BOSTON).status())).isEqualTo(Status.SUSPENDED);
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.use(here));
    desktop.awaitRead();
    select(BOSTON);
    fire("#number-activate");
    desktop.awaitScreen("it is active", () -> now(BOSTON).status() == Status.ACTIVE);
  }

  private static ProfileEntry profile(String name) {
    return OpenDesktop.onScreen(() ->
        desktop.window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void anEditThatWasTakenBackIsNoConflictWithWhatIsTyped() {
    select(BERLIN);
    String before = OpenDesktop.onScreen(() -> now(BERLIN).label());
    OpenDesktop.doOnScreen(() -> field("#number-label").setText("Typed before"));
    fire("#number-suspend");
    desktop.awaitScreen("it is suspended", () -> now(BERLIN).status() == Status.SUSPENDED);
    fire("#notice .kg-link");
    desktop.awaitScreen("it is active", () -> now(BERLIN).status() == Status.ACTIVE);
    desktop.awaitScreen("it can be saved", () -> !lookup("#number-save").isDisabled());
    fire("#number-save");
    desktop.awaitScreen("it is saved", () -> "Typed before".equals(now(BERLIN).label()));
    assertThat(desktop.isShown("#conflict")).isFalse();
    fire("#notice .kg-link");
    desktop.awaitScreen("as before", () -> before.equals(now(BERLIN).label()));
  }

  @Test
  void aNumberIsFoundAsItIsWrittenOnPaper() {
    OpenDesktop.doOnScreen(() -> field("#numbers-filter").setText("+49 (0)30 / 23125-001"));
    var table = (TableView<?>) desktop.node("#numbers-table");
    assertThat(OpenDesktop.onScreen(() -> table.getItems().size())).isEqualTo(1);
    OpenDesktop.doOnScreen(() -> field("#numbers-filter").clear());
  }

  @Test
  void aNumberThatIsWrittenDownTwiceLeavesWhatWasTyped(@TempDir Path other) {
    try (var none = FailingFront.answering(404, "resource_not_found");
        var window = OpenDesktop.on(other, none.environment()).awaitRead()) {
      var root = window.window().scene().getRoot();
      window.go(Page.NUMBERS);
      window.awaitScreen("it is asked", () -> window.isShownNow("#mode-agree"));
      assertThat(window.isShown("#numbers-card")).as("a frame around nothing").isFalse();
      OpenDesktop.doOnScreen(() -> ((Button) root.lookup("#mode-agree")).fire());
      window.awaitScreen("it is kept here", () -> window.saysNow("Kept on this computer"));
      window.awaitScreen("that there is none", () -> window.isShownNow("#numbers-card"));
      OpenDesktop.doOnScreen(() -> window.window().numbers.open(Below.WRITING_DOWN));
      write(window, "First");
      window.awaitScreen(
          "it is there", () -> ((TextField) root.lookup("#write-number")).getText().isEmpty());
      write(window, "Second");
      window.awaitScreen("it is said", () -> window.saysNow("is written down already"));
      OpenDesktop.doOnScreen(() -> {
        assertThat(((TextField) root.lookup("#write-number")).getText())
            .isEqualTo("+49 30 23125001");
        assertThat(((TextField) root.lookup("#write-label")).getText()).isEqualTo("Second");
        root.lookup("#write-label").requestFocus();
      });
      window.press(KeyCode.ESCAPE);
      assertThat(window.isShown("#write-down")).isFalse();
    }
  }

  private static void write(OpenDesktop window, String label) {
    OpenDesktop.doOnScreen(() -> {
      var root = window.window().scene().getRoot();
      ((TextField) root.lookup("#write-number")).setText("+49 30 23125001");
      ((TextField) root.lookup("#write-label")).setText(label);
      ((Button) root.lookup("#write-do")).fire();
    });
  }

  /// A platform that takes the question and never answers.
  @Test
  void whatIsNeverAnsweredIsToldAsPerhapsDone(@TempDir Path fresh) {
    var impatient = new OtherServices().impatient(fresh, Duration.ofMillis(2500));
    try (var window =
        OpenDesktop.on(fresh, front.environment(sandbox.key()), impatient.instead()).awaitRead()) {
      var root = window.window().scene().getRoot();
      OpenDesktop.doOnScreen(() -> {
        window.window().navigation.open(Page.NUMBERS);
        window.window().numbers.select(now(LONDON).id());
      });
      window.awaitScreen("it is laid out", () -> root.lookup("#number-label") != null);
      OpenDesktop.doOnScreen(() -> {
        ((TextField) root.lookup("#number-label")).setText("Typed");
      });
      front.neverAnswer(asked -> asked.startsWith("PATCH "));
      OpenDesktop.doOnScreen(() -> ((Button) root.lookup("#number-save")).fire());
      window.awaitScreen("it is told", () -> window.isShownNow("#page-failure"));
      assertThat(window.says("Perhaps done: +44 20 7946 0018 is called “Typed”")).isTrue();
      assertThat(window.says("did not answer in time")).isTrue();
      assertThat(window.says("Look before you try again")).isTrue();
      front.neverAnswer(asked -> asked.equals("POST /v1/telephony/numbers"));
      OpenDesktop.doOnScreen(() -> {
        window.window().numbers.open(Below.BUYING);
        ((ComboBox<?>) root.lookup("#buy-country")).getEditor().setText("US");
        ((Button) root.lookup("#buy-search")).fire();
      });
      window.awaitScreen("it can be bought", () -> window.isShownNow("#buy-strip"));
      OpenDesktop.doOnScreen(() -> ((Button) root.lookup("#buy-agree")).fire());
      window.awaitScreen(
          "it is in doubt", () -> window.saysNow("Whether it was bought is not known"));
      assertAskedBeforeItIsGivenUp(window);
    }
  }

  private static void assertAskedBeforeItIsGivenUp(OpenDesktop window) {
    window.awaitScreen("it is laid out", () -> giveUp(window) != null);
    OpenDesktop.doOnScreen(() -> giveUp(window).fire());
    assertThat(window.says("ordering anew buys a second time")).isTrue();
    assertThat(window.isShown("#orders")).as("not before that was agreed to").isTrue();
    OpenDesktop.doOnScreen(() -> giveUp(window).fire());
    window.awaitScreen("it is given up", () -> !window.isShownNow("#orders"));
  }

  private static Button giveUp(OpenDesktop window) {
    return window.window().scene().getRoot().lookupAll("#orders-list .button").stream()
        .map(Button.class::cast)
        .filter(button -> button.getText().equals("Give it up"))
        .findFirst()
        .orElse(null);
  }

  @Test
  void aReadingThatBrokeOffIsNotSaidToGoOn(@TempDir Path fresh) {
    front.answerInstead(
        asked -> asked.startsWith("GET /v1/telephony/numbers?"),
        200,
        "application/json",
        asked -> asked.contains("starting_after") ? "no JSON" : ONE_OF_MANY);
    var impatient = new OtherServices().impatient(fresh, Duration.ofSeconds(5));
    try (var window =
        OpenDesktop.on(fresh, front.environment(sandbox.key()), impatient.instead())) {
      window.go(Page.NUMBERS);
      window.awaitScreen("it is said", () -> window.saysNow("1 were read, then the reading broke"));
      assertThat(window.says("so far, reading")).isFalse();
    }
  }

  private static final String ONE_OF_MANY =
      """
      {"object":"list","has_more":true,"data":[
        {"id":"num_1","object":"phone_number","phone_number":"+19785550001","country":"US",
         "number_type":"local","capabilities":{"voice":false,"sms":false},"provider":"twilio",
         "status":"active","monthly_price":{"amount":"1.15","currency":"USD"},
         "created_at":"2026-01-01T00:00:00Z","etag":"\\"1\\""}]}
      """;
}
