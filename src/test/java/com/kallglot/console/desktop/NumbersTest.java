package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Numbers page on a sandbox behind a front that can answer by itself.
@Tag("desktop")
class NumbersTest {
  private static final String BOSTON = "+19785550140";
  private static final String BERLIN = "+493023125001";
  private static final String LONDON = "+442079460018";

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ZERO);
    desktop = OpenDesktop.on(home, far()).awaitRead();
    desktop.go(Page.NUMBERS);
  }

  private static Map<String, String> far() {
    return front.environment(sandbox.key());
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
      field("#numbers-filter").clear();
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

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) lookup(button)).fire());
  }

  private static PhoneNumber number(String value) {
    return OpenDesktop.onScreen(() -> now(value));
  }

  private static PhoneNumber now(String value) {
    return desktop.window().workspace.configuration().get().numbers().stream()
        .filter(number -> number.phoneNumber().value().equals(value))
        .filter(number -> number.status() != PhoneNumber.Status.RELEASED)
        .findFirst()
        .orElseThrow();
  }

  private static void select(String value) {
    OpenDesktop.doOnScreen(() -> desktop.window().numbers.select(now(value).id()));
    desktop.awaitScreen("it is laid out", () -> lookup("#number-label") != null);
  }

  private static void type(String text) {
    OpenDesktop.doOnScreen(() -> field("#number-label").setText(text));
  }

  private static int rows(String selector) {
    return OpenDesktop.onScreen(() -> shown(selector).getItems().size());
  }

  private static TableView<?> shown(String selector) {
    return (TableView<?>) lookup(selector);
  }

  private static Organization organization() {
    return OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().organization());
  }

  @Test
  void findsANumberHoweverItIsTyped() {
    for (String typed : new String[] {"+49 30 23125", "030 23125", "reception berlin", "telnyx"}) {
      OpenDesktop.doOnScreen(() -> field("#numbers-filter").setText(typed));
      assertThat(rows("#numbers-table")).as(typed).isEqualTo(1);
    }
    OpenDesktop.doOnScreen(() -> field("#numbers-filter").setText("no such thing"));
    assertThat(desktop.says("No number like that")).isTrue();
  }

  private static String rail() {
    return OpenDesktop.onScreen(() -> lookup("#rail-numbers").getAccessibleText());
  }

  @Test
  void aLabelIsTypedSavedAndTakenBack() {
    select(BERLIN);
    String before = number(BERLIN).label();
    type("Front desk");
    assertThat(desktop.isShown("#number-changed")).as("unsaved").isTrue();
    assertThat(rail()).as("the rail says so, whatever page is looked at").contains("unsaved edits");
    OpenDesktop.doOnScreen(() -> field("#number-label").requestFocus());
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("it is saved", () -> "Front desk".equals(now(BERLIN).label()));
    desktop.awaitScreen("nothing is unsaved", () -> !desktop.isShownNow("#number-changed"));
    assertThat(rail()).doesNotContain("unsaved edits");
    assertThat(desktop.says("Done: +49 30 23125001 is called “Front desk”")).isTrue();
    OpenDesktop.doOnScreen(() -> ((Button) lookup("#notice .kg-link")).fire());
    desktop.awaitScreen("as before", () -> before.equals(now(BERLIN).label()));
  }

  @Test
  void aNumberIsSuspendedAndActivatedByOneClick() {
    select(BOSTON);
    fire("#number-suspend");
    desktop.awaitScreen(
        "it is suspended", () -> now(BOSTON).status() == PhoneNumber.Status.SUSPENDED);
    desktop.awaitScreen("it can be activated", () -> desktop.isShownNow("#number-activate"));
    fire("#number-activate");
    desktop.awaitScreen("it is active", () -> now(BOSTON).status() == PhoneNumber.Status.ACTIVE);
  }

  @Test
  void whatSomebodyElseChangedIsShownBesideWhatWasTyped() throws Exception {
    select(LONDON);
    type("Mine");
    PhoneNumber seen = number(LONDON);
    PhoneNumber theirs = organization().label(seen, "Theirs");
    fire("#number-save");
    desktop.awaitScreen("both sides are shown", () -> desktop.isShownNow("#conflict"));
    assertThat(desktop.text("#mine-label")).isEqualTo("Mine");
    assertThat(desktop.text("#theirs-label")).isEqualTo("Theirs");
    assertThat(OpenDesktop.onScreen(() -> field("#number-label").getText()))
        .as("nothing that was typed is lost")
        .isEqualTo("Mine");
    assertThat(OpenDesktop.onScreen(() -> lookup("#conflict-save").isDisabled()))
        .as("one has to be chosen")
        .isTrue();
    OpenDesktop.doOnScreen(() -> ((RadioButton) lookup("#mine-label")).setSelected(true));
    fire("#conflict-save");
    desktop.awaitScreen("mine is saved", () -> "Mine".equals(now(LONDON).label()));
    assertThat(number(LONDON).etag()).isNotEqualTo(theirs.etag());
    desktop.awaitScreen("nothing is unsaved", () -> !desktop.isShownNow("#number-changed"));
    var _ = organization().label(number(LONDON), String.valueOf(seen.label()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | invalid_api_key         | Not done: | The key was rejected
          402 | payment_required        | Not done: | The platform wants to be paid first
          403 | insufficient_permissions| Not done: | lacks the right
          409 | number_in_use           | Not done: | number_in_use
          422 | invalid_field_value     | Not done: | invalid_field_value
          429 | rate_limit_exceeded     | Not done: | Too much was asked
          """)
  void aRefusedEditIsToldAndNothingTypedIsLost(
      int status, String code, String title, String advice) {
    select(BERLIN);
    type("Typed");
    front.refuse(NumbersTest::isEdit, status, code, status == 429 ? ",\"retry_after\":90" : "");
    fire("#number-save");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says(title + " +49 30 23125001 is called “Typed”")).isTrue();
    assertThat(desktop.says(advice)).as(advice).isTrue();
    assertThat(desktop.says("code " + code + " · request req_7Q")).isTrue();
    assertThat(OpenDesktop.onScreen(() -> field("#number-label").getText())).isEqualTo("Typed");
    if (status == 429) {
      assertThat(desktop.text("#failure-again")).startsWith("Try again in ");
    }
    if (status == 403) {
      assertThat(desktop.says("This key may only read")).isTrue();
      assertThat(desktop.isShown("#number-suspend")).isFalse();
    }
    fire("#number-revert");
  }

  @ParameterizedTest
  @CsvSource({"500, application/json", "200, text/html"})
  void anEditOfWhichNothingIsKnownIsToldSo(int status, String type) {
    select(BERLIN);
    type("Typed");
    front.answerInstead(
        NumbersTest::isEdit,
        status,
        type,
        _ -> status == 500 ? "{\"error\":{\"code\":\"internal_error\"}}" : "<html>Log in</html>");
    fire("#number-save");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("Perhaps done: +49 30 23125001 is called “Typed”")).isTrue();
    assertThat(desktop.says("Look before you try again")).isTrue();
    front.answerTruly();
    fire("#failure-again");
    desktop.awaitScreen("tried again, it is saved", () -> "Typed".equals(now(BERLIN).label()));
    OpenDesktop.doOnScreen(() -> ((Button) lookup("#notice .kg-link")).fire());
    desktop.awaitScreen("as before", () -> !"Typed".equals(now(BERLIN).label()));
  }

  @Test
  void aNumberIsBoughtByKeyboardAlone() {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("Numbers");
    desktop.press(KeyCode.ENTER);
    OpenDesktop.doOnScreen(() -> lookup("#rail-numbers").requestFocus());
    tabTo("#numbers-buy");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("the card is open", () -> desktop.isShownNow("#buy"));
    desktop.press(KeyCode.CONTROL, KeyCode.A);
    desktop.type("US");
    tabTo("#buy-area-code");
    desktop.type("617");
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("one is chosen and asked about", () -> desktop.isShownNow("#buy-strip"));
    assertThat(desktop.text("#buy-question")).contains("a month", "once");
    E164 wanted =
        OpenDesktop.onScreen(() ->
            ((AvailableNumber) shown("#buy-table").getSelectionModel().getSelectedItem())
                .phoneNumber());
    tabTo("#buy-table");
    desktop.press(KeyCode.ENTER);
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "it is owned",
        () ->
            desktop.window().workspace.configuration().get().numbers().stream()
                .anyMatch(each -> each.phoneNumber().equals(wanted)));
    desktop.awaitScreen(
        "it is looked at, and followed until it is active",
        () -> now(wanted.value()).status() == PhoneNumber.Status.ACTIVE);
    assertThat(desktop.text("#number-title")).isEqualTo(wanted.international());

    fire("#number-release");
    assertThat(desktop.isShown("#number-release-asking")).as("asked once, in place").isTrue();
    fire("#number-release-agree");
    desktop.awaitScreen(
        "it is given back",
        () ->
            desktop.window().workspace.configuration().get().numbers().stream()
                .filter(each -> each.phoneNumber().equals(wanted))
                .allMatch(each -> each.status() == PhoneNumber.Status.RELEASED));
  }

  private static void tabTo(String selector) {
    for (int i = 0; i < 60; i++) {
      Node focused = OpenDesktop.onScreen(() -> desktop.window().scene().getFocusOwner());
      if (focused != null && focused.equals(desktop.node(selector))) {
        return;
      }
      desktop.press(KeyCode.TAB);
    }
    throw new AssertionError("No Tab leads to " + selector);
  }

  private static void search() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().numbers.open(Below.BUYING);
      ((ComboBox<?>) lookup("#buy-country")).getEditor().setText("US");
      field("#buy-area-code").setText("212");
    });
    fire("#buy-search");
    desktop.awaitScreen("it can be bought", () -> desktop.isShownNow("#buy-strip"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          409 | price_changed            | has changed. Nothing was bought.
          409 | phone_number_unavailable | Somebody else was faster
          402 | payment_required         | The platform wants to be paid first
          403 | verification_required    | Its country asks for more
          """)
  void anOrderThatIsRefusedIsWhatItIs(int status, String code, String words) {
    search();
    front.refuse(NumbersTest::isOrder, status, code, "");
    fire("#buy-agree");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#buy-refusal"));
    assertThat(desktop.says(words)).as(words).isTrue();
    assertThat(desktop.isShown("#buy-search-again")).isEqualTo(code.equals("price_changed"));
    assertThat(desktop.isShown("#orders")).as("nothing is left of it").isFalse();
  }

  /// What a crash between keeping an order and its answer leaves: the order in its file.
  @Test
  void anOrderLeftByACrashIsShownAndFollowedToItsEnd(@TempDir Path crashed) throws Exception {
    Profile profile =
        OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().profile());
    E164 wanted =
        organization()
            .market()
            .available(new NumberSearch("US", null, "617", null))
            .getLast()
            .phoneNumber();
    Map<String, String> far = far();
    try (var before = OpenDesktop.on(crashed, far).awaitRead()) {
      assertThat(before.isShown("#orders")).isFalse();
      leaveOrder(crashed, profile, wanted);
    }
    try (var again = OpenDesktop.on(crashed, far).awaitRead()) {
      again.go(Page.NUMBERS);
      again.awaitScreen("it is shown", () -> again.saysNow("not known to have ended"));
      assertThat(again.says(wanted.international())).isTrue();
      again.awaitScreen(
          "it can be looked after",
          () -> again.window().scene().getRoot().lookup("#orders-list .button") != null);
      OpenDesktop.doOnScreen(
          () -> ((Button) again.window().scene().getRoot().lookup("#orders-list .button")).fire());
      again.awaitScreen("it is over", () -> !again.isShownNow("#orders"));
      assertThat(organization().read().numbers())
          .as("and bought once")
          .filteredOn(number -> number.phoneNumber().equals(wanted))
          .hasSize(1);
    }
  }

  private static void leaveOrder(Path home, Profile profile, E164 wanted) throws IOException {
    Path folder;
    try (var all = Files.walk(home)) {
      folder = all.filter(path -> path.endsWith("mode.json")).findFirst().orElseThrow().getParent();
    }
    Path book =
        folder
            .resolve("orders")
            .resolve(
                profile.kind().name().toLowerCase(Locale.ROOT)
                    + "-"
                    + profile.apiBase().replaceAll("[^A-Za-z0-9.]+", "-"));
    Files.createDirectories(book);
    Files.writeString(
        book.resolve(wanted.value().substring(1) + ".order"),
        """
        format=1
        key=a-key-of-an-earlier-run
        begun_at=%s
        phone_number=%s
        max_setup_price=9.99 USD
        max_monthly_price=9.99 USD
        """
            .formatted(Instant.now(), wanted));
  }

  /// Ten thousand numbers, in pages as they are asked for.
  private static String page(String asked) {
    int from =
        asked.contains("starting_after=num_")
            ? Integer.parseInt(asked.replaceFirst(".*starting_after=num_(\\d+).*", "$1")) + 1
            : 0;
    String data =
        IntStream.range(from, Math.min(10_000, from + 100))
            .mapToObj(n ->
                """
                {"id":"num_%d","object":"phone_number","phone_number":"+1978%07d","country":"US",\
                "number_type":"local","capabilities":{"voice":true,"sms":false},\
                "provider":"twilio","status":"active","label":"Line %d",\
                "monthly_price":{"amount":"1.15","currency":"USD"},\
                "created_at":"2026-01-01T00:00:00Z","etag":"\\"1\\""}\
                """
                    .formatted(n, 5_550_000 + n, n))
            .collect(Collectors.joining(","));
    return "{\"object\":\"list\",\"data\":[%s],\"has_more\":%s}"
        .formatted(data, from + 100 < 10_000);
  }

  @Test
  void tenThousandNumbersAreThereAsTheyComeAndTheWindowIsUsableMeanwhile(@TempDir Path fresh) {
    var looked = new CompletableFuture<Void>();
    front.answerInstead(
        asked -> asked.startsWith("GET /v1/telephony/numbers?"),
        200,
        "application/json",
        asked -> {
          if (asked.contains("starting_after=num_4999")) {
            looked.join(); // half of them, until that was seen
          }
          return page(asked);
        });
    try (var many = OpenDesktop.on(fresh, far())) {
      many.go(Page.NUMBERS);
      var table = (TableView<?>) many.node("#numbers-table");
      var filter = (TextField) many.node("#numbers-filter");
      many.awaitScreen(
          "the first are there while others come",
          () -> {
            int seen = table.getItems().size();
            return seen > 0 && seen < 10_000 && many.saysNow("so far, reading");
          });
      many.press(KeyCode.CONTROL, KeyCode.K);
      many.awaitScreen("the palette opens meanwhile", () -> many.isShownNow("#palette"));
      many.press(KeyCode.ESCAPE);
      looked.complete(null);
      many.awaitScreen("all are there", () -> table.getItems().size() == 10_000);
      OpenDesktop.doOnScreen(() -> filter.setText("Line 4711"));
      assertThat(OpenDesktop.onScreen(() -> table.getItems().size())).isEqualTo(1);
      OpenDesktop.doOnScreen(filter::clear);
      many.awaitScreen("rows are laid out", () -> rows(table) > 1);
      double visible =
          OpenDesktop.onScreen(() -> Math.ceil(table.getHeight() / table.getFixedCellSize()));
      assertThat((double) OpenDesktop.onScreen(() -> rows(table))).isLessThanOrEqualTo(visible + 2);
    }
  }

  private static long rows(TableView<?> table) {
    return SceneWalk.all(table).stream().filter(TableRow.class::isInstance).count();
  }

  private static boolean isEdit(String asked) {
    return asked.startsWith("PATCH ");
  }

  private static boolean isOrder(String asked) {
    return asked.equals("POST /v1/telephony/numbers");
  }
}
