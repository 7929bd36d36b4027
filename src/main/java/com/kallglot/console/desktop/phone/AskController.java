package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.PhoneCall;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a call can cost where it costs something, said before it is placed.
public final class AskController {
  @FXML private VBox strip;
  @FXML private Label what;
  @FXML private Label cost;
  @FXML private Label refusal;
  @FXML private Button yes;

  private final Placing model;
  private final Messages messages;
  private final Lifetime lifetime;

  public AskController(Placing model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.asking(), this::show);
  }

  private void show(Placing.@Nullable Asking asking) {
    Nodes.show(strip, Showing.when(asking != null));
    if (asking == null) {
      return;
    }
    String uri = asking.uri();
    what.setText(
        uri == null
            ? messages.get("phone.ask.session", asking.line().label())
            : messages.get("phone.ask", PhoneCall.nameOf(uri), asking.line().label()));
    cost.setText(
        messages.get(
            uri == null ? "phone.ask.session.cost" : "phone.ask.cost",
            asking.exposure().minutes()));
    String why = asking.refusal();
    Nodes.show(refusal, Showing.when(why != null));
    refusal.setText(why == null ? "" : messages.get("phone.not_dialled", why));
    Nodes.show(yes, Showing.when(why == null));
    if (why == null) {
      yes.requestFocus();
    }
  }

  @FXML
  private void agree() {
    Placing.Asking asking = model.asking().get();
    if (asking != null) {
      asking.agree().run();
    }
  }

  @FXML
  private void refuse() {
    model.keepSilent();
  }
}
