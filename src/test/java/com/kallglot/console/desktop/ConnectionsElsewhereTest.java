package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page Connections where nobody answers, and where the platform manages none and they are
/// written down by hand.
@Tag("desktop")
class ConnectionsElsewhereTest {
  /// More than this computer may stand still: what is answered is answered within it.
  private static final Duration PATIENCE = Duration.ofMillis(2500);

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static SlowFront providers;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ZERO);
    providers = new SlowFront(sandbox.providers(), Duration.ZERO);
  }

  @AfterAll
  static void close() {
    front.close();
    providers.close();
    sandbox.close();
  }

  @AfterEach
  void answer() {
    front.answerTruly();
    providers.answerTruly();
  }

  private static ConnectionsOnScreen page(OpenDesktop desktop) throws Exception {
    desktop.go(Page.CONNECTIONS);
    desktop.awaitScreen("it is laid out", () -> desktop.isShownNow("#add-connection"));
    return new ConnectionsOnScreen(desktop, home);
  }

  private static void typeNew(OpenDesktop desktop, ConnectionsOnScreen page) {
    SeededAccount account = page.account("Support line");
    page.fire("#add-connection");
    desktop.awaitScreen("it is laid out", () -> page.isShownNow("#connection-label"));
    page.type("#connection-label", "Never answered");
    page.type("#account-sid", account.accountSid());
    page.type("#auth-token", account.secret().reveal());
  }

  @Test
  void aPlatformThatNeverAnswersIsToldAsPerhapsDone(@TempDir Path fresh) throws Exception {
    var impatient =
        new OtherServices()
            .impatient(fresh, PATIENCE)
            .providersAt(providers.base(), Duration.ofSeconds(20));
    try (var desktop =
        OpenDesktop.on(home, front.environment(sandbox.key()), impatient.instead()).awaitRead()) {
      var page = page(desktop);
      front.neverAnswer(asked -> asked.startsWith("POST "));
      page.fire("#verify-" + page.connection("Berlin trunk").id());
      desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
      assertThat(desktop.says("Perhaps done: Verify connection “Berlin trunk”")).isTrue();
      assertThat(desktop.says("did not answer in time")).isTrue();
      typeNew(desktop, page);
      page.fire("#save-connection");
      desktop.awaitScreen(
          "it is told", () -> desktop.saysNow("Perhaps done: Add connection “Never answered”"));
      assertThat(desktop.isShown("#failure-again")).as("which could add two").isFalse();
      assertThat(page.typed("#auth-token")).as("nothing typed is lost").isNotEmpty();
      page.fire("#cancel-editing");
      front.neverAnswer(asked -> asked.contains("/connections/pcon_"));
      OpenDesktop.doOnScreen(() -> {
        desktop.window().connections.numbers.listings().clear();
        desktop.window().connections.model.selectedId().set(null);
        desktop.window().connections.model.select(page.connectionNow("Berlin trunk"));
      });
      desktop.awaitScreen("it can be tried again", () -> page.isShownNow("#numbers-again"));
      assertThat(desktop.text("#numbers-hint")).contains("did not answer in time");
    }
  }

  @Test
  void aProviderThatNeverAnswersLeavesTheChoiceToSaveUnverified(@TempDir Path fresh)
      throws Exception {
    var impatient = new OtherServices().providersAt(providers.base(), PATIENCE);
    try (var desktop =
        OpenDesktop.on(fresh, front.environment(sandbox.key()), impatient.instead()).awaitRead()) {
      var page = page(desktop);
      providers.neverAnswer(_ -> true);
      typeNew(desktop, page);
      page.fire("#try-credentials");
      desktop.awaitScreen(
          "it is told", () -> desktop.saysNow("Twilio did not answer in time. Nothing is known"));
      assertThat(desktop.text("#save-connection")).isEqualTo("Save unverified");
      page.fire("#cancel-editing");
    }
  }

  @Test
  void withoutManagementConnectionsAreWrittenDownAndTheirNumbersRead(@TempDir Path fresh)
      throws Exception {
    var there = new OtherServices().providersAt(providers.base(), Duration.ofSeconds(20));
    try (var none = FailingFront.answering(404, "resource_not_found");
        var desktop = OpenDesktop.on(fresh, none.environment(), there.instead()).awaitRead()) {
      var page = page(desktop);
      assertThat(isDisabled(desktop, "#add-connection")).as("before consent").isTrue();
      page.fire("#mode-agree");
      desktop.awaitScreen("it is kept here", () -> desktop.saysNow("Kept on this computer"));
      page.fire("#add-connection");
      desktop.awaitScreen("it is laid out", () -> page.isShownNow("#connection-id"));
      page.fire("#save-connection");
      assertThat(desktop.says("Enter the ID as the portal shows it")).isTrue();
      page.type("#connection-id", "pcon_01HXYZ");
      page.type("#connection-label", "By hand");
      page.fire("#save-connection");
      desktop.awaitScreen("it is there", () -> page.isThereNow("By hand"));
      assertThat(page.isShown("#verify-pcon_01HXYZ")).as("nobody verifies it").isFalse();
      page.edit("By hand");
      page.type("#account-sid", page.account("Support line").accountSid());
      page.type("#auth-token", page.account("Support line").secret().reveal());
      page.fire("#try-credentials");
      desktop.awaitScreen("its numbers can be read", () -> page.isShownNow("#numbers-read"));
      assertThat(desktop.text("#save-connection")).as("not the secret").isEqualTo("Save");
      page.fire("#numbers-read");
      desktop.awaitScreen("they are read", () -> page.numbersNow().contains("+16175550143"));
      desktop.awaitScreen(
          "and written down", () -> desktop.saysNow("Write down 3 numbers of “By hand”"));
      page.closeSide();
      OpenDesktop.doOnScreen(() -> page.menu("By hand", "Take off the list…"));
      desktop.awaitScreen("it is asked", () -> page.isShownNow("#question-agree"));
      page.fire("#question-agree");
      desktop.awaitScreen("it is gone", () -> !page.isThereNow("By hand"));
    }
  }

  private static boolean isDisabled(OpenDesktop desktop, String selector) {
    Node button = desktop.node(selector);
    return OpenDesktop.onScreen(button::isDisabled);
  }
}
