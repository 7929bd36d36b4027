package com.kallglot.console.desktop.routelab;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.draft.JsonSegments;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The request that would be sent, as body or as curl, and the calls it can be made for: one that
/// proves the prediction, and one by hand.
public final class RequestController {
  @FXML private ToggleGroup form;
  @FXML private TextFlow text;
  @FXML private Button call;
  @FXML private Button byHand;
  @FXML private Label why;

  private final LabModel lab;
  private final Workspace workspace;
  private final RouteTrial trial;
  private final BiConsumer<String, Provider> hand;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  /// @param hand takes a request as JSON, and who would carry its call, to be called by hand
  public RequestController(
      LabModel lab,
      Workspace workspace,
      RouteTrial trial,
      BiConsumer<String, Provider> hand,
      Notices notices,
      Messages messages,
      Lifetime lifetime) {
    this.lab = lab;
    this.workspace = workspace;
    this.trial = trial;
    this.hand = hand;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    form.selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen == null && before != null) {
            before.setSelected(true);
          }
        });
    lifetime.watch(
        this::show, lab.shown(), lab.draft(), form.selectedToggleProperty(), trial.state());
  }

  private void show() {
    String shown = messages.shown(isCurl(form.getSelectedToggle()) ? curl() : draft().text());
    text.getChildren().clear();
    for (String line : shown.split("\n", -1)) {
      for (JsonSegments.Segment segment : JsonSegments.of(line)) {
        var piece = new Text(segment.text());
        piece.getStyleClass().add(segment.style());
        text.getChildren().add(piece);
      }
      text.getChildren().add(new Text("\n"));
    }
    text.setAccessibleText(shown);
    String obstacle = obstacle(lab.shown().get());
    call.setDisable(!obstacle.isEmpty());
    byHand.setDisable(!obstacle.isEmpty());
    why.setText(obstacle);
    Nodes.show(why, Nodes.Showing.when(!obstacle.isEmpty()));
  }

  private static boolean isCurl(@Nullable Toggle chosen) {
    return chosen != null && "curl".equals(chosen.getUserData());
  }

  private Draft draft() {
    Explained shown = lab.shown().get();
    return shown == null ? lab.draft().get() : shown.draft();
  }

  private String curl() {
    Workspace.Opened opened = workspace.opened().get();
    return Curl.of(opened == null ? "https://…" : opened.profile().apiBase(), draft().text());
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
    Draft draft = draft();
    var route = new Route.Drafted(draft.request(), draft.text());
    trial.begin(site -> new TestPlan(List.of(TestCase.of(site, route, null))));
  }

  @FXML
  private void byHand() {
    Explained shown = lab.shown().get();
    if (shown != null && shown.resolution().outcome() instanceof Outcome.ToProvider to) {
      hand.accept(shown.draft().text(), to.provider());
    }
  }

  @FXML
  private void copyCurl() {
    var content = new ClipboardContent();
    content.putString(curl());
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get("curl.copied"));
  }
}
