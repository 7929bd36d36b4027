package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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

/// The Sessions page on a real sandbox that answers late: what is listed, what is asked for it, and
/// what can be done with a session.
@Tag("desktop")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionsTest {
  private static final int MANY = 10_000;

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ofMillis(20));
    desktop = OpenDesktop.on(home, front.environment(sandbox.key())).awaitRead();
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.SESSIONS));
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  @BeforeEach
  void begin() {
    OpenDesktop.doOnScreen(() -> window().navigation.open(Page.SESSIONS));
  }

  private static DesktopWindow window() {
    return desktop.window();
  }

  private static TableView<?> table() {
    return (TableView<?>) window().scene().getRoot().lookup("#session-table");
  }

  private static Session make(RouteRequest route) throws Exception {
    return window()
        .workspace
        .opened()
        .get()
        .organization()
        .client()
        .sessions()
        .create(
            new SessionRequest("bidirectional_translation", "en", "de", route, Map.of("desk", "7")),
            UUID.randomUUID().toString());
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) window().scene().getRoot().lookup(button)).fire());
  }

  private static void choose(String id) {
    desktop.press(KeyCode.F5);
    filter(id);
    desktop.awaitScreen("it is listed", () -> table().getItems().size() == 1);
    OpenDesktop.doOnScreen(() -> table().getSelectionModel().selectFirst());
    filter("");
  }

  private static void filter(String typed) {
    OpenDesktop.doOnScreen(
        () -> ((TextField) window().scene().getRoot().lookup("#session-filter")).setText(typed));
  }

  @Test
  @Order(1)
  void whereNoneWasMadeThePageSaysSoAndLeadsToTheRouteLab() {
    desktop.awaitScreen("it is empty", () -> desktop.isShownNow("#session-empty"));
    assertThat(desktop.says("No session was made from this console yet")).isTrue();
    assertThat(desktop.isShown("#session-table")).isFalse();
    fire("#session-empty .button");
    assertThat(OpenDesktop.onScreen(() -> window().navigation.page().get()))
        .isEqualTo(Page.ROUTE_LAB);
  }

  @Test
  @Order(2)
  void aSessionMadeHereIsListedShownAndEnded() throws Exception {
    Session made = make(RouteRequest.overNumber(new E164("+493023125001")));
    choose(made.id());
    desktop.awaitScreen("its state", () -> desktop.saysNow("Created"));
    assertThat(desktop.says("Telnyx · +49 30 23125001")).isTrue();
    assertThat(desktop.says("en and de")).isTrue();
    assertThat(desktop.text("#session-id")).isEqualTo(made.id());
    assertThat(desktop.says("Only sessions made from this console")).isTrue();

    fire("#session-end");
    desktop.awaitScreen(
        "it has ended", () -> desktop.saysNow("Session " + made.id() + " has ended"));
    desktop.awaitScreen("its state then", () -> desktop.saysNow("Ended"));
    assertThat(desktop.isShown("#session-end")).as("nothing to end any more").isFalse();
    desktop.awaitScreen("the transcript", () -> desktop.saysNow("Nobody has said anything."));
  }

  @Test
  @Order(3)
  void itsIdAndACommandAreCopiedWithoutTheKey() throws Exception {
    Session made = make(RouteRequest.NONE);
    choose(made.id());
    fire("#session-copy-id");
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(made.id());
    fire("#session-curl");
    String copied = OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied)
        .contains("'" + front.base() + "/v1/sessions/" + made.id() + "'")
        .contains("Bearer $KALLGLOT_API_KEY")
        .doesNotContain("sk_");
  }

  @Test
  @Order(4)
  void itsRequestIsOpenedAsADraftInTheRouteLab() throws Exception {
    Session made = make(RouteRequest.overNumber(new E164("+19785550140")));
    choose(made.id());
    desktop.awaitScreen("its state", () -> desktop.saysNow("{desk=7}"));
    fire("#session-draft");
    assertThat(OpenDesktop.onScreen(() -> window().navigation.page().get()))
        .isEqualTo(Page.ROUTE_LAB);
    assertThat(OpenDesktop.onScreen(() -> window().lab.draft().get().text()))
        .isEqualTo(
            """
            {
              "mode": "bidirectional_translation",
              "source_language": "en",
              "target_language": "de",
              "routing": {
                "phone_number": "+19785550140"
              },
              "metadata": {
                "desk": "7"
              }
            }\
            """);
    assertThat(desktop.text("#outcome-badge")).isEqualTo("Route found");
  }

  @Test
  @Order(5)
  void ofTenThousandOnlyThoseThatAreSeenAreAskedFor() throws Exception {
    note(
        IntStream.range(0, MANY)
            .mapToObj(n ->
                "{\"id\":\"sess_old%05d\",\"made_at\":\"2026-01-02T03:04:05Z\",\"mode\":\"ai_agent\"}"
                    .formatted(n))
            .toList());
    front.forget();
    desktop.press(KeyCode.F5);
    desktop.awaitScreen("all are listed", () -> table().getItems().size() > MANY);
    int visible = OpenDesktop.onScreen(() -> (int) Math.ceil(table().getHeight() / 33));
    assertAskedFor(visible);

    front.forget();
    OpenDesktop.doOnScreen(() -> table().scrollTo(MANY / 2));
    assertAskedFor(visible);
    front.forget();
    filter("old00042");
    assertThat(OpenDesktop.onScreen(() -> table().getItems().size())).isEqualTo(1);
    assertAskedFor(1);
    filter("");
  }

  private static void assertAskedFor(int visible) {
    desktop.awaitScreen("they are asked for", () -> !sessionsAsked().isEmpty());
    desktop.awaitScreen("all of them", front::isQuiet);
    assertThat(sessionsAsked()).doesNotHaveDuplicates();
    assertThat(sessionsAsked()).hasSizeLessThanOrEqualTo(visible + 2);
  }

  /// Of those that change no more: the others are looked at again and again.
  private static List<String> sessionsAsked() {
    return front.asked().stream().filter(line -> line.contains("sess_old")).toList();
  }

  private static void note(List<String> lines) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      Path file =
          files
              .filter(each -> each.endsWith("sessions.jsonl"))
              .filter(each -> each.getParent().getFileName().toString().contains("127.0.0.1"))
              .findFirst()
              .orElseThrow();
      Files.writeString(
          file,
          lines.stream().collect(Collectors.joining("\n", "", "\n")) + Files.readString(file));
    }
  }
}
