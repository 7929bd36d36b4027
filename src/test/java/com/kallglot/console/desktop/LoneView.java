package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.FxmlLoader;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Themes;
import com.kallglot.console.desktop.impairment.ChipController;
import com.kallglot.console.desktop.impairment.ComparedController;
import com.kallglot.console.desktop.impairment.ComparedModel;
import com.kallglot.console.desktop.impairment.FarEndController;
import com.kallglot.console.desktop.impairment.ImpairmentController;
import com.kallglot.console.desktop.impairment.ImpairmentModel;
import com.kallglot.console.desktop.impairment.NetworkController;
import com.kallglot.console.desktop.quality.QualityController;
import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Appearance.Theme;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// One view in a window of its own, with nothing behind it but what a test gives it.
final class LoneView implements AutoCloseable {
  private static final Services NONE =
      (Services)
          Proxy.newProxyInstance(
              Services.class.getClassLoader(),
              new Class<?>[] {Services.class},
              (_, method, _) -> {
                throw new IllegalStateException("Nobody asks for " + method.getName());
              });

  private final Lifetime lifetime = new Lifetime();
  private final Stage stage;

  /// @param controllers which the view and those it includes need
  LoneView(
      String view,
      String language,
      Theme theme,
      double width,
      double height,
      BiFunction<Messages, Lifetime, Map<Class<?>, Supplier<?>>> controllers) {
    OpenDesktop.startToolkit();
    stage =
        OpenDesktop.onScreen(() -> {
          var messages = Messages.in(Locale.forLanguageTag(language));
          var loader = new FxmlLoader(messages, controllers.apply(messages, lifetime));
          Parent loaded = loader.load(view);
          var page = new StackPane(loaded);
          page.getStyleClass().add("kg-page");
          var made = new Stage();
          made.setScene(new Scene(page, width, height));
          new Themes(made.getScene()).use(theme);
          made.show();
          return made;
        });
  }

  /// What the quality of a call needs, in a window that has no profile yet.
  static Map<Class<?>, Supplier<?>> quality(QualityModel model, Messages words, Lifetime life) {
    Background nothing =
        Background.of(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    var workspace = new Workspace(NONE, nothing, Clock.systemUTC());
    var lab = new ImpairmentModel(NONE, workspace, nothing, Clock.systemUTC());
    var compared = new ComparedModel(lab, NONE, workspace, nothing);
    return Map.of(
        QualityController.class, () -> new QualityController(model, words, life),
        ChipController.class, () -> new ChipController(lab, words, life),
        ImpairmentController.class,
            () ->
                new ImpairmentController(
                    lab, new Notices(), new Moments(words, Clock.systemUTC()), words, life),
        NetworkController.class, () -> new NetworkController(lab, words, life),
        FarEndController.class, () -> new FarEndController(lab, words, life),
        ComparedController.class, () -> new ComparedController(compared, words, life));
  }

  Stage stage() {
    return stage;
  }

  Node node(String selector) {
    return OpenDesktop.onScreen(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return stage.getScene().getRoot().lookup(selector);
    });
  }

  String text(String selector) {
    Node found = node(selector);
    return OpenDesktop.onScreen(() -> ((Labeled) found).getText());
  }

  boolean isShown(String selector) {
    Node found = node(selector);
    return OpenDesktop.onScreen(() -> {
      for (Node each = found; each != null; each = each.getParent()) {
        if (!each.isVisible()) {
          return false;
        }
      }
      return found != null;
    });
  }

  @Override
  public void close() {
    OpenDesktop.doOnScreen(() -> {
      lifetime.end();
      stage.hide();
      stage.setScene(null);
    });
  }
}
