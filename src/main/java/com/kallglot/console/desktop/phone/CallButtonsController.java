package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.phone.PhoneModel.Keypad;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What can be done with the call that is looked at.
public final class CallButtonsController {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final String KEYS = "123456789*0#";

  @FXML private VBox box;
  @FXML private Button mute;
  @FXML private Button hold;
  @FXML private Button keys;
  @FXML private Button add;
  @FXML private Button hangUp;
  @FXML private HBox keypad;

  private final PhoneModel model;
  private final Runnable toDialField;
  private final Messages messages;
  private final Lifetime lifetime;

  /// @param toDialField where the next call is placed
  public CallButtonsController(
      PhoneModel model, Runnable toDialField, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.toDialField = toDialField;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    KEYS.chars().forEach(key -> keypad.getChildren().add(key((char) key)));
    lifetime.watch(model.shown(), this::show);
    lifetime.watch(model.keypad(), _ -> show(model.shown().get()));
  }

  private Button key(char key) {
    var button = new Button(String.valueOf(key));
    button.getStyleClass().add("kg-call-key");
    button.setAccessibleText(messages.get("phone.key", key));
    button.setOnAction(_ -> model.digits(String.valueOf(key)));
    return button;
  }

  private void show(@Nullable PhoneCall call) {
    boolean usable = call != null && !call.isOver() && !call.isComing();
    Nodes.show(box, Showing.when(usable));
    if (call == null || !usable) {
      return;
    }
    boolean answered = call.state().isAnswered();
    boolean typing = model.keypad().get() == Keypad.OPEN && answered;
    boolean muted = call.voice() == Voice.MUTED;
    boolean held = call.hold().here();
    mark(mute, muted ? "phone.unmute" : "phone.mute", muted ? "fth-mic" : "fth-mic-off");
    mark(hold, held ? "phone.resume" : "phone.hold", held ? "fth-play" : "fth-pause");
    mute.pseudoClassStateChanged(ON, muted);
    hold.pseudoClassStateChanged(ON, held);
    keys.pseudoClassStateChanged(ON, typing);
    mute.setDisable(!answered);
    hold.setDisable(!answered || call.state() == State.TRANSFERRING);
    keys.setDisable(!answered);
    add.setDisable(!answered || model.up().size() > 1);
    hangUp.setDisable(call.callId().isEmpty());
    Nodes.show(keypad, Showing.when(typing));
  }

  private void mark(Button button, String key, String icon) {
    button.setText(messages.get(key));
    button.setGraphic(Nodes.icon(icon));
  }

  @FXML
  private void mute() {
    onShown(model::mute);
  }

  @FXML
  private void hold() {
    onShown(model::hold);
  }

  @FXML
  private void keys() {
    model.keypad().set(model.keypad().get() == Keypad.OPEN ? Keypad.CLOSED : Keypad.OPEN);
  }

  @FXML
  private void add() {
    toDialField.run();
  }

  @FXML
  private void hangUp() {
    onShown(model::hangUp);
  }

  private void onShown(Consumer<PhoneCall> wish) {
    PhoneCall call = model.shown().get();
    if (call != null) {
      wish.accept(call);
    }
  }
}
