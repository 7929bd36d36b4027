package com.kallglot.console.desktop;

import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.phone.dial.DialModel;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.settings.Appearance.Theme;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the phone's accounts and dial field.
@Tag("screens")
class PhoneSideScreensTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    desktop.awaitScreen(
        "two accounts", () -> desktop.window().accounts.model.accounts().size() == 2);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static void picture(String name, String language, Theme theme, int width, int height)
      throws IOException {
    desktop.go(Page.PHONE);
    Pictures.picture(desktop, "phone-side-" + name, language, theme, width, height);
  }

  private static void both(String name) throws IOException {
    picture(name, "en", Theme.LIGHT, 1440, 900);
    picture(name, "de", Theme.DARK, 1024, 700);
  }

  @Test
  void accountsAndDialField() throws IOException {
    AccountsParts parts = desktop.window().accounts;
    OpenDesktop.doOnScreen(() -> {
      parts.model.lines().put("line", new LineState.Registered());
      parts.dial.fill("+49 30 23125001");
    });
    both("number");
    OpenDesktop.doOnScreen(() -> {
      parts.model.lines().put("line", new LineState.Refused(403, "Forbidden"));
      parts.dial.fill("112");
    });
    both("refused");
    OpenDesktop.doOnScreen(() -> {
      parts.dial.fill("");
      parts.dial.use().set(DialModel.Use.IN_CALL);
      parts.model.lines().clear();
      parts.trials.begin(parts.model.accounts().getFirst());
    });
    desktop.awaitScreen(
        "it is tried", () -> desktop.saysNow("wrong one") || desktop.saysNow("falsches"));
    both("trial");
  }

  @Test
  void completion() throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.PHONE);
      look("#dial-field").requestFocus();
    });
    desktop.type("+4");
    Window popup =
        OpenDesktop.onScreen(() ->
            Window.getWindows().stream().filter(Popup.class::isInstance).findFirst().orElseThrow());
    Pictures.snapshot(popup.getScene(), "phone-side-completion");
    OpenDesktop.doOnScreen(() -> desktop.window().accounts.dial.fill(""));
  }

  @Test
  void editor() throws IOException {
    AccountsParts parts = desktop.window().accounts;
    OpenDesktop.doOnScreen(() -> {
      parts.dial.use().set(DialModel.Use.FREE);
      parts.model.editing().set(new AccountsModel.New());
    });
    both("new");
    OpenDesktop.doOnScreen(() -> {
      fill("#account-label", "Front desk");
      fill("#account-user", "1001");
      fill("#account-domain", "sip:pbx.example");
      ((TitledPane) look("#account-network")).setExpanded(true);
    });
    WaitForAsyncUtils.waitForFxEvents();
    OpenDesktop.doOnScreen(() -> {
      ScrollPane scroll = (ScrollPane) look("#account-editor").lookup(".kg-scroll");
      scroll.setVvalue(1);
    });
    WaitForAsyncUtils.waitForFxEvents();
    Pictures.snapshot(desktop, "phone-side-network-de");
    OpenDesktop.doOnScreen(() -> parts.model.editing().set(null));
    OpenDesktop.doOnScreen(() -> parts.model.edit(parts.model.accounts().getLast()));
    both("line");
    OpenDesktop.doOnScreen(() -> parts.model.editing().set(null));
  }

  private static Node look(String selector) {
    return desktop.window().scene().lookup(selector);
  }

  private static void fill(String selector, String text) {
    ((TextField) look(selector)).setText(text);
  }
}
