package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What can be done with the call that is looked at.
public final class CallButtonsController {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  @FXML private VBox box;
  @FXML private Button mute;
  @FXML private Button hold;
  @FXML private Button keys;
  @FXML private Button transfer;
  @FXML private Button connect;
  @FXML private Button record;
  @FXML private Button add;
  @FXML private Button hangUp;

  private final PhoneModel model;
  private final Runnable toKeypad;
  private final Runnable toDialField;
  private final Messages messages;
  private final Lifetime lifetime;

  /// @param toKeypad the keys that send digits
  /// @param toDialField where the next call is placed
  public CallButtonsController(
      PhoneModel model,
      Runnable toKeypad,
      Runnable toDialField,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.toKeypad = toKeypad;
    this.toDialField = toDialField;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.shown(), this::show);
    lifetime.watch(model.calls(), _ -> show(model.shown().get()));
  }

  private void show(@Nullable PhoneCall call) {
    boolean usable = call != null && !call.isOver() && !call.isComing();
    Nodes.show(box, Showing.when(usable));
    if (call == null || !usable) {
      return;
    }
    boolean answered = call.state().isAnswered();
    boolean recording = call.recording() != null;
    boolean muted = call.voice() == Voice.MUTED;
    boolean held = call.hold().here();
    mark(mute, muted ? "phone.unmute" : "phone.mute", muted ? "fth-mic" : "fth-mic-off");
    mark(hold, held ? "phone.resume" : "phone.hold", held ? "fth-play" : "fth-pause");
    mute.pseudoClassStateChanged(ON, muted);
    hold.pseudoClassStateChanged(ON, held);
    mark(record, recording ? "phone.stop" : "phone.record", recording ? "fth-square" : "fth-disc");
    record.pseudoClassStateChanged(ON, recording);
    record.setDisable(!answered);
    transfer.setDisable(!answered || call.state() == State.TRANSFERRING);
    List<PhoneCall> both = answered();
    Nodes.show(connect, Showing.when(both.size() == 2));
    Nodes.show(add, Showing.when(both.size() < 2)); // two calls are the most
    connect.setDisable(both.stream().anyMatch(each -> each.state() == State.TRANSFERRING));
    mute.setDisable(!answered);
    hold.setDisable(!answered || call.state() == State.TRANSFERRING);
    keys.setDisable(!answered);
    add.setDisable(!answered || model.up().size() > 1);
    Nodes.show(add, Showing.when(both.size() < 2)); // one stands where the other cannot
    hangUp.setDisable(call.callId().isEmpty());
  }

  private List<PhoneCall> answered() {
    return model.up().stream().filter(call -> call.state().isAnswered()).toList();
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
    toKeypad.run();
  }

  @FXML
  private void transfer() {
    model.transferring().set(PhoneModel.Transferring.ASKED);
  }

  /// The one that waits is handed over to the other.
  @FXML
  private void connect() {
    List<PhoneCall> both = answered();
    if (both.size() == 2) {
      int waits = both.getLast().hold().here() ? 1 : 0;
      model.connect(both.get(waits), both.get(1 - waits));
    }
  }

  @FXML
  private void record() {
    onShown(model::record);
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
