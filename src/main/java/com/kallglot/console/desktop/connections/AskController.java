package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.ConnectionsModel.Question;
import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.RadiusView;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.ProviderConnection;
import java.time.Clock;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Asks once, in place, before a change that cannot be taken back or that routes known requests
/// otherwise; says which.
public final class AskController {
  @FXML private Node question;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private RadiusView radius;
  @FXML private Button decline;
  @FXML private Button agree;

  private final ConnectionsModel model;
  private final Foresight foresight;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Moments moments;

  public AskController(
      ConnectionsModel model,
      Foresight foresight,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime,
      Clock clock) {
    this.model = model;
    this.foresight = foresight;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.moments = new Moments(messages, clock);
  }

  @FXML
  private void initialize() {
    question.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            decline();
            event.consume();
          }
        });
    lifetime.watch(model.pane(), this::show);
  }

  private void show(Pane pane) {
    if (!(pane instanceof Pane.Asking asking)) {
      return;
    }
    String label = messages.get("quoted", asking.of().label());
    title.setText(messages.of("question.title", asking.question()).replace("{0}", label));
    String live =
        workspace.entry().get() != null
                && workspace.entry().get().kind() == Profile.Kind.LIVE
                && asking.question() != Question.FORGET
            ? " " + messages.get("question.live")
            : "";
    detail.setText(messages.of("question.detail", asking.question()) + live);
    agree.setText(messages.of("question.agree", asking.question()));
    boolean forGood = asking.question() == Question.DELETE || asking.question() == Question.REPLACE;
    agree.getStyleClass().remove("kg-danger");
    if (forGood) {
      agree.getStyleClass().add("kg-danger");
    }
    radius.begin(messages);
    foresight.of(
        planned(asking),
        found -> {
          if (asking.equals(model.pane().get())) {
            radius.show(messages, moments, found);
          }
        },
        failure -> {
          if (asking.equals(model.pane().get())) {
            radius.show(messages, failure);
          }
        });
  }

  /// Nothing is agreed to by pressing a key too often.
  void focus() {
    decline.requestFocus();
  }

  private static Planned planned(Pane.Asking asking) {
    ProviderConnection of = asking.of();
    return switch (asking.question()) {
      case DISABLE -> Planned.edit(new Edit.DisableConnection(of.id(), of.label()));
      case MAKE_DEFAULT -> Planned.edit(new Edit.MakeDefault(of.id(), of.label()));
      case DELETE, FORGET -> new Planned.ConnectionDeleted(of.id());
      case REPLACE -> new Planned.CredentialsReplaced(of.id());
    };
  }

  @FXML
  private void decline() {
    if (model.pane().get() instanceof Pane.Asking asking) {
      model.pane().set(asking.back());
    }
  }

  /// The side is as it was before; what is done now closes it where that makes sense.
  @FXML
  private void agree() {
    if (model.pane().get() instanceof Pane.Asking asking) {
      model.pane().set(asking.back());
      asking.goOn().run();
    }
  }
}
