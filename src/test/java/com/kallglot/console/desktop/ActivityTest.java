package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Everything exchanged is there to be looked through, without a secret, however much it is.
@Tag("desktop")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActivityTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static Profile profile;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    profile = desktop.window().services.profile("sandbox");
    desktop.go(Page.ACTIVITY);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @BeforeEach
  void everything() {
    OpenDesktop.doOnScreen(() -> {
      table().getSelectionModel().clearSelection();
      search().setText("");
      root().lookupAll(".kg-segments .toggle-button").stream()
          .map(ToggleButton.class::cast)
          .filter(kind -> "all".equals(kind.getUserData()))
          .forEach(kind -> kind.setSelected(true));
    });
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static TableView<?> table() {
    return (TableView<?>) root().lookup("#activity-table");
  }

  private static TextField search() {
    return (TextField) root().lookup("#activity-search");
  }

  private static Journal journal() {
    return desktop.window().services.journal();
  }

  private static int size() {
    return OpenDesktop.onScreen(() -> table().getItems().size());
  }

  private static void awaitSize(int wanted) {
    desktop.awaitScreen(wanted + " entries", () -> table().getItems().size() == wanted);
  }

  private static void type(String text) {
    OpenDesktop.doOnScreen(() -> search().setText(text));
  }

  private static String detail() {
    return OpenDesktop.onScreen(() -> ((TextArea) root().lookup("#activity-text")).getText());
  }

  private static SipMessage message(int n, String callId) {
    return new SipMessage(
        System.nanoTime(),
        SipMessage.Heading.SENT,
        SipTransport.UDP,
        "192.0.2.1:5060",
        "OPTIONS sip:%d@b SIP/2.0\r\nCall-ID: %s\r\nCSeq: 1 OPTIONS\r\n\r\n".formatted(n, callId));
  }

  @Test
  @Order(1)
  void whatTheWindowReadIsThereWholeAndAsACommandWithoutTheKey() {
    awaitSize(3);
    type("telephony/sip");
    assertThat(size()).isEqualTo(1);
    OpenDesktop.doOnScreen(() -> table().requestFocus());
    desktop.press(KeyCode.DOWN);
    desktop.awaitScreen("it is shown", () -> desktop.isShownNow("#activity-entry"));
    assertThat(desktop.text("#activity-what")).isEqualTo("GET /v1/telephony/sip");
    assertThat(detail())
        .contains("GET http", "HTTP/1.1 200 OK", "x-request-id: req_", "\"srtp\": \"optional\"")
        .doesNotContain(profile.apiKey().reveal());
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#activity-curl")).fire());
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("curl -sS -X GET 'http://127.0.0.1:")
        .contains("Bearer $KALLGLOT_API_KEY")
        .doesNotContain(profile.apiKey().reveal());
    assertThat(desktop.says("set KALLGLOT_API_KEY first")).isTrue();
    desktop.press(KeyCode.ESCAPE);
    desktop.awaitScreen("nothing is chosen", () -> !desktop.isShownNow("#activity-entry"));
  }

  @Test
  @Order(2)
  void aStreamJoinsTheApiOnTheSameClock() throws Exception {
    TestSite site = desktop.window().services.site(profile);
    CallReport report;
    try (var calls = new TestCall(desktop.window().services.softphone())) {
      report = calls.test(TestCase.of(site, new Route.Stream(), null));
    }
    String session = String.valueOf(report.actual().sessionId());
    OpenDesktop.doOnScreen(() -> ((ToggleButton) root().lookup("#only-stream")).setSelected(true));
    desktop.awaitScreen(
        "its end is there: " + report,
        () ->
            table().getItems().toString().contains("transcript.final")
                && table().getItems().toString().contains("session.ended"));
    assertThat(OpenDesktop.onScreen(() -> table().getItems().toString())).contains(session);
    OpenDesktop.doOnScreen(() -> table().getSelectionModel().select(0));
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#activity-together")).fire());
    assertThat(OpenDesktop.onScreen(() -> search().getText())).isEqualTo(session);
    everything();
    type(session);
    String all = OpenDesktop.onScreen(() -> table().getItems().toString());
    assertThat(all).contains("POST /v1/sessions", "session.ready").doesNotContain("kst_live_0");
    assertThat(all.indexOf("POST /v1/sessions")).isLessThan(all.indexOf("session.ready"));
  }

  @Test
  @Order(3)
  void kindAndTextChooseAndWhatMatchesNothingIsSaid() {
    journal().add(message(1, "call-a"));
    journal().add(message(2, "call-b"));
    OpenDesktop.doOnScreen(() -> ((ToggleButton) root().lookup("#only-sip")).setSelected(true));
    awaitSize(2);
    assertThat(desktop.text("#activity-count")).startsWith("2 of ");
    type("CALL-B");
    assertThat(size()).isEqualTo(1);
    type("nowhere");
    assertThat(desktop.isShown("#activity-empty")).isTrue();
    assertThat(desktop.says("Nothing matches")).isTrue();
    assertThat(desktop.node("#activity-save").isDisabled()).isTrue();
  }

  @Test
  @Order(4)
  void whatIsShownIsSavedAsLinesOfJson() throws Exception {
    type("call-a");
    Path file = home.resolve("activity.jsonl");
    OpenDesktop.doOnScreen(() -> desktop.window().evidence.activity.save(file, _ -> {}, _ -> {}));
    desktop.awaitScreen("it is written", () -> Files.exists(file) && file.toFile().length() > 0);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1);
    JsonObject line = JsonParser.parseString(lines.getFirst()).getAsJsonObject();
    assertThat(line.get("kind").getAsString()).isEqualTo("sip");
    assertThat(line.get("what").getAsString()).isEqualTo("OPTIONS sip:1@b");
    assertThat(line.get("direction").getAsString()).isEqualTo("sent");
    assertThat(line.get("id").getAsString()).isEqualTo("call-a");
  }

  @Test
  @Order(5)
  void aBurstIsTakenOverInAFewStepsAndKeepsWhatWasChosen() {
    int before = size();
    OpenDesktop.doOnScreen(() -> table().getSelectionModel().select(1));
    String chosen = desktop.text("#activity-what");
    var steps = new AtomicInteger();
    ListChangeListener<Object> counting = _ -> steps.incrementAndGet();
    OpenDesktop.doOnScreen(() -> table().getItems().addListener(counting));
    for (int i = 0; i < 5_000; i++) {
      journal().add(message(i, "burst"));
    }
    desktop.awaitScreen("all of it", () -> table().getItems().size() >= before + 5_000);
    OpenDesktop.doOnScreen(() -> table().getItems().removeListener(counting));
    assertThat(steps.get()).as("changes of the list").isLessThan(50);
    assertThat(desktop.text("#activity-what")).isEqualTo(chosen);
    assertThat(OpenDesktop.onScreen(() -> table().getSelectionModel().getSelectedIndex()))
        .isEqualTo(1);
  }

  @Test
  @Order(6)
  void tenThousandMakeNoMoreRowsThanAreSeenAndTheOldestGiveWay() {
    for (int i = 0; i < Journal.USUAL; i++) {
      journal().exchanged(exchange(i));
    }
    desktop.awaitScreen(
        "the newest are there",
        () ->
            table().getItems().size() == Journal.USUAL
                && table().getItems().getLast().toString().contains("/v1/late/9999"));
    type("/v1/late/");
    assertThat(size()).isEqualTo(Journal.USUAL);
    OpenDesktop.doOnScreen(() -> {
      for (int at = 0; at < Journal.USUAL; at += 1_500) {
        table().scrollTo(at);
        root().layout();
      }
    });
    long rows =
        OpenDesktop.onScreen(
            () -> SceneWalk.all(table()).stream().filter(ActivityTest::isRow).count());
    double seen =
        OpenDesktop.onScreen(() -> Math.ceil(table().getHeight() / table().getFixedCellSize()));
    assertThat((double) rows).isLessThanOrEqualTo(seen + 2);
  }

  private static boolean isRow(Node node) {
    return node instanceof TableRow;
  }

  private static Exchange exchange(int n) {
    long now = System.nanoTime();
    return new Exchange(
        now, now, "GET", "http://h/v1/late/" + n, Map.of(), 200, null, null, "{}", null, null);
  }
}
