package com.kallglot.console.desktop.sip.firewall;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.desktop.sip.SipModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.pbx.firewall.FirewallRule;
import com.kallglot.console.pbx.firewall.FirewallSheet;
import com.kallglot.console.telephony.SipSettings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// What to open in which direction, to look at and to hand on as text.
public final class FirewallController {
  private static final double ROW = 33;
  private static final double HEAD = 33;

  @FXML private TableView<FirewallRule> rules;
  @FXML private Label note;

  private final SipModel model;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;
  private final FirewallText text;

  public FirewallController(SipModel model, Notices notices, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
    this.text = new FirewallText(messages);
  }

  @FXML
  private void initialize() {
    var columns = new TextColumns<FirewallRule>(messages, text::purpose);
    rules.getColumns().add(columns.of("firewall.purpose", 150, text::purpose, null));
    rules.getColumns().add(columns.of("firewall.direction", 110, text::direction, null));
    rules.getColumns().add(columns.of("firewall.remote", 150, text::remote, "kg-code"));
    rules.getColumns().add(columns.of("firewall.ports", 130, text::ports, "kg-code"));
    rules.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    rules.setFixedCellSize(ROW);
    rules.setAccessibleText(messages.get("firewall.title"));
    lifetime.watch(model.settings(), this::show);
  }

  private void show(@Nullable SipSettings sip) {
    if (sip == null) {
      return;
    }
    FirewallSheet sheet = FirewallSheet.of(sip);
    rules.getItems().setAll(sheet.rules());
    double height = HEAD + ROW * sheet.rules().size();
    rules.setMinHeight(height);
    rules.setPrefHeight(height);
    note.setText(text.note(sheet));
    Nodes.show(note, Nodes.Showing.when(!note.getText().isEmpty()));
  }

  @FXML
  private void copy() {
    SipSettings sip = model.settings().get();
    if (sip != null) {
      var content = new ClipboardContent();
      content.putString(text.whole(sip, FirewallSheet.of(sip)));
      Clipboard.getSystemClipboard().setContent(content);
      notices.tell(messages.get("firewall.copied"));
    }
  }
}
