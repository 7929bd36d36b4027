package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Wiring;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both pages show when the platform does not do what it should.
@Tag("desktop")
class FailuresTest {
  @TempDir Path home;

  private void assertTold(Map<String, String> environment, String title, String detail) {
    try (var desktop = OpenDesktop.on(home, environment).awaitRead()) {
      assertThat(desktop.isShown("#banner")).isTrue();
      assertThat(desktop.says(title)).as(title).isTrue();
      assertThat(desktop.says(detail)).as(detail).isTrue();
      assertThat(desktop.isShown("#checks")).as("no list of what is not known").isFalse();
      desktop.go(Page.ROUTE_LAB);
      assertThat(desktop.isShown("#banner")).as("on the other page, too").isTrue();
      assertThat(desktop.isShown("#stations")).isFalse();
      assertThat(desktop.isShown("#mode")).as("a draft can be written all the same").isTrue();
    }
  }

  @Test
  void aRejectedKeyIsSaidWithCodeAndRequest() {
    try (var front = FailingFront.answering(401, "invalid_api_key")) {
      assertTold(
          front.environment(), "The API key was rejected", "code invalid_api_key · request req_7Q");
    }
  }

  @Test
  void anErrorOfThePlatformIsSaidWithCodeAndRequest() {
    try (var front = FailingFront.answering(500, "internal_error")) {
      assertTold(front.environment(), "code internal_error", "request req_7Q");
    }
  }

  @Test
  void aPageOfHtmlIsNoConfiguration() {
    try (var front = FailingFront.html()) {
      assertTold(front.environment(), "The configuration could not be read", "GET /v1/telephony");
    }
  }

  @Test
  void nobodyListening() {
    Map<String, String> nobody;
    try (var front = FailingFront.html()) {
      nobody = front.environment();
    }
    assertTold(nobody, "The configuration could not be read", "127.0.0.1");
  }

  @Test
  void aSlowPlatformLeavesTheWindowUsableAndShowsThatItReads() {
    try (var front = FailingFront.slow();
        var desktop = OpenDesktop.on(home, front.environment())) {
      desktop.awaitScreen("rows stand in for the list", () -> skeleton(desktop));
      desktop.press(KeyCode.CONTROL, KeyCode.K);
      desktop.awaitScreen("the palette opens meanwhile", () -> desktop.isShownNow("#palette"));
      assertThat(desktop.says("Reading the configuration")).isTrue();
      desktop.press(KeyCode.ESCAPE);
      desktop.awaitRead();
      assertThat(desktop.isShown("#banner")).isTrue();
    }
  }

  private static boolean skeleton(OpenDesktop desktop) {
    return desktop.window().scene().getRoot().lookupAll(".kg-skeleton").stream()
        .anyMatch(rows -> rows.isVisible() && rows.getOpacity() == 1);
  }

  @Test
  void aSandboxThatAnotherProgramEndedIsFollowedByOneOfOurOwn() throws Exception {
    var other = new Wiring(new Folders(home, home), new Environment(Map.of()));
    String before = other.profile(Optional.of("sandbox")).apiBase();
    try (var desktop = OpenDesktop.on(home).awaitRead()) {
      assertThat(base(desktop)).as("the one that runs").isEqualTo(before);
      other.close();
      desktop.press(KeyCode.F5);
      desktop.awaitScreen(
          "read from another",
          () -> !base(desktop).equals(before) && !desktop.isShownNow("#banner"));
      assertThat(desktop.says("6 of 9 ready")).isTrue();
    }
  }

  private static String base(OpenDesktop desktop) {
    var opened = desktop.window().workspace.opened().get();
    return opened == null ? "" : opened.profile().apiBase();
  }

  @Test
  void whatFailedIsNotSaidOfTheProfileThatIsOpenedNext() {
    try (var front = FailingFront.answering(500, "internal_error");
        var desktop = OpenDesktop.on(home, front.environment()).awaitRead()) {
      boolean said =
          OpenDesktop.onScreen(() -> {
            Workspace workspace = desktop.window().workspace;
            workspace.use(workspace.entry().get());
            return workspace.failure().get() != null;
          });
      assertThat(said).isFalse();
    }
  }

  @Test
  void profilesThatCannotBeReadAreSetAsideByAButtonAndTheSandboxOpens() throws Exception {
    String damaged = "{\"format\": 1, \"profiles\": [{\"name\": ";
    Files.writeString(home.resolve("profiles.json"), damaged);
    try (var desktop = OpenDesktop.on(home)) {
      desktop.awaitScreen("it is said", () -> desktop.saysNow("The profiles could not be read"));
      OpenDesktop.doOnScreen(
          () -> ((Button) desktop.window().scene().getRoot().lookup("#banner-start-over")).fire());
      desktop.awaitRead();
      assertThat(desktop.isShown("#banner")).isFalse();
      assertThat(desktop.isShown("#checks")).as("the sandbox").isTrue();
    }
    try (var files = Files.newDirectoryStream(home, "profiles.json.aside-*")) {
      assertThat(Files.readString(files.iterator().next())).isEqualTo(damaged);
    }
  }

  @Test
  void tryingAgainReadsAgain() {
    try (var front = FailingFront.answering(500, "internal_error");
        var desktop = OpenDesktop.on(home, front.environment()).awaitRead()) {
      front.answerWith(401, "invalid_api_key");
      desktop.press(KeyCode.F5);
      desktop.awaitScreen(
          "the newer failure is shown", () -> desktop.saysNow("The API key was rejected"));
    }
  }

  @Test
  void whatAnEarlierRunReadIsShownAtOnceWithItsAgeWhileThePlatformIsDown() throws Exception {
    try (var front = FailingFront.slow()) {
      String base = front.environment().get("KALLGLOT_API_BASE");
      Path kept =
          Files.createDirectories(
              home.resolve("profiles/environment-" + base.replaceAll("[^A-Za-z0-9.]+", "-")));
      Instant then = Instant.now().minus(Duration.ofDays(3));
      Files.writeString(
          kept.resolve("mode.json"),
          "{\"api_base\":\"%s\",\"mode\":\"platform\",\"seen_at\":\"%s\"}".formatted(base, then));
      Files.writeString(
          kept.resolve("last-read.json"),
          """
          {"format":1,"api_base":"%s","key_ending":"","read_at":"%s","numbers":[],"connections":[],
          "sip":{"enabled":true,"username":"u","domain":"d","transports":[],
          "allowlist":{"mode":"any","entries":[]},"recent_sources":[],"srtp":"off",
          "srtp_keying":"sdes","codecs":[],"signalling_ips":[],"media_ips":[],
          "max_concurrent_calls":1,"etag":"r1"}}
          """
              .formatted(base, then));
      try (var desktop = OpenDesktop.on(home, front.environment())) {
        var workspace = desktop.window().workspace;
        desktop.awaitScreen("it is shown", () -> workspace.configuration().get() != null);
        assertThat(OpenDesktop.onScreen(() -> workspace.activity().get()))
            .as("while it is read anew")
            .isEqualTo(Workspace.Activity.READING);
        assertThat(desktop.isShown("#checks")).isTrue();
        assertThat(workspace.standing().get().mayEdit()).isFalse();
        front.answerWith(401, "invalid_api_key");
        desktop.awaitRead();
        assertThat(desktop.isShown("#banner-stale")).isTrue();
        assertThat(desktop.text("#banner-stale")).startsWith("What you see was read 3 days ago");
        assertThat(workspace.standing().get()).isInstanceOf(Standing.Offline.class);
        assertThat(desktop.isShown("#checks")).as("it stays").isTrue();
        assertThat(desktop.says("API reachable, key accepted")).isFalse();
        desktop.go(Page.SIP);
        String day = then.atZone(ZoneId.systemDefault()).getDayOfMonth() + " ";
        assertThat(desktop.says("Offline: as read " + day))
            .as("a time alone is any day's")
            .isTrue();
      }
    }
  }
}
