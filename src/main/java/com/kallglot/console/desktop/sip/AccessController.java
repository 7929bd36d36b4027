package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.RadiusView;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The switch, and the address and name that a PBX calls with.
public final class AccessController {
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
  private final TransportTable table;

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
    this.table = new TransportTable(reach, messages);
  }

  @FXML
  private void initialize() {
    table.fill(transports);
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
    username.setText(
        sip.username().isEmpty()
            ? messages.get("sip.username.none")
            : messages.shown(sip.username()));
    copyUsername.setDisable(sip.username().isEmpty());
    target.setText(target(sip));
    table.show(transports, sip.transports());
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
    copy(SipSettings::domain);
  }

  @FXML
  private void copyUsername() {
    copy(SipSettings::username);
  }

  @FXML
  private void copyTarget() {
    copy(AccessController::target);
  }

  private static String target(SipSettings sip) {
    return "sip:<session_id>@" + sip.domain();
  }

  private void copy(Function<SipSettings, String> of) {
    SipSettings sip = model.settings().get();
    if (sip != null) {
      var content = new ClipboardContent();
      content.putString(of.apply(sip));
      Clipboard.getSystemClipboard().setContent(content);
      notices.tell(messages.get("sip.copied", of.apply(sip)));
    }
  }
}
