package com.kallglot.console.desktop;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.fx.Lifetime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// One view of evidence in a window of its own, over the parts of a desktop.
final class EvidenceStage implements AutoCloseable {
  final EvidenceModel model;
  private final Lifetime lifetime = new Lifetime();
  private final Stage stage;

  EvidenceStage(OpenDesktop desktop, double width, double height) {
    DesktopWindow window = desktop.window();
    model = new EvidenceModel(window.background);
    stage =
        OpenDesktop.onScreen(() -> {
          var loader =
              new FXMLLoader(
                  EvidenceStage.class.getResource("/fxml/evidence/Ladder.fxml"),
                  window.messages().bundle());
          Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
          window.evidence.addViews(controllers::put, window.messages(), lifetime);
          loader.setControllerFactory(type -> controllers.get(type).get());
          Parent view = loader.load();
          loader.<LadderController>getController().show(model);
          var scene = new Scene(view, width, height);
          scene.getStylesheets().setAll(window.scene().getStylesheets());
          var made = new Stage();
          made.setScene(scene);
          made.show();
          return made;
        });
  }

  Parent root() {
    return stage.getScene().getRoot();
  }

  @Override
  public void close() {
    OpenDesktop.doOnScreen(() -> {
      lifetime.end();
      stage.hide();
    });
  }
}
