package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.settings.Appearance.Numbers;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The call that is looked at: with whom, how it stands, its times.
public final class CallCardController {
  @FXML private VBox card;
  @FXML private Label state;
  @FXML private Label way;
  @FXML private Label whom;
  @FXML private Label place;
  @FXML private Label timer;
  @FXML private Label since;
  @FXML private Button close;
  @FXML private HBox figures;
  @FXML private HBox foot;
  @FXML private Label sound;
  @FXML private Label digits;

  private final PhoneModel model;
  private final KnownNumbers numbers;
  private final Messages messages;
  private final Lifetime lifetime;
  private final CallWords words;
  private final Figures times;

  public CallCardController(
      PhoneModel model, KnownNumbers numbers, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.numbers = numbers;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
    this.times = new Figures(messages);
  }

  @FXML
  private void initialize() {
    times.fill(figures);
    lifetime.watch(model.shown(), this::show);
    lifetime.watch(model.lastKey(), _ -> showDigits(model.shown().get()));
    lifetime.watch(numbers.changes(), _ -> showPlace(model.shown().get()));
    lifetime.every(Duration.millis(250), () -> tick(model.shown().get()));
  }

  private void show(@Nullable PhoneCall call) {
    boolean shown = call != null && !call.isComing() && !CallWords.isAtFault(call);
    Nodes.show(card, Showing.when(shown));
    if (call == null || !shown) {
      return;
    }
    CallWords.Mark mark = words.mark(call);
    state.setText(mark.word());
    state.setGraphic(Nodes.icon(mark.icon()));
    state.getStyleClass().setAll("label", "kg-badge", mark.style());
    way.setText(words.way(call));
    whom.setText(words.whom(call));
    showPlace(call);
    times.show(call.figures());
    sound.setText(words.sound(call));
    showDigits(call);
    Nodes.show(foot, Showing.when(!sound.getText().isEmpty() || !digits.getText().isEmpty()));
    card.setAccessibleText(mark.word() + ", " + whom.getText());
    tick(call);
  }

  /// How many were sent; the last one too, for a moment, where nobody else looks on.
  private void showDigits(@Nullable PhoneCall call) {
    PhoneModel.LastKey last = model.lastKey().get();
    int count = call == null ? 0 : call.digitsSent();
    boolean open = call != null && last != null && last.call() == call.id();
    digits.setText(
        count == 0
            ? ""
            : open && messages.numbers() == Numbers.WHOLE
                ? messages.get("phone.digits.last", count, last.digit())
                : messages.get("phone.digits", count));
  }

  private void showPlace(@Nullable PhoneCall call) {
    String known = call == null ? "" : numbers.of(call, new DomainWords(messages));
    place.setText(messages.shown(known));
    Nodes.show(place, Showing.when(!known.isEmpty()));
  }

  private void tick(@Nullable PhoneCall call) {
    if (call == null) {
      return;
    }
    boolean answered = call.answeredNanos() != null;
    Nodes.show(timer, Showing.when(answered));
    Nodes.show(since, Showing.when(answered && !call.isOver()));
    Nodes.show(close, Showing.when(call.isOver()));
    timer.setText(CallWords.timer(call.talked(System.nanoTime())));
  }

  @FXML
  private void dismiss() {
    model.dismiss();
  }
}
