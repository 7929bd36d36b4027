package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Numbers page can show, as pictures in `target/screens`.
@Tag("screens")
class NumbersScreensTest {
  @TempDir static Path home;
  @TempDir Path other;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    var _ =
        new SavedDrafts(new Folders(home, home))
            .keep(
                new Saved(
                    "German reception",
                    "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\":"
                        + " \"+493023125001\"}}"));
    OpenDesktop.doOnScreen(desktop.window().shelf::begin);
    desktop.go(Page.NUMBERS);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static void fire(OpenDesktop on, String button) {
    OpenDesktop.doOnScreen(() -> ((Button) on.window().scene().getRoot().lookup(button)).fire());
  }

  private static void select(String number) {
    OpenDesktop.doOnScreen(() ->
        desktop.window().workspace.configuration().get().numbers().stream()
            .filter(each -> each.phoneNumber().value().equals(number))
            .forEach(each -> desktop.window().numbers.select(each.id())));
  }

  @Test
  void oneNumberInDetail() throws IOException {
    select("+493023125001");
    Pictures.render(desktop, "numbers-detail");
    fire(desktop, "#number-release");
    desktop.awaitScreen("what it changes is told", () -> desktop.saysNow("requests would be"));
    Pictures.picture(desktop, "numbers-release", "en", Theme.LIGHT, 1440, 900);
    assertThat(desktop.isShown("#number-release-asking")).isTrue();
  }

  @Test
  void buying() throws IOException {
    select("+493023125001");
    OpenDesktop.doOnScreen(() -> desktop.window().numbers.open(Below.BUYING));
    OpenDesktop.doOnScreen(() -> {
      ((TextField) desktop.window().scene().getRoot().lookup("#buy-area-code")).setText("30");
      var country = (ComboBox<?>) desktop.window().scene().getRoot().lookup("#buy-country");
      country.getEditor().setText("DE");
    });
    fire(desktop, "#buy-search");
    var table = (TableView<?>) desktop.node("#buy-table");
    desktop.awaitScreen("numbers are found", () -> !table.getItems().isEmpty());
    Pictures.render(desktop, "numbers-buying");
    assertThat(desktop.isShown("#buy-strip")).isTrue();
    fire(desktop, "#buy-agree");
    desktop.awaitScreen("it is refused", () -> desktop.isShownNow("#buy-refusal"));
    Pictures.both(desktop, "numbers-refused");
    OpenDesktop.doOnScreen(() -> desktop.window().numbers.open(Below.NOTHING));
  }

  @Test
  void keptByHand() throws IOException {
    try (var front = FailingFront.answering(404, "resource_not_found");
        var window = OpenDesktop.on(other, front.environment()).awaitRead()) {
      window.go(Page.NUMBERS);
      Pictures.picture(window, "numbers-consent", "en", Theme.LIGHT, 1440, 900);
      fire(window, "#mode-agree");
      window.awaitScreen("it is kept here", () -> window.saysNow("Kept on this computer"));
      OpenDesktop.doOnScreen(() -> window.window().numbers.open(Below.WRITING_DOWN));
      Pictures.picture(window, "numbers-inventory", "en", Theme.LIGHT, 1440, 900);
      Pictures.picture(window, "numbers-inventory", "de", Theme.DARK, 1024, 700);
      assertThat(window.isShown("#write-down")).isTrue();
    }
  }
}
