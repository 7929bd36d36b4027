package com.kallglot.console.desktop;

import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Chooses things on the pages of one window, and puts the focus where they are changed.
final class PlacesOnPages implements Places {
  private final DesktopWindow of;

  PlacesOnPages(DesktopWindow window) {
    this.of = window;
  }

  @Override
  public void number(String id) {
    of.numbers.select(id);
    of.navigation.open(Page.NUMBERS);
    focus("#number-activate", "#number-suspend", "#numbers-table");
  }

  @Override
  public void connection(String id) {
    of.connections.model.selectedId().set(id);
    of.navigation.open(Page.CONNECTIONS);
    if (areRefused(id) && of.workspace.standing().get().mayEdit()) {
      of.connections.model.edit(id);
      focus("#auth-token", "#api-key", "#connection-label");
    } else {
      focus("#enable-" + id, "#make_default-" + id, "#edit-" + id, "#connection-cards");
    }
  }

  /// Credentials that were refused are mended by others.
  private boolean areRefused(String id) {
    var configuration = of.workspace.configuration().get();
    return configuration != null
        && configuration.connections().stream()
            .filter(connection -> connection.id().equals(id))
            .anyMatch(c -> c.status() == ProviderConnection.Status.INVALID_CREDENTIALS);
  }

  @Override
  public void sip() {
    of.navigation.open(Page.SIP);
    focus("#sip-toggle");
  }

  /// This computer's own address stands there ready, where the platform has seen it.
  @Override
  public void allowlist() {
    of.navigation.open(Page.SIP);
    focus("#allow-add-here", "#allow-address", "#allow-listed");
  }

  @Override
  public void callLimit() {
    of.navigation.open(Page.SIP);
    focus("#terms-calls");
  }

  /// On the first of these that can be used, once the page is laid out.
  private void focus(String... selectors) {
    of.background.onScreen(() -> {
      Parent root = of.scene().getRoot();
      root.applyCss();
      root.layout();
      Arrays.stream(selectors)
          .map(root::lookup)
          .flatMap(found -> Optional.ofNullable(found).stream())
          .filter(PlacesOnPages::isUsable)
          .findFirst()
          .ifPresent(Node::requestFocus);
    });
  }

  private static boolean isUsable(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible() || each.isDisabled()) {
        return false;
      }
    }
    return true;
  }
}
