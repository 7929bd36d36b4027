package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.RadiusView;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.trace.Reachability;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The switch, and the address and name that a PBX calls with.
public final class AccessController {
  private static final double ROW = 33;
  private static final double HEAD = 33;

  @FXML private Label status;
  @FXML private Button toggle;
  @FXML private Node asking;
  @FXML private Label consequence;
  @FXML private RadiusView radius;
  @FXML private Button disable;
  @FXML private Label domain;
  @FXML private Label username;
  @FXML private Button copyUsername;
  @FXML private Label target;
  @FXML private TableView<Transport> transports;

  private final SipModel model;
  private final SipEdits edits;
  private final SipReach reach;
  private final Foresight foresight;
  private final Moments moments;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public AccessController(
      SipModel model,
      SipEdits edits,
      SipReach reach,
      Foresight foresight,
      Moments moments,
      Notices notices,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.edits = edits;
    this.reach = reach;
    this.foresight = foresight;
    this.moments = moments;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    var columns = new TextColumns<Transport>(messages, transport -> transport.kind().name());
    transports
        .getColumns()
        .add(columns.of("sip.transport", 90, transport -> transport.kind().name(), null));
    transports
        .getColumns()
        .add(columns.of("sip.transport.place", 190, AccessController::place, "kg-code"));
    transports.getColumns().add(columns.of("sip.transport.reached", 220, this::found, null));
    transports.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    transports.setFixedCellSize(ROW);
    transports.setAccessibleText(messages.get("sip.transports"));
    transports.setPlaceholder(
        Nodes.label(messages.get("sip.transports.none"), "kg-caption", "kg-muted"));
    lifetime.watch(this::show, model.settings(), model.disabling(), edits.possible());
    lifetime.watch(model.disabling(), this::foresee);
    lifetime.watch(() -> transports.refresh(), reach.state());
  }

  /// Which known requests would find no route then.
  private void foresee(boolean asked) {
    radius.clear();
    if (asked) {
      radius.begin(messages);
      foresight.of(
          Planned.edit(new Edit.DisableSip()),
          found -> radius.show(messages, moments, found),
          failure -> radius.show(messages, failure));
    }
  }

  private static String place(Transport transport) {
    return transport.host() + ":" + transport.port();
  }

  private String found(Transport transport) {
    if (!(reach.state().get() instanceof SipReach.Found known)) {
      return messages.get(
          reach.state().get() instanceof SipReach.Trying _
              ? "sip.reached.trying"
              : "sip.reached.untried");
    }
    Reachability found = known.found().get(transport);
    if (found == null) {
      return messages.get("sip.reached.untried");
    }
    return found.isReached()
        ? messages.get("sip.reached.yes", found.took().toMillis())
        : messages.get("sip.reached.no", found.summary());
  }

  private void show() {
    SipSettings sip = model.settings().get();
    if (sip == null) {
      return;
    }
    status.setText(messages.get(sip.enabled() ? "sip.on" : "sip.off"));
    status.setGraphic(Nodes.icon(sip.enabled() ? "fth-check-circle" : "fth-slash"));
    status.getStyleClass().removeAll("ok", "plain");
    status.getStyleClass().add(sip.enabled() ? "ok" : "plain");
    toggle.setText(messages.get(sip.enabled() ? "sip.disable" : "edit.sip.enable"));
    boolean asked = model.disabling().get() && sip.enabled() && edits.possible().get();
    Nodes.show(toggle, Nodes.Showing.when(edits.possible().get() && !asked));
    Nodes.show(asking, Nodes.Showing.when(asked));
    consequence.setText(new AllowWords(messages).disabling(SipEdits.couldCall(sip)));
    domain.setText(sip.domain());
    username.setText(sip.username().isEmpty() ? messages.get("sip.username.none") : sip.username());
    copyUsername.setDisable(sip.username().isEmpty());
    target.setText("sip:<session_id>@" + sip.domain());
    transports.getItems().setAll(sip.transports());
    double height = HEAD + ROW * Math.max(1, sip.transports().size());
    transports.setMinHeight(height);
    transports.setPrefHeight(height);
  }

  /// Switching off refuses every PBX: it is two steps. Switching on is one, and can be taken back.
  @FXML
  private void toggle() {
    SipSettings sip = model.settings().get();
    if (sip != null && !sip.enabled()) {
      edits.enable();
      return;
    }
    model.askDisable();
    disable.requestFocus();
  }

  @FXML
  private void disable() {
    model.leaveEnabled();
    edits.disable();
  }

  @FXML
  private void keep() {
    model.leaveEnabled();
    toggle.requestFocus();
  }

  @FXML
  private void copyDomain() {
    copy(domain.getText());
  }

  @FXML
  private void copyUsername() {
    copy(username.getText());
  }

  @FXML
  private void copyTarget() {
    copy(target.getText());
  }

  private void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get("sip.copied", text));
  }
}
