package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.settings.BegunDraft;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Route lab changes, here and at the platform, and what an undo takes back and what it
/// leaves alone; on a sandbox, and on the same platform behind a profile that is none.
@Tag("desktop")
class RouteLabMendsTest {
  private static final String OVER_SIP =
      "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}";

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static RefusingFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new RefusingFront(sandbox.base());
    desktop = OpenDesktop.on(home, front.environment(sandbox.key())).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  @BeforeEach
  void begin() {
    front.passOn();
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.ROUTE_LAB));
    desktop.awaitScreen(
        "the page is laid out", () -> window().scene().getRoot().lookup("#as-form") != null);
    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) window().scene().getRoot().lookup("#as-form")).setSelected(true));
  }

  private static DesktopWindow window() {
    return desktop.window();
  }

  private static void use(String profile) {
    OpenDesktop.doOnScreen(() ->
        window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .filter(entry -> !entry.equals(window().workspace.entry().get()))
            .ifPresent(window().workspace::use));
    desktop.awaitScreen(
        "its configuration",
        () ->
            profile.equals(window().workspace.entry().get().name())
                && window().workspace.standing().get().mayEdit());
  }

  private static void open(String text) {
    OpenDesktop.doOnScreen(() -> window().lab.open(null, text));
  }

  private static String draft() {
    return OpenDesktop.onScreen(() -> window().lab.draft().get().text());
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) window().scene().getRoot().lookup(button)).fire());
  }

  private static boolean isSipOn() {
    return window().workspace.configuration().get().sip().enabled();
  }

  private static PhoneNumber suspended() {
    return OpenDesktop.onScreen(() ->
        window().workspace.configuration().get().numbers().stream()
            .filter(number -> number.status() == PhoneNumber.Status.SUSPENDED)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void anUndoLeavesWhatWasTypedSince() {
    use("sandbox");
    open("{\"mode\": \"ai_agent\", \"routing\": {\"connection_id\": \"pcon_nowhere\"}}");
    OpenDesktop.doOnScreen(() -> window().mends.carryOut(List.of(new Edit.RemoveConnectionId())));
    assertThat(desktop.isShown("#notice .kg-link")).isTrue();
    OpenDesktop.doOnScreen(() -> window().lab.type("{\"mode\": \"help_chat_voice\"}"));
    fire("#notice .kg-link");
    assertThat(draft()).isEqualTo("{\"mode\": \"help_chat_voice\"}");
    assertThat(desktop.says("Not taken back. The draft was changed since")).isTrue();
  }

  @Test
  void whatThePlatformRefusesLeavesWhatWasTypedMeanwhile() {
    use(Environment.PROFILE);
    PhoneNumber number = suspended();
    open(OVER_SIP);
    front.refuse(422, "invalid_field_value");
    OpenDesktop.doOnScreen(() -> {
      window()
          .mends
          .carryOut(
              List.of(
                  new Edit.RouteByNumber(number.phoneNumber()),
                  new Edit.ActivateNumber(number.id(), number.phoneNumber())));
      window().lab.type("{\"mode\": \"typed meanwhile\"}");
    });
    desktop.awaitScreen("it is told", () -> desktop.saysNow("Not done: "));
    assertThat(draft()).isEqualTo("{\"mode\": \"typed meanwhile\"}");
  }

  @Test
  void anOfferToTakeBackGoesWithItsProfile() {
    use("sandbox-empty");
    open(OVER_SIP);
    fire("#fix-apply");
    desktop.awaitScreen("it is offered", () -> desktop.saysNow("Done: Enable SIP"));
    use("sandbox");
    assertThat(desktop.isShown("#notice"))
        .as("it would switch SIP off on another platform")
        .isFalse();
    use("sandbox-empty");
    OpenDesktop.doOnScreen(() -> window().mends.carryOut(List.of(new Edit.DisableSip())));
    desktop.awaitScreen("as it was", () -> !isSipOn());
  }

  @Test
  void whatIsReadMeanwhileKeepsNoAnswerBack() {
    use("sandbox-empty");
    open(OVER_SIP);
    OpenDesktop.doOnScreen(() -> {
      window().mends.carryOut(List.of(new Edit.EnableSip()));
      window().workspace.readAgain();
    });
    desktop.awaitScreen("it is told", () -> desktop.saysNow("Done: Enable SIP"));
    desktop.awaitScreen("and shown", RouteLabMendsTest::isSipOn);
    fire("#notice .kg-link");
    desktop.awaitScreen("and taken back", () -> !isSipOn());
  }

  @Test
  void whatIsTriedIsOfOneProfile() {
    use("sandbox");
    open(OVER_SIP);
    OpenDesktop.doOnScreen(() -> window().lab.toggle(new Edit.DisableSip()));
    assertThat(desktop.isShown("#trying")).isTrue();
    use("sandbox-empty");
    assertThat(desktop.isShown("#trying")).isFalse();
  }

  @Test
  void elsewhereThanOnASandboxTheSmallestFixLeadsToTheNumber() {
    use(Environment.PROFILE);
    PhoneNumber suspended = suspended();
    open(
        "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"%s\"}}"
            .formatted(suspended.phoneNumber()));
    assertThat(desktop.text("#fix-title")).isEqualTo("Smallest fix: Activate +44 20 7946 0018");
    assertThat(desktop.text("#fix-apply")).isEqualTo("Open Numbers");
    fire("#fix-apply");
    desktop.awaitScreen("the very edit", () -> "number-activate".equals(focusedNow()));
    assertThat(OpenDesktop.onScreen(() -> window().numbers.selected().get().id()))
        .isEqualTo(suspended.id());
    assertThat(suspended().id()).as("nothing is done yet").isEqualTo(suspended.id());
  }

  private static String focusedNow() {
    Node owner = window().scene().getFocusOwner();
    return owner == null || owner.getId() == null ? "" : owner.getId();
  }

  @Test
  void aConnectionWhoseCredentialsWereRefusedIsOpenedToBeGivenOthers() {
    use(Environment.PROFILE);
    ProviderConnection old =
        OpenDesktop.onScreen(() ->
            window().workspace.configuration().get().connections().stream()
                .filter(c -> c.status() == ProviderConnection.Status.INVALID_CREDENTIALS)
                .findFirst()
                .orElseThrow());
    OpenDesktop.doOnScreen(
        () -> window().places.of(new Edit.ActivateConnection(old.id(), old.label())));
    desktop.awaitScreen(
        "the focus is in its editor",
        () -> {
          Node owner = window().scene().getFocusOwner();
          Node side = window().scene().getRoot().lookup("#connection-side");
          return owner != null && side != null && isWithin(owner, side);
        });
    assertThat(OpenDesktop.onScreen(() -> window().connections.model.selectedId().get()))
        .isEqualTo(old.id());
    desktop.press(KeyCode.ESCAPE);
  }

  private static boolean isWithin(Node node, Node whole) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.equals(whole)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void enterLeadsFromAStationToWhatItCompared() {
    use("sandbox");
    open(OVER_SIP);
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#station-2").requestFocus());
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("SIP", () -> "sip-toggle".equals(focusedNow()));
    assertThat(OpenDesktop.onScreen(() -> window().navigation.page().get())).isEqualTo(Page.SIP);

    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.ROUTE_LAB));
    open("{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"+493023125001\"}}");
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#station-3").requestFocus());
    OpenDesktop.doOnScreen(() -> window().appear(window().appearance().with("de")));
    OpenDesktop.doOnScreen(() -> window().appear(window().appearance().with("en")));
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#station-3").requestFocus());
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("the number", () -> "number-suspend".equals(focusedNow()));
  }

  @Test
  void whoLooksAtAnotherWayToRouteFindsWhatTheyTyped() {
    use("sandbox");
    open(
        "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\","
            + " \"sip\": {\"from_uri\": \"sip:1001@10.0.0.8\"}}}");
    choose("#method-number");
    OpenDesktop.doOnScreen(() ->
        ((ComboBox<?>) window().scene().getRoot().lookup("#number"))
            .getEditor()
            .setText("+4989123"));
    choose("#method-connection");
    assertThat(draft()).doesNotContain("+4989123").contains("connection_id");
    choose("#method-number");
    assertThat(draft()).contains("\"phone_number\": \"+4989123\"");
    choose("#method-sip");
    assertThat(draft()).contains("\"from_uri\": \"sip:1001@10.0.0.8\"");

    open("{\"mode\": \"ai_agent\"}");
    choose("#method-number");
    assertThat(draft()).as("another draft is another matter").doesNotContain("+4989123");
  }

  private static final String TYPED = "{\"mode\": \"ai_agent\", \"kept\": \"half typed";

  @Test
  void aDraftThatAnotherOneTookThePlaceOfIsOneClickAway() {
    use("sandbox");
    open(TYPED);
    OpenDesktop.doOnScreen(() -> window().numbers.select(anActive().id()));
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.NUMBERS));
    OpenDesktop.doOnScreen(() -> window().lab.open(null, OVER_SIP));
    assertThat(desktop.says("The one before was not saved")).isTrue();
    use("sandbox-empty");
    fire("#notice .kg-link");
    assertThat(draft()).as("on whatever profile").isEqualTo(TYPED);
  }

  private static PhoneNumber anActive() {
    return window().workspace.configuration().get().numbers().stream()
        .filter(number -> number.status() == PhoneNumber.Status.ACTIVE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameThatIsTakenGivesBackWhatItStoodFor() throws Exception {
    use("sandbox");
    var first = new SavedDrafts.Saved("Twice", OVER_SIP);
    save("Twice", OVER_SIP);
    desktop.awaitScreen("kept", () -> window().shelf.drafts().contains(first));
    save("Twice", "{\"mode\": \"ai_agent\"}");
    desktop.awaitScreen("another", () -> !window().shelf.drafts().contains(first));
    fire("#notice .kg-link");
    desktop.awaitScreen("as it was", () -> window().shelf.drafts().contains(first));
    assertThat(new SavedDrafts(new Folders(home, home)).read()).contains(first);
  }

  private static void save(String name, String text) {
    open(text);
    OpenDesktop.doOnScreen(
        () -> ((TextField) window().scene().getRoot().lookup("#draft-name")).setText(name));
    fire("#draft-save");
  }

  @Test
  void whatIsHalfTypedIsThereAgainAfterARestart(@TempDir Path other) throws Exception {
    try (var first = OpenDesktop.on(other).awaitRead()) {
      OpenDesktop.doOnScreen(() -> first.window().lab.type(TYPED));
      first.awaitScreen("it is on disk", () -> isOnDisk(other));
    }
    try (var again = OpenDesktop.on(other)) {
      again.awaitScreen("there again", () -> TYPED.equals(again.window().lab.draft().get().text()));
    }
  }

  private static boolean isOnDisk(Path folder) {
    try {
      return new BegunDraft(new Folders(folder, folder))
          .read()
          .filter(kept -> kept.text().equals(TYPED))
          .isPresent();
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void hundredsOfDraftsAreExplainedAwayFromTheScreenAndCanBeGivenUp() {
    use("sandbox");
    var drafts = new ArrayList<SavedDrafts.Saved>();
    for (int n = 0; n < 400; n++) {
      drafts.add(new SavedDrafts.Saved("Draft " + n, OVER_SIP));
    }
    OpenDesktop.doOnScreen(() -> {
      window().shelf.drafts().setAll(drafts);
      window().batch.toggle();
      assertThat(desktop.isShownNow("#batch-cancel")).as("it is on its way").isTrue();
      ((Button) window().scene().getRoot().lookup("#batch-cancel")).fire();
    });
    assertThat(desktop.says("Cancelled")).isTrue();
    assertThat(rows()).isZero();
    OpenDesktop.doOnScreen(() -> window().batch.close());
    OpenDesktop.doOnScreen(() -> window().batch.toggle());
    desktop.awaitScreen("all are there", () -> rowsNow() == 400);
    assertThat(desktop.says("400 find a route, 0 do not")).isTrue();
    OpenDesktop.doOnScreen(() -> {
      ((TableView<?>) window().scene().getRoot().lookup("#batch-table"))
          .getSelectionModel()
          .select(7);
      drafts.remove(3);
      window().shelf.drafts().setAll(drafts);
    });
    desktop.awaitScreen("one less", () -> rowsNow() == 399);
    assertThat(
            OpenDesktop.onScreen(() ->
                ((TableView<?>) window().scene().getRoot().lookup("#batch-table"))
                    .getSelectionModel()
                    .getSelectedIndex()))
        .as("the draft that was chosen")
        .isEqualTo(6);
    OpenDesktop.doOnScreen(() -> {
      window().batch.close();
      window().shelf.begin();
    });
  }

  private static int rows() {
    return OpenDesktop.onScreen(RouteLabMendsTest::rowsNow);
  }

  private static int rowsNow() {
    return ((TableView<?>) window().scene().getRoot().lookup("#batch-table")).getItems().size();
  }

  @Test
  void aFlippedSwitchKeepsTheFocus() {
    use("sandbox");
    open(OVER_SIP);
    desktop.awaitRead();
    desktop.awaitScreen("a switch has the focus", RouteLabMendsTest::focusASwitch);
    for (int flips = 1; flips <= 3; flips++) {
      desktop.press(KeyCode.SPACE);
      boolean tried = flips % 2 == 1;
      desktop.awaitScreen("it is flipped", () -> desktop.isShownNow("#trying") == tried);
      desktop.awaitScreen(
          "it has the focus after %d flips".formatted(flips),
          () ->
              window().scene().getFocusOwner() instanceof ToggleSwitch flipped
                  && flipped.isSelected() == tried);
    }
    OpenDesktop.doOnScreen(() -> window().lab.attempt(List.of()));
  }

  /// A table that is filled meanwhile takes the focus away with its cells.
  private static boolean focusASwitch() {
    Optional<Node> one = aSwitch();
    one.ifPresent(Node::requestFocus);
    return one.isPresent() && one.get().equals(window().scene().getFocusOwner());
  }

  /// One that is seen: a table measures with cells of its own, which are not.
  private static Optional<Node> aSwitch() {
    return window().scene().getRoot().lookupAll("#what-if .toggle-switch").stream()
        .filter(RouteLabMendsTest::isSeen)
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
  void oneThingHasTheFocusWhileThePictureIsDrawnAnew() {
    use("sandbox");
    open("{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"+493023125001\"}}");
    OpenDesktop.doOnScreen(() -> window().scene().getRoot().lookup("#station-3").requestFocus());
    open("{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"+442079460018\"}}");
    assertThat(OpenDesktop.onScreen(RouteLabMendsTest::focusedNow)).isEqualTo("station-3");
    assertThat(
            OpenDesktop.onScreen(() ->
                window().scene().getRoot().lookupAll(".combo-box").stream()
                    .filter(box ->
                        box.getPseudoClassStates()
                            .contains(PseudoClass.getPseudoClass("focus-within")))
                    .map(Node::getId)
                    .toList()))
        .isEmpty();
  }

  @Test
  void thePalettePastesACurlCommand() {
    use("sandbox");
    open("{\"mode\": \"ai_agent\"}");
    OpenDesktop.doOnScreen(() -> {
      var content = new ClipboardContent();
      content.putString("curl https://x -d '" + OVER_SIP + "'");
      Clipboard.getSystemClipboard().setContent(content);
      window().navigation.open(Page.OVERVIEW);
    });
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("save the result");
    assertThat(desktop.says("Save the result as a picture")).isTrue();
    desktop.press(KeyCode.ESCAPE);
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("paste curl");
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "it is the draft", () -> OVER_SIP.equals(window().lab.draft().get().text()));
    assertThat(OpenDesktop.onScreen(() -> window().navigation.page().get()))
        .isEqualTo(Page.ROUTE_LAB);
  }

  private static void choose(String toggle) {
    OpenDesktop.doOnScreen(
        () -> ((ToggleButton) window().scene().getRoot().lookup(toggle)).setSelected(true));
  }

  @Test
  void aValueOfAWrongTypeIsTakenOutAndNotPassedOver() {
    use("sandbox");
    open("{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": 4930}}");
    assertThat(desktop.text("#fix-title"))
        .isEqualTo("Smallest fix: Drop routing.phone_number from the draft");
    fire("#fix-apply");
    assertThat(OpenDesktop.onScreen(() -> window().lab.now().get().resolution().outcome()))
        .isInstanceOf(Outcome.ToProvider.class);
  }
}
