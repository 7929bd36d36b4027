package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page SIP / PBX on a real sandbox that was really called from here.
@Tag("desktop")
@Tag("native")
class SipPageTest {
  private static final String HERE = "127.0.0.1";
  private static final String OFFICE = "203.0.113.7";

  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ROUTE_LAB);
      desktop.window().lab.open(null, "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}");
    });
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen(
        "it was called", () -> desktop.window().oneDraft.state().get() instanceof TrialState.Done);
    var done = (TrialState.Done) OpenDesktop.onScreen(() -> window().oneDraft.state().get());
    assertThat(done.report().calls().getFirst().sip().finalCode())
        .as(done.report().toString())
        .isEqualTo(200);
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.SIP));
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static DesktopWindow window() {
    return desktop.window();
  }

  private static Parent root() {
    return window().scene().getRoot();
  }

  @BeforeEach
  void asItWas() throws Exception {
    setUp(new Allowlist(Mode.ANY, List.of()));
  }

  private static SipSettings platform() {
    try {
      return organization().client().sip().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Organization organization() {
    return OpenDesktop.onScreen(() -> window().workspace.opened().get().organization());
  }

  /// Sets the platform, forgets what was written here, and reads.
  private static void setUp(Allowlist list) throws Exception {
    var sip = organization().client().sip();
    var _ = sip.allow(sip.enable(sip.get()), list);
    readAgain();
    forget();
  }

  private static void forget() {
    OpenDesktop.doOnScreen(() -> {
      window().allowlist.discard();
      window().sip.write(window().sip.settings().get().terms());
      window().sip.leaveEnabled();
      window().sip.forgetPassword();
      ((TextField) root().lookup("#allow-address")).clear();
    });
  }

  private static void readAgain() {
    String etag = platform().etag();
    OpenDesktop.doOnScreen(window().workspace::readAgain);
    desktop.awaitScreen(
        "it is read",
        () ->
            window().sip.settings().get() != null
                && window().sip.settings().get().etag().equals(etag)
                && !window().sip.settings().get().recentSources().isEmpty()
                && window().sipEdits.possible().get());
  }

  private static Allowlist listed(String... blocks) {
    return new Allowlist(
        Mode.LISTED, Stream.of(blocks).map(block -> new Entry(block, null, null)).toList());
  }

  private static void fire(String control) {
    OpenDesktop.doOnScreen(() -> ((ButtonBase) root().lookup(control)).fire());
  }

  private static void awaitSaved() {
    desktop.awaitScreen("it is done", () -> !window().edits.underWay().get());
  }

  private static List<String> allowed() {
    return platform().allowlist().entries().stream().map(Entry::cidr).toList();
  }

  private static void tabTo(String id) {
    for (int presses = 0; presses < 80; presses++) {
      Node owner = OpenDesktop.onScreen(() -> window().scene().getFocusOwner());
      if (owner != null && id.equals(owner.getId())) {
        return;
      }
      desktop.press(KeyCode.TAB);
    }
    throw new AssertionError("No Tab leads to #" + id);
  }

  @Test
  void withTheKeyboardAloneAnyIsMadeAListInTwoStepsAndTakenBack() {
    OpenDesktop.doOnScreen(() -> root().lookup("#allow-any").requestFocus());
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.SPACE);
    assertThat(desktop.isShown("#allow-lines")).isTrue();
    assertThat(OpenDesktop.onScreen(() -> window().sip.allowlist().get().draft().lines()))
        .as("who was seen is ticked")
        .containsExactly(new Line(HERE, ""));
    tabTo("allow-address");
    desktop.type("203.0.113.7/24");
    assertThat(desktop.text("#allow-note")).contains("Bits are set", "203.0.113.0/24");
    desktop.press(KeyCode.ENTER);
    desktop.press(KeyCode.TAB);
    desktop.type("Berlin");
    desktop.press(KeyCode.ENTER);
    tabTo("allow-save");
    desktop.press(KeyCode.SPACE);
    assertThat(platform().allowlist().mode()).as("nothing is saved yet").isEqualTo(Mode.ANY);
    assertThat(desktop.text("#allow-consequence"))
        .contains("everything else will be refused", "Of 1 addresses seen lately none");
    desktop.press(KeyCode.SPACE); // the focus is on the answer
    awaitSaved();
    assertThat(platform().allowlist().mode()).isEqualTo(Mode.LISTED);
    assertThat(allowed()).containsExactly(HERE, "203.0.113.0/24");

    fire("#notice .kg-link");
    assertThat(desktop.isShown("#allow-asking")).as("that lets anybody in again: asked").isTrue();
    fire("#allow-agree");
    awaitSaved();
    assertThat(platform().allowlist().mode()).isEqualTo(Mode.ANY);
  }

  @Test
  void whatWouldRefuseWhoWasSeenIsNamedAndAskedFirst() throws Exception {
    setUp(listed(HERE, OFFICE));
    OpenDesktop.doOnScreen(() -> window().sip.edit(draft -> draft.without(0)));
    assertThat(desktop.text("#allow-outlook")).contains("1 of the addresses", HERE);
    fire("#allow-save");
    assertThat(desktop.text("#allow-consequence")).contains(HERE);
    assertThat(allowed()).as("nothing was sent").containsExactly(HERE, OFFICE);
    fire("#allow-keep");
    assertThat(desktop.isShown("#allow-asking")).isFalse();
    fire("#allow-save");
    fire("#allow-agree");
    awaitSaved();
    assertThat(allowed()).containsExactly(OFFICE);
  }

  /// Whatever one can click, from whatever one has begun: one click leaves everybody who was seen
  /// able to call.
  @Test
  void noSingleClickOnThePageRefusesWhoWasSeenLately() throws Exception {
    for (Allowlist list : List.of(new Allowlist(Mode.ANY, List.of()), listed(HERE, OFFICE))) {
      for (Begun begun : Begun.values()) {
        List<String> clicked = new ArrayList<>();
        setUp(list);
        begin(begun);
        int many = OpenDesktop.onScreen(() -> controlsNow().size());
        for (int control = 0; control < many; control++) {
          String etag = platform().etag();
          clicked.add(click(control));
          awaitSaved();
          SipSettings now = platform();
          boolean mayCall =
              now.allowlist().mode() == Mode.ANY
                  || now.allowlist().entries().stream().anyMatch(e -> e.cidr().equals(HERE));
          assertThat(now.enabled() && mayCall)
              .as("%s, %s, %s", list.mode(), begun, clicked.getLast())
              .isTrue();
          if (!now.etag().equals(etag)) {
            setUp(list);
          }
          forget();
          begin(begun);
        }
        assertThat(clicked).as("there was something to click").hasSizeGreaterThan(10);
      }
    }
  }

  /// What was written before the one click.
  private enum Begun {
    NOTHING,
    A_LIST_WITHOUT_WHO_WAS_SEEN
  }

  private static void begin(Begun begun) {
    if (begun == Begun.A_LIST_WITHOUT_WHO_WAS_SEEN) {
      OpenDesktop.doOnScreen(() -> {
        window().sip.edit(draft -> draft.listing(window().sip.settings().get()));
        window()
            .sip
            .edit(
                draft -> draft.unticked(window().sip.settings().get().recentSources().getFirst()));
        root().applyCss();
        root().layout();
      });
    }
  }

  private static List<ButtonBase> controlsNow() {
    return SceneWalk.all((Parent) root().lookup("#sip")).stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(button -> SceneWalk.isShown(button) && !button.isDisabled())
        .toList();
  }

  private static String click(int number) {
    return OpenDesktop.onScreen(() -> {
      List<ButtonBase> all = controlsNow();
      if (number >= all.size()) {
        return "nothing";
      }
      ButtonBase button = all.get(number);
      button.fire();
      return button.getId() + " " + button.getText();
    });
  }

  @Test
  void switchingOffSaysWhomItShutsOutAndIsAskedFromItsUndoAsWell() {
    fire("#sip-toggle");
    assertThat(desktop.text("#sip-consequence")).contains("1 of the addresses", HERE);
    desktop.awaitScreen("and which requests", () -> desktop.isShownNow("#radius-count"));
    assertThat(platform().enabled()).as("nothing is done yet").isTrue();
    fire("#sip-disable");
    awaitSaved();
    assertThat(platform().enabled()).isFalse();
    desktop.awaitRead();
    fire("#sip-toggle");
    awaitSaved();
    assertThat(platform().enabled()).as("switching on is one click").isTrue();
    desktop.awaitRead();
    fire("#notice .kg-link");
    assertThat(desktop.isShown("#sip-asking")).as("taking that back is asked").isTrue();
    assertThat(platform().enabled()).isTrue();
  }

  @Test
  void whatCannotBeSavedOrTakenBackOfSessionDefaultsIsSaidBefore() {
    assertThat(OpenDesktop.onScreen(() -> root().lookup("#terms-source").isDisabled()))
        .as("a language that would not be kept is not typed")
        .isTrue();
    assertThat(desktop.text("#terms-defaults-note")).contains("choose that first");
    OpenDesktop.doOnScreen(
        () -> ((ComboBox<?>) root().lookup("#terms-mode")).getSelectionModel().selectFirst());
    assertThat(desktop.text("#terms-defaults-note")).contains("not taken away");
    OpenDesktop.doOnScreen(() -> ((TextField) root().lookup("#terms-source")).setText("english"));
    assertThat(desktop.text("#terms-defaults-note")).contains("Not a code");
    fire("#terms-discard");
    assertThat(desktop.text("#terms-defaults-note")).contains("choose that first");
  }

  @Test
  void termsAreSavedTogetherAndTakenBack() {
    OpenDesktop.doOnScreen(() -> ((ToggleButton) root().lookup("#terms-srtp-required")).fire());
    OpenDesktop.doOnScreen(() -> ((TextField) root().lookup("#terms-calls")).setText("7"));
    assertThat(desktop.says("A PBX that sends no SRTP is refused then.")).isTrue();
    fire("#terms-save");
    awaitSaved();
    assertThat(platform().srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(platform().maxConcurrentCalls()).isEqualTo(7);
    desktop.awaitRead();
    fire("#notice .kg-link");
    desktop.awaitScreen("it is taken back", () -> desktop.saysNow("Taken back"));
    assertThat(platform().srtp()).isEqualTo(SrtpPolicy.OPTIONAL);
    assertThat(platform().maxConcurrentCalls()).isEqualTo(100);
  }

  @Test
  void whatSomebodyElseChangedIsShownBesideOnesOwn() throws Exception {
    setUp(listed(HERE));
    var sip = organization().client().sip();
    OpenDesktop.doOnScreen(() -> window().sip.edit(draft -> draft.with(new Line(OFFICE, ""))));
    var _ = sip.allow(sip.get(), listed(HERE, "198.51.100.1"));
    fire("#allow-save");
    desktop.awaitScreen("both are shown", () -> desktop.isShownNow("#conflict"));
    assertThat(allowed()).as("nothing was done").containsExactly(HERE, "198.51.100.1");
    desktop.awaitRead();
    awaitSaved();
    fire("#mine-allowlist");
    fire("#conflict-save");
    awaitSaved();
    assertThat(allowed()).containsExactly(HERE, OFFICE);
  }

  @Test
  void whoCalledSinceItWasReadIsAskedAboutAndNotRefused() throws Exception {
    setUp(listed(HERE, OFFICE));
    OpenDesktop.doOnScreen(() -> {
      window().sip.read(unseen(window().sip.settings().get()));
      window().sip.edit(draft -> draft.without(0));
      assertThat(((Button) root().lookup("#allow-save")).isDisabled()).isFalse();
    });
    fire("#allow-save");
    awaitSaved();
    desktop.awaitScreen("it is asked after all", () -> desktop.isShownNow("#allow-asking"));
    assertThat(allowed()).as("nothing was done").containsExactly(HERE, OFFICE);
    assertThat(desktop.text("#allow-consequence")).contains(HERE);
  }

  /// As it was read before anybody called.
  private static SipSettings unseen(SipSettings sip) {
    return new SipSettings(
        sip.enabled(),
        sip.username(),
        sip.domain(),
        sip.transports(),
        sip.allowlist(),
        List.of(),
        sip.srtp(),
        sip.srtpKeying(),
        sip.codecs(),
        sip.signallingIps(),
        sip.mediaIps(),
        sip.mediaPortRange(),
        sip.maxConcurrentCalls(),
        sip.sessionDefaults(),
        sip.etag());
  }

  @Test
  void whatIsWrittenAndNotSavedIsThereAgainAfterAnotherProfile() {
    OpenDesktop.doOnScreen(() -> {
      window().sip.edit(draft -> draft.listing(window().sip.settings().get()));
      window().sip.edit(draft -> draft.with(new Line("2001:db8::/32", "Branch")));
    });
    var entry = OpenDesktop.onScreen(() -> window().workspace.entry().get());
    OpenDesktop.doOnScreen(() ->
        window()
            .workspace
            .use(
                window().workspace.profiles().stream()
                    .filter(each -> !each.equals(entry))
                    .findFirst()
                    .orElseThrow()));
    desktop.awaitRead();
    OpenDesktop.doOnScreen(() -> window().workspace.use(entry));
    desktop.awaitScreen(
        "it is there again",
        () ->
            window().sip.allowlist().get() != null
                && window().sip.allowlist().get().draft().lines().size() == 2);
    assertThat(platform().allowlist().mode()).as("and not saved").isEqualTo(Mode.ANY);
    desktop.awaitRead();
  }

  @Test
  void aNewPasswordIsAskedShownOnceCopiedAndForgotten() {
    fire("#password-new");
    assertThat(desktop.isShown("#password-asking")).isTrue();
    fire("#password-make");
    desktop.awaitScreen("it is shown", () -> desktop.isShownNow("#password-made"));
    String password = desktop.text("#password-shown");
    assertThat(password).isNotBlank();
    assertThat(OpenDesktop.onScreen(() -> root().lookup("#password-shown").getAccessibleText()))
        .doesNotContain(password);
    fire("#password-copy");
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(password);
    fire("#password-done");
    assertThat(desktop.text("#password-shown")).isEmpty();
    assertThat(desktop.isShown("#password-made")).isFalse();
    OpenDesktop.doOnScreen(() -> window().clipboard.clear());
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString())).isNull();
  }

  @Test
  void theTransportsAreTriedAndThisComputerIsKnownAsThePlatformSawIt() {
    desktop.awaitScreen("they are tried", () -> desktop.saysNow("as the platform saw it: " + HERE));
    desktop.awaitScreen(
        "and told above",
        () -> ((Button) root().lookup("#state-sip")).getText().startsWith("SIP reachable"));
    String whole = OpenDesktop.onScreen(() -> root().lookup("#state-sip").getAccessibleHelp());
    assertThat(whole).contains("UDP", "TCP", "TLS", "SIP credentials accepted");
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.OVERVIEW));
    fire("#state-sip");
    assertThat(OpenDesktop.onScreen(() -> window().navigation.page().get())).isEqualTo(Page.SIP);
  }

  @Test
  void theFirewallSheetIsCopiedAsText() {
    fire("#firewall-copy");
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .contains(
            "Firewall before a PBX for sip.sandbox.kallglot.test", "out to 127.0.0.1", "UDP any");
  }

  @Test
  void helpSaysWhatThePageIsForAndGivesTheFocusBack() {
    OpenDesktop.doOnScreen(() -> root().lookup("#allow-any").requestFocus());
    desktop.press(KeyCode.F1);
    assertThat(desktop.text("#help-purpose")).contains("never one click");
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#help")).isFalse();
    assertThat(OpenDesktop.onScreen(() -> window().scene().getFocusOwner().getId()))
        .isEqualTo("allow-any");
    for (Page page : Page.values()) {
      OpenDesktop.doOnScreen(() -> {
        window().navigation.open(page);
        window().palette.openHelp();
      });
      assertThat(desktop.text("#help-purpose")).as(page.name()).isNotBlank();
      desktop.press(KeyCode.F1);
    }
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.SIP));
  }
}
