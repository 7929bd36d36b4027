package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.shell.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where keyboard and eye go on: what comes up is there to be typed in or read, and a key pressed
/// once too often neither buys, refuses nor throws away what was typed.
@Tag("desktop")
class FocusTest {
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

  private static Node lookup(String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((ButtonBase) lookup(button)).fire());
  }

  private static void write(String field, String text) {
    OpenDesktop.doOnScreen(() -> ((TextField) lookup(field)).setText(text));
  }

  private static String focusedNow() {
    Node owner = desktop.window().scene().getFocusOwner();
    return owner == null || owner.getId() == null ? "" : owner.getId();
  }

  /// What has the focus right after something was done, before any pulse may move it.
  private static String focusedAfter(Runnable doing) {
    Supplier<String> focused =
        () -> {
          doing.run();
          return focusedNow();
        };
    return OpenDesktop.onScreen(focused::get);
  }

  @Test
  void aConnectionIsTypedAtOnceAndATrialLeavesTheFocusWhereItWas() {
    desktop.go(Page.CONNECTIONS);
    assertThat(focusedAfter(() -> ((Button) lookup("#add-connection")).fire()))
        .as("the first time too, when nothing of the editor was laid out before")
        .isEqualTo("provider-twilio");
    write("#account-sid", "AC" + "0123456789abcdef".repeat(2));
    write("#auth-token", "0123456789abcdef".repeat(2));
    desktop.focus("#try-credentials");
    assertThat(focusedAfter(() -> ((Button) lookup("#try-credentials")).fire()))
        .as("not on what discards, while the button cannot be pressed")
        .isEqualTo("trial-cancel");
    desktop.awaitScreen(
        "the provider said no, and the next press tries again",
        () ->
            desktop.window().connections.trial.state().get() instanceof State.Told
                && focusedNow().equals("try-credentials"));
    fire("#cancel-editing");
  }

  @Test
  void aSearchThatIsRefusedIsCorrectedWhereItWasTyped() {
    desktop.go(Page.NUMBERS);
    if (desktop.isShown("#buy")) {
      desktop.focus("#buy-contains");
      desktop.press(KeyCode.ESCAPE);
    }
    fire("#numbers-buy");
    @SuppressWarnings("unchecked")
    var country = (ComboBox<Object>) desktop.node("#buy-country");
    assertThat(OpenDesktop.onScreen(() -> country.getEditor().getSelectedText()))
        .as("what is typed takes the place of what is suggested")
        .isEqualTo("United States, +1");
    write("#buy-contains", "abc");
    desktop.focus("#buy-search");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen("it is refused", () -> desktop.saysNow("contains is digits alone"));
    desktop.awaitScreen("the focus is there again", () -> focusedNow().equals("buy-search"));
    write("#buy-contains", "");
  }

  @Test
  void aLabelTypedForANumberBuysNothing() {
    desktop.go(Page.NUMBERS);
    fire("#numbers-buy");
    fire("#buy-search");
    desktop.awaitScreen("one is asked about", () -> desktop.isShownNow("#buy-strip"));
    desktop.focus("#buy-table");
    desktop.press(KeyCode.ENTER);
    desktop.type("front desk");
    assertThat(OpenDesktop.onScreen(() -> ((TextField) lookup("#buy-label")).getText()))
        .isEqualTo("front desk");
    assertThat(desktop.isShown("#buy-strip")).as("it is still asked").isTrue();
    write("#buy-label", "");
  }

  @Test
  void aPasswordThatIsShownOnceIsSeen() {
    OpenDesktop.doOnScreen(() -> desktop.stage().setHeight(700));
    desktop.go(Page.SIP);
    desktop.awaitScreen("a low window", () -> desktop.window().scene().getHeight() <= 700);
    fire("#password-new");
    fire("#password-make");
    desktop.awaitScreen(
        "it is within what is seen of the page",
        () -> desktop.isShownNow("#password-made") && isInView(lookup("#password-made")));
    fire("#password-done");
  }

  private static boolean isInView(Node node) {
    ScrollPane page = null;
    for (Node each = node; each != null && page == null; each = each.getParent()) {
      page = each instanceof ScrollPane found ? found : null;
    }
    if (page == null) {
      return false;
    }
    Bounds seen = page.localToScene(page.getLayoutBounds());
    Bounds shown = node.localToScene(node.getLayoutBounds());
    return shown.getMinY() >= seen.getMinY() && shown.getMaxY() <= seen.getMaxY();
  }

  @Test
  void aDraftIsSavedByEnterInItsName() {
    desktop.go(Page.ROUTE_LAB);
    write("#draft-name", "By Enter");
    desktop.focus("#draft-name");
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen("it is saved", () -> desktop.saysNow("Draft By Enter saved"));
  }

  @Test
  void whoeverOpensActivitySeesWhatHappenedLast() {
    long now = System.nanoTime();
    for (int n = 0; n < 200; n++) {
      desktop
          .window()
          .services
          .journal()
          .exchanged(
              new Exchange(
                  now,
                  now,
                  "GET",
                  "http://h/v1/" + n,
                  Map.of(),
                  200,
                  null,
                  null,
                  "{}",
                  null,
                  null));
    }
    OpenDesktop.doOnScreen(() -> desktop.window().navigation.open(Page.ACTIVITY));
    desktop.awaitScreen(
        "the last row is there",
        () ->
            SceneWalk.all((TableView<?>) lookup("#activity-table")).stream()
                .anyMatch(node ->
                    node instanceof TableRow<?> row
                        && row.isVisible()
                        && row.getIndex()
                            == ((TableView<?>) lookup("#activity-table")).getItems().size() - 1));
  }
}
