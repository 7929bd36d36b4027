package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.ProviderConnection;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page Connections does where the platform does not do what it was asked for: it says
/// what was not done and what helps, and nothing that was typed is lost.
@Tag("desktop")
class ConnectionsFailuresTest {
  private static final String LABEL = "Tried in vain";

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static SlowFront providers;
  private static OpenDesktop desktop;
  private static ConnectionsOnScreen page;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ZERO);
    providers = new SlowFront(sandbox.providers(), Duration.ZERO);
    var there = new OtherServices().providersAt(providers.base(), Duration.ofSeconds(20));
    desktop = OpenDesktop.on(home, front.environment(sandbox.key()), there.instead()).awaitRead();
    page = new ConnectionsOnScreen(desktop, home);
    desktop.go(Page.CONNECTIONS);
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    providers.close();
    sandbox.close();
  }

  @AfterEach
  void asItWas() {
    front.answerTruly();
    front.answerAfter(Duration.ZERO);
    providers.answerTruly();
    OpenDesktop.doOnScreen(() -> {
      ((Button) desktop.window().scene().getRoot().lookup("#page-failure .kg-icon-button")).fire();
      desktop.window().unsaved.edits().keySet().stream()
          .toList()
          .forEach(desktop.window().unsaved::forget);
      desktop.window().workspace.readAgain();
    });
    page.closeSide();
    desktop.awaitRead();
  }

  private static boolean isVerifying(String asked) {
    return asked.startsWith("POST ") && asked.endsWith("/verify");
  }

  private static boolean isAdding(String asked) {
    return asked.equals("POST /v1/telephony/connections");
  }

  private static boolean isEdit(String asked) {
    return asked.startsWith("PATCH ");
  }

  private static boolean isListing(String asked) {
    return asked.startsWith("GET ") && asked.contains("/connections/pcon_");
  }

  private static void verify(String label) {
    page.fire("#verify-" + page.connection(label).id());
  }

  private static void typeNew() {
    SeededAccount account = page.account("Support line");
    page.fire("#add-connection");
    desktop.awaitScreen("the editor is laid out", () -> page.isShownNow("#provider-twilio"));
    page.fire("#provider-twilio");
    page.type("#connection-label", LABEL);
    page.type("#account-sid", account.accountSid());
    page.type("#auth-token", account.secret().reveal());
  }

  private static void assertNothingTypedIsLost() {
    assertThat(desktop.isShown("#connection-editor")).isTrue();
    assertThat(page.typed("#connection-label")).isEqualTo(LABEL);
    assertThat(page.typed("#account-sid")).isEqualTo(page.account("Support line").accountSid());
    assertThat(page.typed("#auth-token")).as("to be sent again").isNotEmpty();
    assertThat(OpenDesktop.onScreen(() -> page.isThereNow(LABEL))).isFalse();
  }

  /// At its numbers, as if nobody had read them yet.
  private static void lookAnewAt(String label) {
    String id = page.connection(label).id();
    OpenDesktop.doOnScreen(() -> {
      desktop.window().connections.model.selectedId().set(null);
      desktop.window().connections.numbers.listings().remove(id);
      desktop.window().connections.model.selectedId().set(id);
    });
  }

  private static boolean isDisabled(String selector) {
    Node button = desktop.node(selector);
    return OpenDesktop.onScreen(button::isDisabled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | invalid_api_key          | The key was rejected
          402 | payment_required         | The platform wants to be paid first
          403 | insufficient_permissions | lacks the right
          403 | organization_inactive    | organization_inactive
          409 | number_in_use            | number_in_use
          422 | invalid_field_value      | invalid_field_value
          429 | rate_limit_exceeded      | Too much was asked
          """)
  void anAccountThatIsNotAddedIsToldAndNothingTypedIsLost(int status, String code, String advice) {
    front.refuse(
        ConnectionsFailuresTest::isAdding,
        status,
        code,
        status == 429 ? ",\"retry_after\":90" : "");
    typeNew();
    page.fire("#save-connection");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("Not done: Add connection “" + LABEL + "”")).isTrue();
    assertThat(desktop.says(advice)).as(advice).isTrue();
    assertThat(desktop.says("code " + code + " · request req_7Q")).isTrue();
    assertNothingTypedIsLost();
    if (code.equals("insufficient_permissions")) {
      assertThat(desktop.says("This key may only read")).isTrue();
      assertThat(isDisabled("#add-connection")).isTrue();
      assertThat(isDisabled("#save-connection")).isTrue();
    } else {
      assertThat(isDisabled("#save-connection")).as("can be tried again").isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"500", "200"})
  void anAccountOfWhichNobodyKnowsWhetherItWasAddedIsNotAddedTwiceByAButton(int status) {
    if (status == 500) {
      front.refuse(ConnectionsFailuresTest::isAdding, 500, "internal_error", "");
    } else {
      front.answerHtml(ConnectionsFailuresTest::isAdding);
    }
    typeNew();
    page.fire("#save-connection");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("Perhaps done: Add connection “" + LABEL + "”")).isTrue();
    assertThat(desktop.says("Look before you try again")).isTrue();
    assertThat(desktop.isShown("#failure-again")).isFalse();
    assertNothingTypedIsLost();
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_api_key",
    "402, payment_required",
    "409, number_in_use",
    "422, invalid_field_value",
    "500, internal_error"
  })
  void aVerificationThatFailsIsToldAndCanBeTriedAgain(int status, String code) {
    front.refuse(ConnectionsFailuresTest::isVerifying, status, code, "");
    verify("Berlin trunk");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    String done = status == 500 ? "Perhaps done: " : "Not done: ";
    assertThat(desktop.says(done + "Verify connection “Berlin trunk”")).isTrue();
    assertThat(desktop.says("code " + code + " · request req_7Q")).isTrue();
    assertThat(desktop.says("being verified")).as("nobody waits any more").isFalse();
    front.answerTruly();
    if (status != 500) {
      page.fire("#failure-again");
      desktop.awaitScreen(
          "it is verified", () -> desktop.saysNow("Connection “Berlin trunk”: active"));
    }
  }

  @Test
  void aPlatformThatWantsToBeLeftAloneIsAndItIsSaidForHowLong() {
    front.refuse(
        ConnectionsFailuresTest::isVerifying, 429, "rate_limit_exceeded", ",\"retry_after\":90");
    verify("Berlin trunk");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.text("#failure-again")).startsWith("Try again in ");
    assertThat(isDisabled("#failure-again")).isTrue();
  }

  @Test
  void aKeyThatMayNotWriteLeavesThePageReadOnly() {
    front.refuse(ConnectionsFailuresTest::isVerifying, 403, "insufficient_permissions", "");
    verify("Berlin trunk");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("This key may only read")).isTrue();
    assertThat(isDisabled("#add-connection")).isTrue();
    String id = page.connection("Berlin trunk").id();
    assertThat(isDisabled("#verify-" + id)).isTrue();
    assertThat(isDisabled("#edit-" + id)).isTrue();
    assertThat(desktop.says("Berlin trunk")).as("it can be read").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_api_key",
    "409, number_in_use",
    "422, invalid_field_value",
    "429, rate_limit_exceeded",
    "500, internal_error"
  })
  void aNameThatIsNotTakenIsToldAndStays(int status, String code) {
    front.refuse(ConnectionsFailuresTest::isEdit, status, code, "");
    page.edit("Berlin trunk");
    page.type("#connection-label", LABEL);
    page.fire("#save-connection");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("Call the connection “" + LABEL + "”")).isTrue();
    assertThat(page.typed("#connection-label")).isEqualTo(LABEL);
    assertThat(desktop.says("Not saved yet")).as("on its card, too").isTrue();
  }

  /// 412: somebody else was faster.
  @Test
  void bothSidesOfANameThatWasOvertakenAreShownAndOneIsChosen() throws OrganizationException {
    page.edit("Berlin trunk");
    page.type("#connection-label", LABEL);
    ProviderConnection before = page.connection("Berlin trunk");
    var organization =
        OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().organization());
    ProviderConnection theirs = organization.label(before, "Theirs");
    page.fire("#save-connection");
    desktop.awaitScreen("both sides are shown", () -> page.isShownNow("#mine-label"));
    assertThat(page.typed("#connection-label")).as("nothing is lost").isEqualTo(LABEL);
    OpenDesktop.doOnScreen(() ->
        ((RadioButton) desktop.window().scene().getRoot().lookup("#theirs-label"))
            .setSelected(true));
    page.fire("#conflict-save");
    desktop.awaitScreen("the editor is done", () -> !desktop.isShownNow("#connection-editor"));
    desktop.awaitRead();
    assertThat(page.connection("Theirs").etag())
        .as("as the other left it")
        .isEqualTo(theirs.etag());
    var _ = organization.label(theirs, "Berlin trunk");
  }

  @Test
  void aNameOfAConnectionThatIsGoneIsSaidToBe() throws OrganizationException {
    typeNew();
    page.fire("#save-connection");
    desktop.awaitScreen("it is added", () -> page.isThereNow(LABEL));
    desktop.awaitScreen(
        "and verified", () -> desktop.saysNow("Connection “" + LABEL + "”: active"));
    desktop.awaitRead();
    ProviderConnection added = page.connection(LABEL);
    page.edit(LABEL);
    page.type("#connection-label", "Too late");
    var organization =
        OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().organization());
    var _ = organization.connections().delete(added);
    page.fire("#save-connection");
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("Not done: Call the connection “Too late”")).isTrue();
    assertThat(desktop.says("It is not among the connections any more.")).isTrue();
  }

  @Test
  void numbersThatCannotBeListedAreAskedForAgain() {
    front.refuse(ConnectionsFailuresTest::isListing, 500, "internal_error", "");
    lookAnewAt("Berlin trunk");
    desktop.awaitScreen("it is said", () -> page.isShownNow("#numbers-again"));
    front.answerTruly();
    page.fire("#numbers-again");
    desktop.awaitScreen("they are there", () -> page.numbersNow().contains("+493023125017"));
    assertThat(page.isShown("#numbers-again")).isFalse();
  }

  @Test
  void whileThePlatformIsDownThePageIsReadOnlyAndSaysHowOldItIs() {
    front.refuse(_ -> true, 500, "internal_error", "");
    OpenDesktop.doOnScreen(desktop.window().workspace::readAgain);
    desktop.awaitScreen("it is said", () -> desktop.saysNow("Offline: as read"));
    assertThat(desktop.says("Support line")).as("what was read stays").isTrue();
    assertThat(isDisabled("#add-connection")).isTrue();
    assertThat(isDisabled("#edit-" + page.connection("Support line").id())).isTrue();
  }

  @Test
  void anAnswerThatComesLateClosesNoOtherEditor() {
    front.answerAfter(Duration.ofMillis(500));
    typeNew();
    page.fire("#try-credentials");
    desktop.awaitScreen("they work", () -> desktop.saysNow("They work at Twilio."));
    page.fire("#save-connection");
    page.edit("Old account");
    page.type("#connection-label", "Typed meanwhile");
    desktop.awaitScreen("the first is added", () -> page.isThereNow(LABEL));
    assertThat(desktop.isShown("#connection-editor")).as("the other is still edited").isTrue();
    assertThat(page.typed("#connection-label")).isEqualTo("Typed meanwhile");
    front.answerAfter(Duration.ZERO);
    page.edit(LABEL);
    page.fire("#delete-connection");
    page.fire("#question-agree");
    desktop.awaitScreen("it is deleted", () -> !page.isThereNow(LABEL));
  }

  @Test
  void theNumbersOfOneAccountAreNeverShownUnderAnother() {
    lookAnewAt("Support line");
    desktop.awaitScreen("they are there", () -> page.numbersNow().contains("+16175550142"));
    page.selectNumber("+16175550142");
    front.answerAfter(Duration.ofMillis(700));
    lookAnewAt("Berlin trunk");
    assertThat(OpenDesktop.onScreen(page::numbersNow)).doesNotContain("+16175550142");
    assertThat(page.isShown("#wiring-detail")).isFalse();
    desktop.awaitScreen("its own are", () -> page.numbersNow().contains("+493023125017"));
  }

  @Test
  void aChangeOfOnesOwnIsNoConflictWithWhatIsTyped() {
    page.edit("Berlin trunk");
    page.type("#connection-label", LABEL);
    String before = page.connection("Berlin trunk").etag();
    verify("Berlin trunk");
    desktop.awaitScreen(
        "it is verified", () -> !page.connectionNow("Berlin trunk").etag().equals(before));
    page.fire("#save-connection");
    desktop.awaitScreen("it is saved", () -> page.isThereNow(LABEL));
    assertThat(page.isShown("#conflict")).isFalse();
    page.fire("#notice .kg-link");
    desktop.awaitScreen("as before", () -> page.isThereNow("Berlin trunk"));
  }

  @Test
  void aTrialThatIsGivenUpLeavesNothingKnown() {
    providers.neverAnswer(_ -> true);
    typeNew();
    page.fire("#try-credentials");
    desktop.awaitScreen("it is asked", () -> page.isShownNow("#trial-cancel"));
    assertThat(isDisabled("#save-connection")).as("while it is asked").isTrue();
    page.fire("#trial-cancel");
    desktop.awaitScreen(
        "it is said", () -> desktop.saysNow("Given up. Nothing is known of these credentials."));
    assertNothingTypedIsLost();
    providers.answerTruly();
    page.fire("#try-credentials");
    desktop.awaitScreen("they work", () -> desktop.saysNow("They work at Twilio."));
  }

  @Test
  void aReadingOfNumbersThatIsGivenUpLeavesWhatWasKnown() {
    page.edit("Support line");
    page.type("#auth-token", page.account("Support line").secret().reveal());
    page.fire("#try-credentials");
    desktop.awaitScreen("they can be read", () -> page.isShownNow("#numbers-read"));
    page.closeSide();
    lookAnewAt("Support line");
    desktop.awaitScreen("as listed", () -> page.numbersNow().contains("+16175550143"));
    providers.neverAnswer(_ -> true);
    page.fire("#numbers-read");
    desktop.awaitScreen("they are read", () -> page.isShownNow("#numbers-cancel"));
    assertThat(OpenDesktop.onScreen(page::numbersNow)).as("meanwhile").contains("+16175550143");
    page.fire("#numbers-cancel");
    desktop.awaitScreen("it is over", () -> page.isShownNow("#numbers-read"));
    assertThat(OpenDesktop.onScreen(page::numbersNow)).contains("+16175550143");
  }

  @Test
  void theRouteOfANumberIsTestedInTheRouteLab() {
    lookAnewAt("Berlin trunk");
    desktop.awaitScreen("they are listed", () -> page.numbersNow().contains("+493023125018"));
    page.selectNumber("+493023125018");
    page.fire("#number-test-route");
    String id = page.connection("Berlin trunk").id();
    assertThat(OpenDesktop.onScreen(() -> desktop.window().lab.draft().get().text())).contains(id);
    assertThat(OpenDesktop.onScreen(() -> desktop.window().navigation.page().get()))
        .isEqualTo(Page.ROUTE_LAB);
    assertThat(desktop.says("A session names the connection, not the number")).isTrue();
    desktop.awaitScreen(
        "its cost is said first",
        () -> desktop.window().oneDraft.state().get() instanceof TrialState.Asking);
    desktop.go(Page.CONNECTIONS);
  }
}
