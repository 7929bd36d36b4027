package com.kallglot.console.desktop.fx;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views with controllers that were wired by hand: a controller that nobody supplies is a
/// bug, none is made by reflection.
public final class FxmlLoader {
  private final Messages messages;
  private final Map<Class<?>, Supplier<?>> controllers;

  public FxmlLoader(Messages messages, Map<Class<?>, Supplier<?>> controllers) {
    this.messages = messages;
    this.controllers = Map.copyOf(controllers);
  }

  /// @param view such as `overview/Overview`
  public Parent load(String view) {
    URL place =
        Objects.requireNonNull(
            FxmlLoader.class.getResource("/fxml/" + view + ".fxml"), () -> "No view " + view);
    var loader = new FXMLLoader(place, messages.bundle());
    loader.setControllerFactory(this::controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new IllegalStateException("View " + view + " cannot be loaded", e);
    }
  }

  private Object controller(Class<?> type) {
    Supplier<?> supplier = controllers.get(type);
    if (supplier == null) {
      throw new IllegalStateException("Nobody supplies " + type.getName());
    }
    return supplier.get();
  }
}
