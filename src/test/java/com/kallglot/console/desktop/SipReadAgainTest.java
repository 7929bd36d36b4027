package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of what is written on the page SIP / PBX while the settings change under it.
@Tag("desktop")
class SipReadAgainTest {
  private static final String OFFICE = "203.0.113.7";
  private static final String BRANCH = "198.51.100.4";
  private static final String THEIRS = "192.0.2.9";

  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
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
    OpenDesktop.doOnScreen(() -> {
      window().sip.write(window().sip.settings().get().terms());
      window().allowlist.discard();
    });
    var sip = organization().client().sip();
    SipSettings now = sip.allow(sip.get(), listed(OFFICE, BRANCH));
    Terms terms = now.terms();
    var _ = sip.settle(now, terms(terms, SrtpPolicy.OPTIONAL, List.of("PCMU", "PCMA")));
    readAgain();
  }

  private static Organization organization() {
    return OpenDesktop.onScreen(() -> window().workspace.opened().get().organization());
  }

  private static SipSettings platform() {
    try {
      return organization().client().sip().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Terms terms(Terms of, SrtpPolicy srtp, List<String> codecs) {
    return new Terms(srtp, of.keying(), codecs, of.maxConcurrentCalls(), of.sessionDefaults());
  }

  private static Allowlist listed(String... blocks) {
    return new Allowlist(
        Mode.LISTED, Stream.of(blocks).map(block -> new Entry(block, null, null)).toList());
  }

  private static void readAgain() {
    String etag = platform().etag();
    OpenDesktop.doOnScreen(window().workspace::readAgain);
    desktop.awaitScreen(
        "it is read",
        () ->
            window().sip.settings().get() != null
                && window().sip.settings().get().etag().equals(etag)
                && window().sipEdits.possible().get());
  }

  private static void fire(String control) {
    OpenDesktop.doOnScreen(() -> ((ButtonBase) root().lookup(control)).fire());
  }

  private static List<String> allowed() {
    return platform().allowlist().entries().stream().map(Entry::cidr).toList();
  }

  @Test
  void termsThatSomebodyElseChangedAreNotTakenBackUnsaid() throws Exception {
    OpenDesktop.doOnScreen(() -> {
      Terms now = window().sip.terms().get();
      window().sip.write(terms(now, now.srtp(), List.of("PCMA", "PCMU")));
    });
    var sip = organization().client().sip();
    SipSettings theirs = sip.get();
    var _ = sip.settle(theirs, terms(theirs.terms(), SrtpPolicy.REQUIRED, theirs.codecs()));
    readAgain();
    fire("#terms-save");
    desktop.awaitScreen("both sides are shown", () -> desktop.isShownNow("#mine-codecs"));
    assertThat(platform().srtp()).as("theirs stays").isEqualTo(SrtpPolicy.REQUIRED);
    fire("#conflict-save");
    desktop.awaitScreen(
        "it is saved", () -> window().sip.settings().get().codecs().getFirst().equals("PCMA"));
    assertThat(platform().srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(platform().codecs()).containsExactly("PCMA", "PCMU");
  }

  @Test
  void aListThatSomebodyElseChangedIsNotTakenBackUnsaid() throws Exception {
    OpenDesktop.doOnScreen(
        () -> window().sip.edit(draft -> draft.with(new Line("203.0.113.128/25", ""))));
    var sip = organization().client().sip();
    var _ = sip.allow(sip.get(), listed(OFFICE, BRANCH, THEIRS));
    readAgain();
    fire("#allow-save");
    desktop.awaitScreen("both sides are shown", () -> desktop.isShownNow("#mine-allowlist"));
    assertThat(allowed()).as("theirs stays").contains(THEIRS);
    fire("#mine-allowlist");
    fire("#conflict-save");
    desktop.awaitScreen("it is done", () -> !window().edits.underWay().get());
    desktop.awaitScreen(
        "mine is there",
        () ->
            window().sip.settings().get().allowlist().entries().size() == 3
                && !window().sip.allowlist().get().isDirty());
    assertThat(allowed()).containsExactly(OFFICE, BRANCH, "203.0.113.128/25");
  }

  @Test
  void aLineThatIsTakenUpAgainIsChangedWhereverItMoved() {
    select(1);
    assertThat(OpenDesktop.onScreen(() -> ((TextField) root().lookup("#allow-address")).getText()))
        .isEqualTo(BRANCH);
    OpenDesktop.doOnScreen(() -> window().sip.edit(draft -> draft.with(new Line(THEIRS, ""))));
    OpenDesktop.doOnScreen(() -> window().sip.edit(draft -> draft.without(0)));
    OpenDesktop.doOnScreen(
        () -> ((TextField) root().lookup("#allow-address")).setText("198.51.100.5"));
    fire("#allow-add");
    assertThat(OpenDesktop.onScreen(() -> window().sip.allowlist().get().draft().lines()))
        .containsExactly(new Line("198.51.100.5", ""), new Line(THEIRS, ""));
  }

  private static void select(int line) {
    OpenDesktop.doOnScreen(() -> {
      var table = (TableView<?>) root().lookup("#allow-lines");
      table.getSelectionModel().select(line);
      table.requestFocus();
    });
    desktop.press(KeyCode.ENTER);
  }

  @Test
  void aPasswordOnItsWayIsNotAskedForTwice() {
    fire("#password-new");
    OpenDesktop.doOnScreen(() -> {
      ((ButtonBase) root().lookup("#password-make")).fire();
      assertThat(root().lookup("#password-leave").isDisabled()).isTrue();
      assertThat(root().lookup("#password-make").isDisabled()).isTrue();
    });
    desktop.awaitScreen("it is made", () -> desktop.isShownNow("#password-made"));
    fire("#password-done");
  }

  @Test
  void aPasswordThatNobodySeesIsSaid() {
    fire("#password-new");
    OpenDesktop.doOnScreen(() -> {
      ((ButtonBase) root().lookup("#password-make")).fire();
      window().workspace.profilesChanged("sandbox");
    });
    desktop.awaitScreen("it is said", () -> desktop.saysNow("that nobody has seen"));
    desktop.awaitRead();
  }
}
