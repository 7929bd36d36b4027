package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Ring;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A call that waits to be answered.
public final class IncomingController {
  @FXML private VBox card;
  @FXML private Label way;
  @FXML private Label whom;
  @FXML private Label place;
  @FXML private Label note;
  @FXML private Button silence;

  private final PhoneModel model;
  private final KnownNumbers numbers;
  private final Messages messages;
  private final Lifetime lifetime;
  private final CallWords words;

  public IncomingController(
      PhoneModel model, KnownNumbers numbers, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.numbers = numbers;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.coming(), this::show);
    lifetime.watch(
        model.calls(),
        _ ->
            Nodes.show(note, Showing.when(model.up().stream().anyMatch(call -> !call.isComing()))));
  }

  private void show(@Nullable PhoneCall call) {
    Nodes.show(card, Showing.when(call != null));
    if (call == null) {
      return;
    }
    silence.setDisable(call.ring() == Ring.SILENCED);
    way.setText(words.way(call));
    whom.setText(words.whom(call));
    String known = numbers.of(call, new DomainWords(messages));
    place.setText(messages.shown(known));
    Nodes.show(place, Showing.when(!known.isEmpty()));
    card.setAccessibleText(messages.get("phone.coming", whom.getText()));
  }

  @FXML
  private void answer() {
    model.answer();
  }

  @FXML
  private void silence() {
    model.silence();
  }

  @FXML
  private void busy() {
    model.refuse(Refusal.BUSY);
  }

  @FXML
  private void decline() {
    model.refuse(Refusal.DECLINE);
  }
}
