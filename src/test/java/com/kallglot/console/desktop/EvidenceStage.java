package com.kallglot.console.desktop;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.evidence.NegotiatedController;
import com.kallglot.console.desktop.evidence.cause.FailedController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// All views of evidence side by side in a window of their own, over the parts of a desktop.
final class EvidenceStage implements AutoCloseable {
  static final double LADDER = 452;
  final EvidenceModel model;
  private final Lifetime lifetime = new Lifetime();
  private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
  private final Messages messages;
  private final Stage stage;

  EvidenceStage(OpenDesktop desktop, double width, double height) {
    DesktopWindow window = desktop.window();
    messages = window.messages();
    model = new EvidenceModel(window.background);
    window.evidence.addViews(controllers::put, messages, lifetime);
    stage =
        OpenDesktop.onScreen(() -> {
          model.leadTo(window.evidence.platformSettings());
          Parent negotiated =
              load("Negotiated", (NegotiatedController controller) -> controller.show(model));
          Parent failed =
              load("cause/Failed", (FailedController controller) -> controller.show(model));
          var centre = new VBox(12, failed, negotiated);
          VBox.setVgrow(failed, Priority.ALWAYS);
          centre.getStyleClass().add("kg-page");
          HBox.setHgrow(centre, Priority.ALWAYS);
          var ladder =
              (javafx.scene.layout.Region)
                  load("Ladder", (LadderController controller) -> controller.show(model));
          ladder.setMinWidth(LADDER);
          ladder.setMaxWidth(LADDER);
          var scene = new Scene(new HBox(centre, ladder), width, height);
          scene.getStylesheets().setAll(window.scene().getStylesheets());
          var made = new Stage();
          made.setScene(scene);
          made.show();
          return made;
        });
  }

  private <T> Parent load(String view, Consumer<T> shown) throws IOException {
    var loader =
        new FXMLLoader(
            EvidenceStage.class.getResource("/fxml/evidence/" + view + ".fxml"), messages.bundle());
    loader.setControllerFactory(type -> controllers.get(type).get());
    Parent loaded = loader.load();
    shown.accept(loader.getController());
    return loaded;
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
