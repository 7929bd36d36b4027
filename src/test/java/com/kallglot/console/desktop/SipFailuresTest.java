package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page SIP / PBX does where the platform does not do what it was asked for: it says so in
/// place, and nothing that was written is lost.
@Tag("desktop")
class SipFailuresTest {
  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static RefusingFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new RefusingFront(sandbox.base());
    desktop =
        OpenDesktop.on(
                home,
                front.environment(sandbox.key()),
                new OtherServices()
                    .impatient(home.resolve("impatient"), Duration.ofSeconds(3))
                    .instead())
            .awaitRead();
    desktop.go(Page.SIP);
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  @BeforeEach
  void asItWas() {
    front.passOn();
    OpenDesktop.doOnScreen(() -> {
      var read = desktop.window().sip.settings().get();
      desktop.window().sip.write(read.terms());
      desktop.window().sipEdits.settled();
      desktop.window().workspace.readAgain();
    });
    desktop.awaitScreen(
        "it can be edited",
        () ->
            desktop.window().workspace.standing().get().mayEdit()
                && desktop.window().sipEdits.possible().get());
  }

  private static void requireEncryption() {
    OpenDesktop.doOnScreen(() -> {
      ((ToggleButton) desktop.window().scene().getRoot().lookup("#terms-srtp-required")).fire();
      ((Button) desktop.window().scene().getRoot().lookup("#terms-save")).fire();
    });
  }

  private static void assertNothingLost() {
    assertThat(OpenDesktop.onScreen(() -> desktop.window().sip.terms().get().srtp()))
        .as("what was chosen is still there")
        .isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(OpenDesktop.onScreen(() -> desktop.window().sip.settings().get().srtp()))
        .isEqualTo(SrtpPolicy.OPTIONAL);
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_api_key",
    "403, insufficient_permissions",
    "422, invalid_field_value",
    "428, precondition_required",
    "429, rate_limit_exceeded",
    "500, internal_error"
  })
  void aRefusalIsSaidInPlaceWithCodeAndRequest(int status, String code) {
    front.refuse(status, code);
    requireEncryption();
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("code " + code + " · request req_7Q")).isTrue();
    assertNothingLost();
  }

  @Test
  void aPlatformThatNeverAnswersIsGivenUpAndLookedAfter() {
    front.fallSilent();
    requireEncryption();
    assertThat(desktop.isShown("#page-failure")).as("it is waited for").isFalse();
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.says("did not answer in time")).isTrue();
    assertThat(desktop.says("Perhaps done")).as("nobody can tell").isTrue();
    assertNothingLost();
  }

  @Test
  void aKeyThatMayNotWriteLeavesThePageReadOnly() {
    front.refuse(403, "insufficient_permissions");
    requireEncryption();
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.isShown("#mode-banner")).isTrue();
    assertThat(desktop.isShown("#sip-toggle")).as("no button that could not do it").isFalse();
    assertThat(desktop.isShown("#terms-save")).isFalse();
    assertThat(desktop.says("sip.sandbox.kallglot.test")).as("it can be read").isTrue();
  }

  @Test
  void anAnswerThatIsNoneIsLookedAfterAndTold() {
    front.answerHtml();
    requireEncryption();
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertNothingLost();
    front.cutOff();
    OpenDesktop.doOnScreen(desktop.window().sipEdits::settled);
    requireEncryption();
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertNothingLost();
  }

  @Test
  void whatNobodyCanTellOfANewPasswordIsSaid() {
    front.cutOff();
    OpenDesktop.doOnScreen(() -> desktop.window().password.make(Duration.ofHours(1)));
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#password-problem"));
    assertThat(desktop.says("Make another one before")).isTrue();
  }

  @Test
  void aNewPasswordThatIsRefusedIsSaid() {
    front.refuse(403, "insufficient_permissions");
    OpenDesktop.doOnScreen(() -> desktop.window().password.make(Duration.ofHours(1)));
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#page-failure"));
    assertThat(desktop.isShown("#password-made")).isFalse();
  }

  @Test
  void withoutManagementTheAccessIsWrittenDownByHand(@TempDir Path other) {
    try (var none = FailingFront.answering(404, "resource_not_found");
        var window = OpenDesktop.on(other, none.environment()).awaitRead()) {
      window.go(Page.SIP);
      window.awaitScreen("it is asked", () -> window.isShownNow("#mode-agree"));
      OpenDesktop.doOnScreen(
          () -> ((Button) window.window().scene().getRoot().lookup("#mode-agree")).fire());
      window.awaitScreen("it is kept here", () -> window.isShownNow("#sip-kept"));
      assertThat(window.isShown("#password-new")).as("no password is made here").isFalse();
      OpenDesktop.doOnScreen(() -> {
        ((TextField) window.window().scene().getRoot().lookup("#kept-transports"))
            .setText("smoke:signals");
        assertThat(window.window().scene().getRoot().lookup("#kept-save").isDisabled()).isTrue();
        ((TextField) window.window().scene().getRoot().lookup("#kept-transports"))
            .setText("tls:pbx.example.com:5061");
        ((TextField) window.window().scene().getRoot().lookup("#kept-username")).setText("acme");
        ((Button) window.window().scene().getRoot().lookup("#kept-save")).fire();
      });
      window.awaitScreen("it is there", () -> named(window));
      assertThat(window.text("#sip-username")).isEqualTo("acme");
      var defaults = new SessionDefaults(SessionMode.BIDIRECTIONAL_TRANSLATION, "en", "de");
      OpenDesktop.doOnScreen(() -> {
        var sip = window.window().sip;
        Terms now = sip.terms().get();
        sip.write(
            new Terms(now.srtp(), now.keying(), now.codecs(), now.maxConcurrentCalls(), defaults));
        assertThat(SceneWalk.isShown(window.window().scene().getRoot().lookup("#terms-mode")))
            .isTrue();
        ((Button) window.window().scene().getRoot().lookup("#terms-save")).fire();
      });
      window.awaitScreen(
          "the defaults are written down",
          () ->
              defaults.equals(
                  window.window().workspace.configuration().get().sip().sessionDefaults()));
    }
  }

  private static boolean named(OpenDesktop window) {
    return window.window().workspace.configuration().get() != null
        && window.window().workspace.configuration().get().sip().username().equals("acme");
  }
}
