package com.kallglot.console.desktop.routelab;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The calls that the draft can be made for: one that proves the prediction, and one by hand.
public final class CallsController {
  @FXML private Button call;
  @FXML private Button byHand;
  @FXML private Label why;

  private final LabModel lab;
  private final RouteTrial trial;
  private final BiConsumer<String, Provider> hand;
  private final Messages messages;
  private final Lifetime lifetime;

  /// @param hand takes a request as JSON, and who would carry its call, to be called by hand
  public CallsController(
      LabModel lab,
      RouteTrial trial,
      BiConsumer<String, Provider> hand,
      Messages messages,
      Lifetime lifetime) {
    this.lab = lab;
    this.trial = trial;
    this.hand = hand;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(this::show, lab.shown(), trial.state());
  }

  private void show() {
    String obstacle = obstacle(lab.shown().get());
    call.setDisable(!obstacle.isEmpty());
    byHand.setDisable(!obstacle.isEmpty());
    why.setText(obstacle);
    Nodes.show(why, Nodes.Showing.when(!obstacle.isEmpty()));
  }

  /// Why no call can be made; empty where one can.
  private String obstacle(@Nullable Explained explained) {
    if (explained == null) {
      return messages.get("call.unread");
    }
    if (!lab.tried().get().isEmpty()) {
      return messages.get("call.trying");
    }
    if (trial.state().get() instanceof TrialState.Running) {
      return messages.get("call.running");
    }
    return explained.resolution().outcome() instanceof Outcome.ToProvider
        ? ""
        : messages.get("call.no_route");
  }

  @FXML
  private void call() {
    Explained shown = lab.shown().get();
    if (shown != null) {
      Draft draft = shown.draft();
      var route = new Route.Drafted(draft.request(), draft.text());
      trial.begin(site -> new TestPlan(List.of(TestCase.of(site, route, null))));
    }
  }

  @FXML
  private void byHand() {
    Explained shown = lab.shown().get();
    if (shown != null && shown.resolution().outcome() instanceof Outcome.ToProvider to) {
      hand.accept(shown.draft().text(), to.provider());
    }
  }
}
