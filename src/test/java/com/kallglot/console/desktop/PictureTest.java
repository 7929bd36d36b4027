package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The resolution picture as a structure: the state of each station, where the lit path ends, and
/// the word beside the circle. Four routes, four errors, each reading.
@Tag("desktop")
class PictureTest {
  private static final Set<String> STATES =
      Set.of("matched", "blocked", "not_requested", "none", "not_reached");

  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    desktop.go(Page.ROUTE_LAB);
    desktop.awaitScreen("the picture is there", () -> desktop.isShownNow("#station-5"));
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @BeforeEach
  void strictly() {
    read(ResolutionPolicy.PUBLIC_TEXT);
  }

  private static void read(ResolutionPolicy policy) {
    OpenDesktop.doOnScreen(() -> desktop.window().lab.read(policy));
  }

  private static void use(String profile) {
    OpenDesktop.doOnScreen(() ->
        desktop.window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .ifPresent(desktop.window().workspace::use));
    desktop.awaitScreen("it is read", () -> desktop.window().lab.now().get() != null);
  }

  /// A line for each station: `not_requested ━━ Not requested`.
  private static List<String> picture(String routing) {
    return OpenDesktop.onScreen(() -> {
      desktop.window().lab.open(null, "{\"mode\": \"ai_agent\"" + routing + "}");
      List<String> lines = new ArrayList<>();
      for (int n = 1; n <= 5; n++) {
        lines.add(line(desktop.window().scene().getRoot().lookup("#station-" + n)));
      }
      return lines;
    });
  }

  private static String line(Node station) {
    String state =
        station.getStyleClass().stream().filter(STATES::contains).collect(Collectors.joining());
    StringBuilder path = new StringBuilder();
    for (Node line : all((Parent) station, "kg-track-line")) {
      path.append(line.getStyleClass().contains("travelled") ? '━' : '┄');
    }
    String word = ((Labeled) all((Parent) station, "kg-station-word").getFirst()).getText();
    assertThat(station.getAccessibleText()).contains(word);
    assertThat(station.isFocusTraversable()).isTrue();
    return state + " " + path + " " + word;
  }

  private static List<Node> all(Parent parent, String styleClass) {
    List<Node> found = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.getStyleClass().contains(styleClass)) {
        found.add(child);
      }
      if (child instanceof Parent inner) {
        found.addAll(all(inner, styleClass));
      }
    }
    return found;
  }

  private static String connection(String label) {
    String id =
        OpenDesktop.onScreen(() ->
            desktop.window().workspace.configuration().get().connections().stream()
                .filter(each -> each.label().equals(label))
                .map(ProviderConnection::id)
                .findFirst()
                .orElseThrow());
    return ", \"routing\": {\"connection_id\": \"" + id + "\"}";
  }

  private static final String PASSED = "not_requested ━━ Not requested";
  private static final String BEYOND = "not_reached ┄┄ Not reached";
  private static final String HERE = "matched ━┄ Matched";
  private static final String BLOCKED = "blocked ━┄ Blocked";
  private static final String SIP = ", \"routing\": {\"type\": \"sip\"}";
  private static final String FOREIGN = ", \"routing\": {\"phone_number\": \"+12125550199\"}";

  @Test
  void fourRoutes() {
    use("sandbox");
    assertThat(picture(connection("Berlin trunk")))
        .containsExactly(HERE, BEYOND, BEYOND, BEYOND, BEYOND);
    assertThat(picture(SIP)).containsExactly(PASSED, HERE, BEYOND, BEYOND, BEYOND);
    assertThat(picture(", \"routing\": {\"phone_number\": \"+493023125001\"}"))
        .containsExactly(PASSED, PASSED, HERE, BEYOND, BEYOND);
    assertThat(picture("")).containsExactly(PASSED, PASSED, PASSED, HERE, BEYOND);
  }

  @Test
  void fourErrors() {
    use("sandbox");
    assertThat(picture(connection("Old account")))
        .containsExactly(BLOCKED, BEYOND, BEYOND, BEYOND, BEYOND);
    assertThat(picture(", \"routing\": {\"phone_number\": \"+442079460018\"}"))
        .containsExactly(PASSED, PASSED, BLOCKED, BEYOND, BEYOND);
    use("sandbox-empty");
    assertThat(picture(SIP)).containsExactly(PASSED, BLOCKED, BEYOND, BEYOND, BEYOND);
    assertThat(picture("")).containsExactly(PASSED, PASSED, PASSED, "none ━━ None active", BLOCKED);
  }

  @Test
  void aBodyThatIsRefusedForItsShapeReachesNoStation() {
    use("sandbox");
    assertThat(picture(", \"routing\": {\"type\": \"pstn\"}"))
        .containsExactly(BEYOND, BEYOND, BEYOND, BEYOND, BEYOND);
  }

  @Test
  void eachReading() {
    use("sandbox");
    ResolutionPolicy strict = ResolutionPolicy.PUBLIC_TEXT;
    assertThat(picture(FOREIGN)).containsExactly(PASSED, PASSED, BLOCKED, BEYOND, BEYOND);
    read(
        new ResolutionPolicy(
            UnownedNumber.FALL_TO_DEFAULT, strict.severalMethods(), strict.missingRouting()));
    assertThat(picture(FOREIGN))
        .containsExactly(PASSED, PASSED, "none ━━ None active", HERE, BEYOND);

    String several = ", \"routing\": {\"type\": \"sip\", \"phone_number\": \"+493023125001\"}";
    read(strict);
    assertThat(picture(several)).containsExactly(PASSED, HERE, BEYOND, BEYOND, BEYOND);
    read(
        new ResolutionPolicy(
            strict.unownedNumber(), SeveralMethods.REJECT, strict.missingRouting()));
    assertThat(picture(several)).containsExactly(BEYOND, BEYOND, BEYOND, BEYOND, BEYOND);

    read(
        new ResolutionPolicy(
            strict.unownedNumber(), strict.severalMethods(), MissingRouting.STREAM_ONLY));
    assertThat(picture("")).containsExactly(BEYOND, BEYOND, BEYOND, BEYOND, BEYOND);
    assertThat(desktop.text("#headline")).startsWith("No telephone leg");
  }
}
