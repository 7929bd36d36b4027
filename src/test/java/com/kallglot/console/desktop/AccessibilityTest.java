package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.preferences.Sections.Section;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.PhoneCall.State;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The running window as a screen reader meets it: every page with things on it and without.
@Tag("desktop")
class AccessibilityTest {
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

  private static boolean isControl(Node node) {
    boolean known =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBoxBase
            || node instanceof ListView
            || node instanceof TableView
            || node instanceof ToggleSwitch;
    return known && node.isFocusTraversable() && insideEditor(node) == null;
  }

  /// The text field of a combo box is named by the combo box.
  private static Node insideEditor(Node node) {
    return node.getParent() instanceof ComboBoxBase<?> box ? box : null;
  }

  private static boolean isNamed(Node node) {
    boolean text =
        node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    return text || (node.getAccessibleText() != null && !node.getAccessibleText().isBlank());
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyControlThatTakesTheFocusHasAName(Page page) {
    for (String profile : List.of("sandbox", "sandbox-empty")) {
      use(profile);
      desktop.go(page);
      desktop.awaitScreen("it is laid out", () -> SceneWalk.all(root()).size() > 60);
      assertAllIsNamed(profile + ", " + page);
    }
  }

  private static void assertAllIsNamed(String where) {
    List<String> nameless =
        OpenDesktop.onScreen(() ->
            SceneWalk.all(root()).stream()
                .filter(AccessibilityTest::isControl)
                .filter(SceneWalk::isShown)
                .filter(node -> !isNamed(node))
                .map(node -> node + " " + node.getStyleClass())
                .toList());
    assertThat(nameless).as(where).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void soHasEveryControlOfTheSettings(Section section) {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.SETTINGS);
      desktop.window().sections.open(section);
    });
    assertAllIsNamed("settings, " + section);
  }

  /// A call that failed and one that is up, with all that can be opened beside them.
  @Test
  void soHasEveryControlBesideACall() throws Exception {
    use("sandbox");
    var phone = new PhoneOnScreen(desktop);
    phone.open();
    phone.callFrom("sip");
    phone.dial("sess_none");
    phone.await(State.ENDED);
    OpenDesktop.doOnScreen(() -> desktop.window().phone.evidence.open().set(true));
    desktop.awaitScreen("it says why", () -> desktop.isShownNow("#failed-sentence"));
    var ladder = (ListView<?>) desktop.node("#ladder-rows");
    OpenDesktop.doOnScreen(() -> {
      ladder.getSelectionModel().selectFirst();
      ladder.requestFocus();
    });
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("its messages are shown", () -> desktop.isShownNow("#raw-lines"));
    assertAllIsNamed("evidence of a call that failed");
    phone.callFrom("line");
    phone.callNumber("+493023125001");
    desktop.awaitScreen("its quality is shown", () -> desktop.isShownNow("#quality"));
    assertAllIsNamed("evidence and quality of a call");
    phone.hangUpEverything();
    OpenDesktop.doOnScreen(() -> desktop.window().quality.impairment.open().set(true));
    desktop.awaitScreen("the lab is open", () -> desktop.isShownNow("#impairment"));
    assertAllIsNamed("the lab");
    OpenDesktop.doOnScreen(() -> {
      desktop.window().quality.impairment.open().set(false);
      desktop.window().accounts.model.editing().set(new AccountsModel.New());
      ((TitledPane) root().lookup("#account-network")).setExpanded(true);
    });
    assertAllIsNamed("the editor of an account");
    OpenDesktop.doOnScreen(() -> desktop.window().accounts.model.editing().set(null));
  }

  private static void use(String profile) {
    OpenDesktop.doOnScreen(() ->
        desktop.window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .ifPresent(desktop.window().workspace::use));
    desktop.awaitRead();
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }
}
