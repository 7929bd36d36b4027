package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Wiring;
import com.kallglot.console.desktop.preferences.Sections.Section;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Found;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the network lets through, tried by keyboard: to a sandbox that runs, and to one that
/// another program has ended.
@Tag("desktop")
class NetworkSectionTest {
  @TempDir Path home;

  @Test
  void everyTransportIsTriedCopiedAndWhatIsDownIsSaid() throws Exception {
    var other = new Wiring(new Folders(home, home), new Environment(Map.of()));
    var _ = other.profile(Optional.of("sandbox"));
    try (other;
        var desktop = OpenDesktop.on(home).awaitRead()) {
      OpenDesktop.doOnScreen(() -> {
        desktop.window().sections.open(Section.NETWORK);
        desktop.window().navigation.open(Page.SETTINGS);
      });
      desktop.awaitScreen("it can be tried", () -> desktop.isShownNow("#network-try"));
      assertThat(desktop.says("Not tried yet")).isTrue();
      assertThat(desktop.isShown("#firewall-rules")).isTrue();
      attempt(desktop);
      desktop.awaitScreen("all answer", () -> desktop.saysNow("3 of 3 transports answer"));
      assertThat(desktop.says("Seen by the platform as 127.0.0.1")).isTrue();
      assertThat(rows(desktop)).isEqualTo(3);
      focus(desktop, "#network-copy");
      desktop.press(KeyCode.SPACE);
      assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString()))
          .contains("What the network lets through", "- TLS 127.0.0.1:", "OPTIONS ", "NAT: none");

      other.close();
      attempt(desktop);
      desktop.awaitScreen("none answers", () -> desktop.saysNow("0 of 3 transports answer"));
      assertThat(desktop.says("No transport answers. Where a step was refused")).isTrue();
      assertThat(desktop.says("refused")).isTrue();
    }
  }

  private static void attempt(OpenDesktop desktop) {
    var before = desktop.window().network.model.state().get();
    focus(desktop, "#network-try");
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen(
        "it was tried",
        () -> {
          var now = desktop.window().network.model.state().get();
          return now instanceof Found && !now.equals(before);
        });
  }

  private static void focus(OpenDesktop desktop, String selector) {
    Node node = desktop.node(selector);
    OpenDesktop.doOnScreen(node::requestFocus);
  }

  private static int rows(OpenDesktop desktop) {
    var table = (TableView<?>) desktop.node("#network-ways");
    return OpenDesktop.onScreen(() -> table.getItems().size());
  }
}
