package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every screen as a picture in `target/screens`, from a configuration and runs made on the sandbox
/// in this very test: both themes, both languages, the usual and the smallest size.
@Tag("screens")
class ScreensTest {
  private static final String SIP_DRAFT =
      """
      {
        "mode": "help_chat_voice",
        "source_language": "en",
        "target_language": "de",
        "routing": {
          "type": "sip",
          "direction": "inbound",
          "sip": {
            "from_uri": "sip:1001@10.0.0.8"
          }
        },
        "metadata": { "desk": "berlin" }
      }\
      """;

  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    var store = new SavedDrafts(new Folders(home, home));
    store.keep(new Saved("German reception", numbered("+493023125001")));
    store.keep(new Saved("PBX leg over SIP", SIP_DRAFT));
    store.keep(new Saved("No routing at all", "{\"mode\": \"ai_agent\"}"));
    store.keep(new Saved("London line", numbered("+442079460018")));
    store.keep(new Saved("Old account", connected("Old account")));
    OpenDesktop.doOnScreen(desktop.window().shelf::begin);
    OpenDesktop.doOnScreen(
        () -> desktop.window().allRoutes.begin(site -> TestPlan.everyRoute(List.of(site))));
    desktop.awaitScreen(
        "the run is done",
        () -> desktop.window().allRoutes.state().get() instanceof TrialState.Done);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static String numbered(String number) {
    return """
    {
      "mode": "bidirectional_translation",
      "source_language": "en",
      "target_language": "de",
      "routing": {
        "phone_number": "%s",
        "direction": "outbound"
      }
    }\
    """
        .formatted(number);
  }

  private static String connected(String label) {
    String id =
        OpenDesktop.onScreen(() ->
            desktop.window().workspace.configuration().get().connections().stream()
                .filter(connection -> connection.label().equals(label))
                .map(ProviderConnection::id)
                .findFirst()
                .orElseThrow());
    return "{\"mode\": \"ai_agent\", \"routing\": {\"connection_id\": \"%s\"}}".formatted(id);
  }

  private static void render(String screen) throws IOException {
    Pictures.render(desktop, screen);
  }

  private static void picture(String screen, String language, Theme theme, int width, int height)
      throws IOException {
    Pictures.picture(desktop, screen, language, theme, width, height);
  }

  /// Each as it opens with what the sandbox has; what else a page can show has its own pictures.
  @ParameterizedTest
  @EnumSource(Page.class)
  void page(Page page) throws IOException {
    lab("German reception", numbered("+493023125001"));
    desktop.go(page);
    render(page.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Test
  void routeLabThatIsRefused() throws IOException {
    lab("London line", numbered("+442079460018"));
    OpenDesktop.doOnScreen(
        () -> desktop.window().scene().getRoot().lookup("#station-3").requestFocus());
    render("route-lab-refused");
    assertThat(desktop.text("#outcome-code")).isEqualTo("404 phone_number_not_found");
  }

  @Test
  void routeLabAsJsonWithAFault() throws IOException {
    lab("PBX leg over SIP", SIP_DRAFT.replace("\"sip\",", "\"pstn\","));
    OpenDesktop.doOnScreen(() ->
        ((ToggleButton) desktop.window().scene().getRoot().lookup("#as-json")).setSelected(true));
    picture("route-lab-json", "en", Theme.LIGHT, 1440, 900);
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.DARK, "en")));
    picture("route-lab-json", "en", Theme.DARK, 1440, 900);
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "en")));
    OpenDesktop.doOnScreen(() ->
        ((ToggleButton) desktop.window().scene().getRoot().lookup("#as-form")).setSelected(true));
  }

  @Test
  void sessionThatIsChosen() throws IOException {
    desktop.go(Page.SESSIONS);
    desktop.awaitScreen(
        "they are listed", () -> sessions() != null && !sessions().getItems().isEmpty());
    OpenDesktop.doOnScreen(() -> sessions().getSelectionModel().select(1));
    desktop.awaitScreen("its state", () -> desktop.saysNow("Nobody has said anything."));
    render("sessions-chosen");
  }

  /// Null until the page was laid out.
  private static @Nullable TableView<?> sessions() {
    return (TableView<?>) desktop.window().scene().getRoot().lookup("#session-table");
  }

  @Test
  void batchOfAllDrafts() throws IOException {
    lab("No routing at all", "{\"mode\": \"ai_agent\"}");
    OpenDesktop.doOnScreen(() -> desktop.window().batch.toggle());
    render("route-lab-batch");
    OpenDesktop.doOnScreen(() -> desktop.window().batch.close());
  }

  @Test
  void callOfADraft() throws IOException {
    lab("German reception", numbered("+493023125001"));
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen(
        "the call is judged",
        () -> desktop.window().oneDraft.state().get() instanceof TrialState.Done);
    render("route-lab-called");
  }

  @Test
  void activityWithAnEntry() throws IOException {
    desktop.go(Page.ACTIVITY);
    desktop.awaitScreen("it is fetched", () -> desktop.isShownNow("#activity-table"));
    for (String language : new String[] {"en", "de"}) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(theme, language)));
        OpenDesktop.doOnScreen(ScreensTest::chooseASession);
        picture("activity-entry", language, theme, 1440, 900);
        picture("activity-entry", language, theme, 1024, 700);
      }
    }
    OpenDesktop.doOnScreen(() -> desktop.window().appear(OpenDesktop.english(Theme.LIGHT)));
  }

  private static void chooseASession() {
    var table = (TableView<?>) desktop.window().scene().getRoot().lookup("#activity-table");
    for (int at = 0; at < table.getItems().size(); at++) {
      if (table.getItems().get(at).toString().contains("what=POST /v1/sessions,")) {
        table.getSelectionModel().select(at);
        table.scrollTo(Math.max(0, at - 6));
        return;
      }
    }
    throw new AssertionError("No session was created");
  }

  @Test
  void sipAllowlistThatWouldRefuse() throws IOException {
    OpenDesktop.doOnScreen(desktop.window().workspace::readAgain);
    desktop.awaitRead();
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.SIP);
      desktop
          .window()
          .sip
          .edit(draft ->
              new AllowlistDraft(
                  Allowlist.Mode.LISTED,
                  List.of(
                      new Line("203.0.113.0/24", "Berlin office"),
                      new Line("203.0.113.7", "PBX in Berlin"),
                      new Line("10.0.0.8", ""),
                      new Line("2001:db8::7/64", "Branch"))));
    });
    picture("sip-allowlist", "en", Theme.LIGHT, 1440, 900);
    picture("sip-allowlist", "en", Theme.LIGHT, 1024, 700);
    OpenDesktop.doOnScreen(() -> {
      desktop.window().sip.edit(draft -> draft.without(3));
      desktop.window().allowlist.save();
      desktop.window().sip.askDisable();
      desktop.window().appear(new Appearance(Theme.DARK, "de"));
    });
    picture("sip-asking", "de", Theme.DARK, 1440, 900);
    OpenDesktop.doOnScreen(() -> {
      desktop.window().allowlist.discard();
      desktop.window().sip.leaveEnabled();
      desktop.window().appear(OpenDesktop.english(Theme.LIGHT));
    });
  }

  @Test
  void help() throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.SIP);
      desktop.window().palette.openHelp();
    });
    picture("help", "en", Theme.LIGHT, 1440, 900);
    desktop.press(KeyCode.ESCAPE);
  }

  @Test
  void palette() throws IOException {
    desktop.go(Page.OVERVIEW);
    OpenDesktop.doOnScreen(() -> desktop.window().palette.open());
    picture("palette", "en", Theme.LIGHT, 1440, 900);
    desktop.press(KeyCode.ESCAPE);
  }

  private static void lab(String name, String text) {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ROUTE_LAB);
      desktop.window().lab.open(name, text);
    });
  }
}
