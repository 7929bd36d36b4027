package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.settings.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the Sessions page makes of answers that no sandbox gives on demand: a conversation as it
/// grows, recordings in each state, and everything that can go wrong. The platform has no
/// management, so this is inventory mode before anybody agreed to it.
@Tag("desktop")
class SessionAnswersTest {
  @TempDir static Path home;
  private static final ToldPlatform PLATFORM = new ToldPlatform();
  private static OpenDesktop desktop;
  private static SessionsMade made;

  @BeforeAll
  static void open() throws Exception {
    desktop =
        OpenDesktop.on(
                home,
                PLATFORM.environment(),
                new OtherServices()
                    .impatient(home.resolve("impatient"), Duration.ofSeconds(4))
                    .instead())
            .awaitRead();
    Profile profile = desktop.window().services.profile("environment");
    made = desktop.window().services.sessionsMade(profile);
    desktop.go(Page.SESSIONS);
    desktop.awaitScreen(
        "the page is laid out",
        () -> desktop.window().scene().getRoot().lookup("#as-transcript") != null);
  }

  /// Each test has a session that nobody has looked at yet.
  @BeforeEach
  void make() {
    toggle("#as-transcript");
    String id = PLATFORM.beginAnew();
    made.exchanged(
        new Exchange(
            0,
            1,
            "POST",
            "http://h/v1/sessions",
            Map.of(),
            201,
            null,
            "{\"mode\":\"bidirectional_translation\",\"routing\":{\"type\":\"sip\"}}",
            "{\"id\":\"%s\",\"mode\":\"bidirectional_translation\",\"provider\":\"sip\"}"
                .formatted(id),
            null,
            null));
  }

  @AfterAll
  static void close() {
    desktop.close();
    PLATFORM.close();
  }

  /// Alone, so that what is read is read of this one.
  private static void list() {
    OpenDesktop.doOnScreen(() -> table().requestFocus());
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#session")).isFalse();
    OpenDesktop.doOnScreen(() ->
        ((TextField) desktop.window().scene().getRoot().lookup("#session-filter"))
            .setText(PLATFORM.id()));
    desktop.press(KeyCode.F5);
    desktop.awaitScreen("it is listed", () -> table().getItems().size() == 1);
  }

  private static TableView<?> table() {
    return (TableView<?>) desktop.window().scene().getRoot().lookup("#session-table");
  }

  private static void choose() {
    OpenDesktop.doOnScreen(() -> table().getSelectionModel().selectFirst());
  }

  private static void toggle(String button) {
    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) desktop.window().scene().getRoot().lookup(button)).setSelected(true));
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(
        () -> ((Button) desktop.window().scene().getRoot().lookup(button)).fire());
  }

  @Test
  void aConversationGrowsUntilItIsFinalAndThenItsRecordingsAreThere() {
    list();
    choose();
    desktop.awaitScreen("what was said", () -> desktop.saysNow("Where is the station?"));
    assertThat(desktop.says("→ de  Wo ist der Bahnhof?")).isTrue();
    assertThat(desktop.text("#session-extent")).isEqualTo("1 turns so far");
    toggle("#as-recordings");
    assertThat(desktop.says("Recordings are there after the end.")).isTrue();

    fire("#session-end");
    desktop.awaitScreen("the recordings", () -> desktop.saysNow("2:07 · mp3"));
    assertThat(desktop.says("In preparation")).isTrue();
    toggle("#as-transcript");
    desktop.awaitScreen(
        "all of it", () -> desktop.saysNow("2 turns, final") && desktop.saysNow("Gleich hier."));
    var turns = (ListView<?>) desktop.node("#session-turns");
    assertThat(OpenDesktop.onScreen(() -> turns.getItems().size())).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_api_key",
    "402, payment_required",
    "403, insufficient_permissions",
    "409, idempotency_conflict",
    "418, brewing",
    "429, rate_limit_exceeded",
    "500, internal_error",
  })
  void aRefusalIsSaidWithCodeAndRequestAndEndsTheAsking(int status, String code) {
    PLATFORM.answerWith(status, code);
    list();
    desktop.awaitScreen("it is said", () -> desktop.saysNow("code " + code + " · request req_7Q"));
    assertThat(desktop.says("Not done: Read the sessions")).isTrue();
    desktop.awaitScreen("at the session itself, too", () -> desktop.saysNow("Not read"));
    int before = PLATFORM.asked();
    Await.holds(Duration.ofMillis(600), "no more is asked", () -> PLATFORM.asked() == before);

    PLATFORM.answerAsItIs();
    fire("#sessions #failure-again");
    desktop.awaitScreen("it is read", () -> desktop.saysNow("Active"));
    assertThat(desktop.says("Not done: Read the sessions")).isFalse();
  }

  @Test
  void aPageOfHtmlIsNoSession() {
    PLATFORM.answerWithHtml();
    list();
    desktop.awaitScreen("it is said", () -> desktop.saysNow("Not done: Read the sessions"));
  }

  @Test
  void aPlatformThatNeverAnswersIsGivenUpAndTriedAgainOnDemand() {
    PLATFORM.fallSilent();
    list();
    desktop.awaitScreen("it is said", () -> desktop.saysNow("did not answer in time"));
    assertThat(desktop.says("Not done: Read the sessions")).isTrue();
    PLATFORM.answerAsItIs();
    fire("#sessions #failure-again");
    desktop.awaitScreen("it is read", () -> desktop.saysNow("Active"));
  }

  @Test
  void aSessionThatThePlatformForgotIsNoFailureOfThePage() {
    PLATFORM.answerWith(404, "session_not_found");
    list();
    choose();
    desktop.awaitScreen("it is said", () -> desktop.saysNow("Not known there"));
    desktop.awaitScreen(
        "below it, too",
        () -> desktop.saysNow("The platform does not know this session any more."));
    assertThat(desktop.says("Not done: Read the sessions")).isFalse();
  }

  @Test
  void anEndThatIsRefusedIsSaidAtTheSession() {
    list();
    choose();
    desktop.awaitScreen("its state", () -> desktop.isShownNow("#session-end"));
    PLATFORM.answerWith(403, "insufficient_permissions");
    fire("#session-end");
    desktop.awaitScreen(
        "it is said", () -> desktop.saysNow("Not done: End session " + PLATFORM.id()));
  }

  @Test
  void aSlowPlatformLeavesThePageUsable() {
    PLATFORM.hold();
    list();
    desktop.awaitScreen("it is being read", () -> desktop.saysNow("Reading…"));
    choose();
    assertThat(desktop.text("#session-id")).isEqualTo(PLATFORM.id());
    PLATFORM.letGo();
    desktop.awaitScreen("it is read", () -> desktop.saysNow("Active"));
  }
}
