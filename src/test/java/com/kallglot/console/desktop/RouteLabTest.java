package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Steady;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.desktop.routelab.draft.JsonEditor;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.settings.Appearance;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Route lab on a real sandbox.
@Tag("desktop")
@Tag("native")
class RouteLabTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @BeforeEach
  void begin() {
    use("sandbox");
    OpenDesktop.doOnScreen(() -> {
      window().oneDraft.forget();
      window().navigation.open(Page.ROUTE_LAB);
    });
    desktop.awaitScreen(
        "the page is laid out", () -> window().scene().getRoot().lookup("#as-form") != null);
    OpenDesktop.doOnScreen(() -> {
      window().lab.open(null, "{\"mode\": \"ai_agent\"}");
      ((ToggleButton) window().scene().getRoot().lookup("#as-form")).setSelected(true);
    });
  }

  private static DesktopWindow window() {
    return desktop.window();
  }

  private static void use(String profile) {
    if (profile.equals(OpenDesktop.onScreen(() -> window().workspace.entry().get().name()))) {
      return;
    }
    OpenDesktop.doOnScreen(() ->
        window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .ifPresent(window().workspace::use));
    desktop.awaitScreen("its configuration", () -> window().lab.now().get() != null);
  }

  private static String draft() {
    return OpenDesktop.onScreen(() -> window().lab.draft().get().text());
  }

  private static Outcome outcome() {
    return OpenDesktop.onScreen(() -> window().lab.shown().get().resolution().outcome());
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) window().scene().getRoot().lookup(button)).fire());
  }

  @Test
  @Tag("timed")
  void withTheKeyboardAloneADraftIsWrittenExplainedAndProvenByACall() throws Exception {
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.OVERVIEW));
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("route lab");
    desktop.press(KeyCode.ENTER);
    assertThat(desktop.isShown("#stations")).isTrue();

    tabTo("method-first");
    desktop.press(KeyCode.RIGHT);
    tabTo("number");
    desktop.press(KeyCode.CONTROL, KeyCode.A);
    desktop.type("+493023125001");
    assertThat(draft()).contains("\"phone_number\": \"+493023125001\"");
    assertThat(desktop.text("#outcome-badge")).isEqualTo("Route found");
    assertThat(desktop.says("Test line dials +49 30 23125001")).isTrue();

    Steady.judged(() -> {
      CallReport report = called();
      assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PASS);
    });
    assertThat(desktop.text("#verdict-title")).isEqualTo("Proven by a real call");
  }

  /// The report of the call that Ctrl+Enter places.
  private static CallReport called() {
    OpenDesktop.doOnScreen(window().oneDraft::forget);
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen(
        "the call is judged", () -> window().oneDraft.state().get() instanceof TrialState.Done);
    var done = (TrialState.Done) OpenDesktop.onScreen(() -> window().oneDraft.state().get());
    return done.report().calls().getFirst();
  }

  private static void tabTo(String id) {
    for (int presses = 0; presses < 60; presses++) {
      boolean there =
          OpenDesktop.onScreen(() -> {
            var owner = window().scene().getFocusOwner();
            return owner != null
                && (id.equals(owner.getId())
                    || (owner.getParent() != null && id.equals(owner.getParent().getId())));
          });
      if (there) {
        return;
      }
      desktop.press(KeyCode.TAB);
    }
    throw new AssertionError("No Tab leads to #" + id);
  }

  @Test
  void theStationsAreWalkedByArrowsAndSayThemselves() {
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#station-1").requestFocus());
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.RIGHT);
    assertThat(OpenDesktop.onScreen(() -> window().scene().getFocusOwner().getId()))
        .isEqualTo("station-4");
    assertThat(OpenDesktop.onScreen(() -> window().scene().getFocusOwner().getAccessibleText()))
        .contains("4, Default connection: Matched", "“Support line” is the default and active");
    desktop.press(KeyCode.LEFT);
    desktop.press(KeyCode.ENTER);
    assertThat(OpenDesktop.onScreen(() -> window().scene().getFocusOwner().getId()))
        .as("Enter leads to what decides the step")
        .isEqualTo("method-first");
  }

  @Test
  void whatIsHalfTypedInTheTextIsKeptAndShownWhereItIsWrong() {
    String half = "{\n  \"mode\": \"ai_agent\",\n  \"routing\": { \"phone_num";
    OpenDesktop.doOnScreen(() -> window().lab.type(half));
    assertThat(draft()).isEqualTo(half);
    assertThat(desktop.says("The JSON is not complete")).isTrue();
    assertThat(OpenDesktop.onScreen(() -> window().scene().lookup("#call").isDisabled())).isTrue();
    assertThat(desktop.text("#outcome-code")).isEqualTo("400 invalid_json");

    String whole = half + "ber\": \"+1978\" }, \"kept\": [1,  2] }";
    OpenDesktop.doOnScreen(() -> window().lab.type(whole));
    assertThat(desktop.says("Not in E.164 form")).as("at the field").isTrue();
    OpenDesktop.doOnScreen(() ->
        ((TextField) window().scene().getRoot().lookup("#number .text-field"))
            .setText("+1 978 555 0140"));
    assertThat(draft()).isEqualTo(whole.replace("+1978", "+19785550140"));
    assertThat(desktop.says("Owned, active, Twilio")).isTrue();
  }

  @Test
  void theTextAreaIsTypedInAndTheFormFollows() {
    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) window().scene().getRoot().lookup("#as-json")).setSelected(true));
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#json").requestFocus());
    desktop.press(KeyCode.CONTROL, KeyCode.A);
    desktop.press(KeyCode.DELETE);
    desktop.type("{\"mode\":\"help_chat_voice\",\"routing\":{\"type\":\"sip\"}}");
    assertThat(draft()).isEqualTo("{\"mode\":\"help_chat_voice\",\"routing\":{\"type\":\"sip\"}}");
    assertThat(desktop.text("#headline")).isEqualTo("The call comes over SIP");
    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) window().scene().getRoot().lookup("#as-form")).setSelected(true));
    assertThat(
            OpenDesktop.onScreen(() ->
                ((ToggleButton) window().scene().getRoot().lookup("#method-sip")).isSelected()))
        .isTrue();
  }

  @Test
  void theSmallestFixEnablesSipByOneClickAndUndoTakesItBack() {
    use("sandbox-empty");
    OpenDesktop.doOnScreen(() ->
        window().lab.open(null, "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}"));
    assertThat(desktop.text("#outcome-code")).isEqualTo("403 sip_not_enabled");
    assertThat(desktop.text("#fix-title")).isEqualTo("Smallest fix: Enable SIP");

    fire("#fix-apply");
    desktop.awaitScreen("SIP carries it", () -> isRoute(window()));
    assertThat(desktop.isShown("#fix")).isFalse();

    fire("#notice .kg-link");
    desktop.awaitScreen("as before", () -> !isRoute(window()));
    assertThat(outcome()).isEqualTo(new Outcome.Refused(403, "sip_not_enabled", "routing.type"));
  }

  private static boolean isRoute(DesktopWindow window) {
    return window.lab.now().get() != null
        && window.lab.now().get().resolution().outcome() instanceof Outcome.ToProvider;
  }

  @Test
  void aWhatIfIsShownInThePictureAndLeavesThePlatformAsItIs() {
    OpenDesktop.doOnScreen(() -> window().lab.toggle(new Edit.DisableSip()));
    assertThat(desktop.isShown("#trying")).isTrue();
    assertThat(desktop.says("Trying: Disable SIP. Not on the platform.")).isTrue();
    assertThat(OpenDesktop.onScreen(() -> window().workspace.configuration().get().sip().enabled()))
        .isTrue();
    assertThat(OpenDesktop.onScreen(() -> window().scene().lookup("#call").isDisabled()))
        .as("what is only tried cannot be called")
        .isTrue();
    OpenDesktop.doOnScreen(() -> window().lab.attempt(List.of()));
    assertThat(desktop.isShown("#trying")).isFalse();
  }

  @Test
  void aViewThatWasLeftBehindByAChangeOfLanguageSaysNothingAnyMore() {
    OpenDesktop.doOnScreen(() -> window().lab.open(null, "{\"mode\": \"help_chat_voice\"}"));
    OpenDesktop.doOnScreen(() -> window().appear(new Appearance(Appearance.Theme.LIGHT, "de")));
    String opened = "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}";
    OpenDesktop.doOnScreen(() -> window().lab.open(null, opened));
    OpenDesktop.doOnScreen(() -> window().appear(new Appearance(Appearance.Theme.DARK, "de")));
    OpenDesktop.doOnScreen(() -> window().appear(new Appearance(Appearance.Theme.LIGHT, "en")));
    assertThat(draft()).isEqualTo(opened);
    assertThat(desktop.text("#headline")).isEqualTo("The call comes over SIP");
  }

  @Test
  void draftsAreKeptInAFileAndComparedInOneTable() throws Exception {
    OpenDesktop.doOnScreen(
        () -> ((TextField) window().scene().getRoot().lookup("#draft-name")).setText("No routing"));
    fire("#draft-save");
    desktop.awaitScreen("it is kept", () -> window().shelf.drafts().size() == 1);
    assertThat(Files.readString(home.resolve("drafts.json"))).contains("No routing");
    fire("#batch-open");
    desktop.awaitScreen("it is explained", () -> desktop.saysNow("1 find a route, 0 do not"));
    var table = (TableView<?>) desktop.node("#batch-table");
    assertThat(OpenDesktop.onScreen(() -> table.getItems().size())).isEqualTo(1);
    fire("#batch .kg-icon-button");
    assertThat(desktop.isShown("#batch")).isFalse();
  }

  @Test
  void anotherReadingOfTheRulesIsTriedAndSaidToBeAssumed() {
    OpenDesktop.doOnScreen(() ->
        window()
            .lab
            .open(
                null,
                "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"+12125550199\"}}"));
    assertThat(desktop.text("#outcome-code")).isEqualTo("404 phone_number_not_found");
    assertThat(desktop.isShown("#assumed")).isTrue();
    OpenDesktop.doOnScreen(() ->
        ((MenuButton) window().scene().getRoot().lookup("#reading")).getItems().getFirst().fire());
    assertThat(outcome()).isInstanceOf(Outcome.ToProvider.class);
    assertThat(desktop.says("Read so that the default is tried then.")).isTrue();
  }

  private static void copy(String text) {
    OpenDesktop.doOnScreen(() -> {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  @Test
  void aPastedCurlCommandBecomesTheDraftAndItsKeyIsNowhere() {
    String before = draft();
    String body = "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}";
    copy("curl https://x -H 'Authorization: Bearer sk_live_CANARY7' -d '" + body + "'");
    fire("#paste-curl");
    assertThat(draft()).isEqualTo(body);
    assertThat(desktop.says("A key was in it and was dropped.")).isTrue();
    assertThat(desktop.says("CANARY7")).isFalse();
    fire("#notice .kg-link");
    assertThat(draft()).as("taken back").isEqualTo(before);

    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) window().scene().getRoot().lookup("#as-json")).setSelected(true));
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#json").requestFocus());
    desktop.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(draft()).as("into the text as well").isEqualTo(body);
    copy("  ");
    desktop.press(KeyCode.CONTROL, KeyCode.A);
    desktop.press(KeyCode.CONTROL, KeyCode.V);
    assertThat(draft()).as("anything else is pasted as it is").isEqualTo("  ");
    copy("curl -d @body.json https://x");
    fire("#paste-curl");
    assertThat(desktop.says("is in the file body.json, which is not read")).isTrue();
  }

  @Test
  void theResultIsSavedAsAPictureTwiceAsLargeAndAFailureIsSaid() throws Exception {
    Path file = home.resolve("route.png");
    var asked = new ArrayList<Path>();
    OpenDesktop.doOnScreen(() ->
        window()
            .saveDialog
            .askBy((_, folder, name) -> {
              assertThat(name).isEqualTo("route.png");
              asked.add(folder);
              return Optional.of(file);
            }));
    fire("#save-picture");
    desktop.awaitScreen("it is saved", () -> desktop.saysNow("Saved: " + file));
    BufferedImage saved = ImageIO.read(file.toFile());
    double width =
        OpenDesktop.onScreen(() -> window().scene().lookup("#station-1").getParent())
            .getLayoutBounds()
            .getWidth();
    assertThat((double) saved.getWidth()).isGreaterThan(2 * width);
    assertThat(saved.getHeight()).isGreaterThan(500);
    var colours = new HashSet<Integer>();
    for (int x = 0; x < saved.getWidth(); x++) {
      colours.add(saved.getRGB(x, saved.getHeight() / 4));
    }
    assertThat(colours).as("something is drawn").hasSizeGreaterThan(3);

    OpenDesktop.doOnScreen(() ->
        window()
            .saveDialog
            .askBy((_, folder, _) -> {
              asked.add(folder);
              return Optional.of(home.resolve("no-such-folder").resolve("x.png"));
            }));
    fire("#save-picture");
    desktop.awaitScreen("the failure is said", () -> desktop.saysNow(" was not written: "));
    assertThat(asked).as("the second begins where the first ended").containsExactly(null, home);
  }

  @Test
  @Tag("timed")
  void whatIsNotModelledIsSentAsItIsWritten() throws Exception {
    OpenDesktop.doOnScreen(() ->
        window()
            .lab
            .open(
                null,
                "{\"mode\": \"ai_agent\", \"recording\": {\"enabled\": true},"
                    + " \"routing\": {\"type\": \"sip\"}}"));
    var proven = new AtomicReference<CallReport>();
    Steady.judged(() -> {
      CallReport report = called();
      assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PASS);
      proven.set(report);
    });
    var session =
        window()
            .workspace
            .opened()
            .get()
            .organization()
            .client()
            .sessions()
            .get(proven.get().actual().sessionId());
    assertThat(session.recording().enabled()).isTrue();
  }

  /// Whatever is done in whatever order: a text is as it was typed, and a field changes its own
  /// member and no other.
  @Test
  void noOrderOfEditsLosesWhatWasTyped() {
    var random = new Random(11);
    String kept = "\"kept\": [1,  2, {\"a\" : null}]";
    String whole =
        "{ \"mode\": \"ai_agent\",\n" + kept + ", \"routing\": { \"phone_number\": \"+4930\" } }";
    List<String> toggles =
        List.of("#as-form", "#as-json", "#method-first", "#method-sip", "#direction-none");
    OpenDesktop.doOnScreen(() -> {
      for (int n = 0; n < 400; n++) {
        String before = window().lab.draft().get().text();
        switch (random.nextInt(4)) {
          case 0 -> {
            String typed = whole.substring(0, random.nextInt(whole.length() + 1));
            window().lab.type(typed);
            assertThat(window().lab.draft().get().text()).isEqualTo(typed);
          }
          case 1 -> window().lab.type(whole);
          case 2 -> {
            String word = List.of("en", "d", "", "pt-BR").get(random.nextInt(4));
            ((TextField) window().scene().getRoot().lookup("#source")).setText(word);
          }
          default ->
              ((ToggleButton)
                      window()
                          .scene()
                          .getRoot()
                          .lookup(toggles.get(random.nextInt(toggles.size()))))
                  .setSelected(true);
        }
        var draft = window().lab.draft().get();
        if (before.contains(kept) && draft.isWellFormed()) {
          assertThat(draft.text()).contains(kept);
        }
        assertThat(((JsonEditor) window().scene().getRoot().lookup("#json")).getText())
            .as("both are one")
            .isEqualTo(draft.text());
      }
    });
  }

  /// One that is seen: a table measures with cells of its own, which are not.
  private static Optional<Node> aSwitch() {
    return window().scene().getRoot().lookupAll("#what-if .toggle-switch").stream()
        .filter(RouteLabTest::isSeen)
        .findFirst();
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aSwitchIsFlippedByTheSpaceBar() {
    desktop.awaitScreen("the switches are there", () -> aSwitch().isPresent());
    var space =
        new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false);
    OpenDesktop.doOnScreen(() -> Event.fireEvent(aSwitch().orElseThrow(), space));
    desktop.awaitScreen("it is tried", () -> desktop.isShownNow("#trying"));
    OpenDesktop.doOnScreen(() -> window().lab.attempt(List.of()));
    desktop.awaitScreen("and no more", () -> !desktop.isShownNow("#trying"));
  }
}
