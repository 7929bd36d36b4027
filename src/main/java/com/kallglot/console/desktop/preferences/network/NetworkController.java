package com.kallglot.console.desktop.preferences.network;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Failed;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Found;
import com.kallglot.console.desktop.preferences.network.NetworkModel.State;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Trying;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Unread;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Untried;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.network.NetworkView;
import com.kallglot.console.trace.network.NetworkView.Remark;
import com.kallglot.console.trace.network.NetworkView.Way;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Tries what the network lets through, and says what was found and what follows from it.
public final class NetworkController {
  @FXML private Button attempt;
  @FXML private Button copy;
  @FXML private Label said;
  @FXML private VBox facts;
  @FXML private Label own;
  @FXML private Label seen;
  @FXML private TableView<WayRow> ways;
  @FXML private VBox remarks;
  @FXML private Node firewall;

  private final NetworkModel model;
  private final Notices notices;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;
  private final NetworkWords words;
  private @Nullable WayTable table;

  public NetworkController(
      NetworkModel model, Notices notices, Moments moments, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.notices = notices;
    this.moments = moments;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new NetworkWords(messages);
  }

  @FXML
  private void initialize() {
    var filled = new WayTable(ways, messages, words);
    filled.fill();
    table = filled;
    lifetime.watch(model.state(), this::show);
  }

  private void show(State state) {
    boolean trying = state instanceof Trying;
    attempt.setText(messages.get(trying ? "network.cancel" : "network.try"));
    attempt.setGraphic(Nodes.icon(trying ? "fth-x" : "fth-activity"));
    attempt.setDisable(state instanceof Unread);
    copy.setDisable(!(state instanceof Found));
    Nodes.show(facts, Nodes.Showing.when(state instanceof Found));
    Nodes.show(firewall, Nodes.Showing.when(!(state instanceof Unread)));
    remarks.getChildren().clear();
    switch (state) {
      case Unread() -> say("muted", "fth-info", messages.get("network.unread"));
      case Untried(var sip) -> {
        say("muted", "fth-info", messages.get("network.untried"));
        tell(sip);
      }
      case Trying(var sip, var found) ->
          say(
              "muted",
              "fth-more-horizontal",
              messages.get("network.asking", found.size(), sip.transports().size()));
      case Found found -> {
        sayFound(found);
        tell(found.of());
        tell(found.view());
      }
      case Failed(var sip, var why) -> {
        say("bad", "fth-x-circle", messages.get("network.failed", why));
        tell(sip);
      }
    }
    Nodes.show(remarks, Nodes.Showing.when(!remarks.getChildren().isEmpty()));
    list(state);
  }

  private void sayFound(Found found) {
    NetworkView view = found.view();
    long reached = view.ways().stream().filter(way -> way.found().isReached()).count();
    String sentence =
        messages.get("network.found", reached, view.ways().size(), moments.at(found.at()));
    if (reached == 0) {
      say("bad", "fth-x-circle", sentence);
    } else {
      say("ok", "fth-check-circle", sentence);
    }
  }

  private void say(String tone, String icon, String text) {
    said.setText(text);
    said.setGraphic(Nodes.icon(icon));
    said.getStyleClass().setAll("label", "kg-caption", tone);
    said.setAccessibleText(text);
  }

  private void tell(SipSettings sip) {
    if (!sip.enabled()) {
      remark("fth-info", messages.get("network.off"));
    }
  }

  private void tell(NetworkView view) {
    own.setText(words.own(view.addresses()));
    seen.setText(words.seen(view));
    for (Remark remark : view.remarks()) {
      remark("fth-alert-triangle", words.remark(remark, view));
    }
  }

  private void remark(String icon, String text) {
    Label label = Nodes.wrapped(text, "kg-caption", "warn");
    label.setGraphic(Nodes.icon(icon));
    label.setFocusTraversable(true);
    label.setAccessibleText(text);
    remarks.getChildren().add(label);
  }

  /// While they are tried, each stands there with what is known of it.
  private void list(State state) {
    List<WayRow> rows =
        switch (state) {
          case Unread(), Untried(var _), Failed(var _, var _) -> List.of();
          case Trying(var sip, var found) ->
              sip.transports().stream()
                  .map(transport ->
                      found.stream()
                          .filter(way -> way.transport().equals(transport))
                          .findFirst()
                          .map(way -> new WayRow(transport, way))
                          .orElse(new WayRow(transport, null)))
                  .toList();
          case Found found -> found.view().ways().stream().map(NetworkController::row).toList();
        };
    Nodes.show(ways, Nodes.Showing.when(!rows.isEmpty()));
    if (table != null) {
      table.show(rows);
    }
  }

  private static WayRow row(Way way) {
    return new WayRow(way.transport(), way);
  }

  @FXML
  private void attempt() {
    if (model.isTrying()) {
      model.cancel();
    } else {
      model.attempt();
    }
  }

  @FXML
  private void copy() {
    if (model.state().get() instanceof Found found) {
      var content = new ClipboardContent();
      content.putString(words.whole(found.view(), found.of().domain()));
      Clipboard.getSystemClipboard().setContent(content);
      notices.tell(messages.get("network.copied"));
    }
  }
}
