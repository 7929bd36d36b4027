package com.kallglot.console.desktop;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.ProviderConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/// The page Connections as a test works with it, on the sandbox that the window started.
final class ConnectionsOnScreen {
  private final OpenDesktop desktop;
  private final List<SeededAccount> accounts;

  ConnectionsOnScreen(OpenDesktop desktop, Path home) throws Exception {
    this.desktop = desktop;
    accounts = EndpointFile.find(home.resolve("sandbox")).orElseThrow().carriers().accounts();
  }

  /// What a stand-in knows.
  SeededAccount account(String name) {
    return accounts.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  ProviderConnection connection(String label) {
    return OpenDesktop.onScreen(() -> connectionNow(label));
  }

  /// The same, on the JavaFX thread.
  ProviderConnection connectionNow(String label) {
    return desktop.window().workspace.configuration().get().connections().stream()
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No connection " + label));
  }

  boolean isThereNow(String label) {
    return desktop.window().workspace.configuration().get().connections().stream()
        .anyMatch(one -> one.label().equals(label));
  }

  Saved draftOver(String label) {
    return new Saved(
        label,
        "{\"mode\": \"ai_agent\", \"routing\": {\"connection_id\": \"%s\"}}"
            .formatted(connection(label).id()));
  }

  void edit(String label) {
    ProviderConnection of = connection(label);
    OpenDesktop.doOnScreen(() -> {
      desktop.window().connections.model.pane().set(new Pane.Editing(of.id()));
      desktop.window().connections.model.selectedId().set(of.id());
    });
  }

  void closeSide() {
    OpenDesktop.doOnScreen(() -> desktop.window().connections.model.pane().set(new Pane.Closed()));
  }

  void fire(String selector) {
    OpenDesktop.doOnScreen(() -> {
      var button = (ButtonBase) found(selector);
      if (button.isDisabled()) {
        throw new AssertionError(selector + " is disabled");
      }
      button.fire();
    });
  }

  void type(String selector, String text) {
    desktop.awaitScreen(selector + " is laid out", () -> shown(selector).isPresent());
    OpenDesktop.doOnScreen(() -> ((TextInputControl) found(selector)).setText(text));
  }

  String typed(String selector) {
    return OpenDesktop.onScreen(() -> ((TextInputControl) found(selector)).getText());
  }

  void selectNumber(String number) {
    OpenDesktop.doOnScreen(() -> {
      var table = (TableView<?>) found("#numbers-table");
      for (int i = 0; i < table.getItems().size(); i++) {
        if (table.getItems().get(i).toString().contains(number)) {
          table.getSelectionModel().select(i);
        }
      }
    });
  }

  /// The numbers that are listed, with what is known of each; on the JavaFX thread.
  String numbersNow() {
    return ((TableView<?>) found("#numbers-table")).getItems().toString();
  }

  /// Chooses from a card's menu; on the JavaFX thread.
  void menu(String label, String item) {
    var more = (MenuButton) found("#more-" + connectionNow(label).id());
    more.getItems().stream()
        .filter(each -> each.getText().equals(item))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + item))
        .fire();
  }

  boolean isShown(String selector) {
    return OpenDesktop.onScreen(() -> isShownNow(selector));
  }

  /// The same, on the JavaFX thread.
  boolean isShownNow(String selector) {
    return desktop.window().scene().getRoot().lookupAll(selector).stream()
        .anyMatch(SceneWalk::isShown);
  }

  boolean hasFocusNow(String selector) {
    Node owner = desktop.window().scene().getFocusOwner();
    return owner != null && owner.equals(desktop.window().scene().getRoot().lookup(selector));
  }

  /// Presses Tab until a control has the focus.
  void tabTo(String selector) {
    for (int i = 0; i < 60; i++) {
      if (OpenDesktop.onScreen(() -> hasFocusNow(selector))) {
        return;
      }
      desktop.press(KeyCode.TAB);
    }
    throw new AssertionError("Tab does not lead to " + selector);
  }

  private Optional<Node> shown(String selector) {
    return desktop.window().scene().getRoot().lookupAll(selector).stream()
        .filter(SceneWalk::isShown)
        .findFirst();
  }

  private Node found(String selector) {
    return shown(selector).orElseThrow(() -> new AssertionError("No " + selector));
  }
}
