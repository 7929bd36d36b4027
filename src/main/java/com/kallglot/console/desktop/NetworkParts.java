package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.preferences.network.NetworkController;
import com.kallglot.console.desktop.preferences.network.NetworkModel;

/// What the network lets through, put together: what lives with the window, and its view.
final class NetworkParts {
  final NetworkModel model;
  private final DesktopWindow of;

  NetworkParts(DesktopWindow window) {
    this.of = window;
    var workspace = window.workspace;
    this.model =
        new NetworkModel(
            workspace.configuration(),
            () -> {
              var opened = workspace.opened().get();
              return opened == null ? null : opened.profile().trustedCa();
            },
            window.background,
            window.clock);
  }

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(
        NetworkController.class,
        () -> new NetworkController(model, of.notices, new Moments(words, of.clock), words, life));
  }
}
