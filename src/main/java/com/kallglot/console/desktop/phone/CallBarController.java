package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Voice;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The call that is up, and the one that comes, on whatever page one is.
public final class CallBarController {
  @FXML private VBox bar;
  @FXML private HBox comingRow;
  @FXML private Label comingWhom;
  @FXML private HBox callRow;
  @FXML private Label state;
  @FXML private Button whom;
  @FXML private Label timer;
  @FXML private Label sound;
  @FXML private Button mute;
  @FXML private Button hold;

  private final PhoneModel model;
  private final Runnable toPage;
  private final Messages messages;
  private final Lifetime lifetime;
  private final CallWords words;

  /// @param toPage opens the page of the phone
  public CallBarController(
      PhoneModel model, Runnable toPage, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.toPage = toPage;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.coming(), this::announce);
    lifetime.watch(model.calls(), _ -> show());
    lifetime.every(Duration.millis(250), this::tick);
  }

  private void announce(@Nullable PhoneCall call) {
    Nodes.show(comingRow, Showing.when(call != null));
    if (call != null) {
      comingWhom.setText(messages.get("phone.coming", call.remoteName()));
      comingRow.setAccessibleText(comingWhom.getText());
      comingWhom.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
    showBar();
  }

  private void showBar() {
    Nodes.show(bar, Showing.when(comingRow.isVisible() || callRow.isVisible()));
  }

  private void show() {
    Optional<PhoneCall> current = model.current();
    Nodes.show(callRow, Showing.when(current.isPresent()));
    current.ifPresent(this::show);
    showBar();
  }

  private void show(PhoneCall call) {
    CallWords.Mark mark = words.mark(call);
    state.setGraphic(Nodes.icon(mark.icon(), mark.style()));
    state.setText(mark.word());
    whom.setText(words.whom(call));
    whom.setAccessibleText(messages.get("phone.show", whom.getText(), mark.word()));
    sound.setText(words.sound(call));
    boolean muted = call.voice() == Voice.MUTED;
    boolean held = call.hold().here();
    mute.setText(messages.get(muted ? "phone.unmute" : "phone.mute"));
    mute.setGraphic(Nodes.icon(muted ? "fth-mic" : "fth-mic-off"));
    hold.setText(messages.get(held ? "phone.resume" : "phone.hold"));
    hold.setGraphic(Nodes.icon(held ? "fth-play" : "fth-pause"));
    mute.setDisable(!call.state().isAnswered());
    hold.setDisable(!call.state().isAnswered());
    tick();
  }

  private void tick() {
    Optional<PhoneCall> current = model.current();
    boolean answered = current.filter(call -> call.answeredNanos() != null).isPresent();
    Nodes.show(timer, Showing.when(answered));
    current.ifPresent(call -> timer.setText(CallWords.timer(call.talked(System.nanoTime()))));
  }

  @FXML
  private void answer() {
    toPage.run();
    model.answer();
  }

  @FXML
  private void decline() {
    model.refuse(Refusal.DECLINE);
  }

  @FXML
  private void open() {
    model.current().ifPresent(model::show);
    toPage.run();
  }

  @FXML
  private void mute() {
    model.mute();
  }

  @FXML
  private void hold() {
    model.current().ifPresent(model::hold);
  }

  @FXML
  private void hangUp() {
    model.hangUp();
  }
}
