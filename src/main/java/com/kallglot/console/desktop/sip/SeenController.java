package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.sip.SeenCell.Here;
import com.kallglot.console.desktop.sip.SeenCell.Seen;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import java.time.Instant;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/// Who called lately, ticked where the draft lets them in, and this computer as the platform saw
/// it.
public final class SeenController {
  private static final double ROW = 36;
  private static final int MOST_ROWS = 4;

  @FXML private Label seenCount;
  @FXML private ListView<Seen> seen;
  @FXML private Node here;
  @FXML private Label hereText;
  @FXML private Button addHere;

  private final SipModel model;
  private final AllowlistSaving saving;
  private final SipReach reach;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;

  public SeenController(
      SipModel model,
      AllowlistSaving saving,
      SipReach reach,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.saving = saving;
    this.reach = reach;
    this.moments = moments;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    seen.setCellFactory(_ -> new SeenCell(messages, moments, this::toggle));
    seen.setFixedCellSize(ROW);
    seen.setAccessibleText(messages.get("allow.seen"));
    seen.setPlaceholder(Nodes.label(messages.get("allow.seen.empty"), "kg-caption", "kg-muted"));
    seen.setOnKeyPressed(event -> {
      Seen row = seen.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.SPACE && row != null) {
        toggle(row.source());
        event.consume();
      }
    });
    lifetime.watch(this::show, model.allowlist(), reach.state(), saving.possible());
  }

  private void show() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing == null) {
      return;
    }
    Optional<String> mine = seenAs();
    double height = ROW * Math.clamp(editing.asRead().recentSources().size(), 1, MOST_ROWS) + 2;
    seen.setMinHeight(height);
    seen.setPrefHeight(height);
    int selected = seen.getSelectionModel().getSelectedIndex();
    seen.getItems()
        .setAll(
            editing.asRead().recentSources().stream()
                .map(source -> new Seen(source, editing.draft(), here(source, mine)))
                .toList());
    seen.getSelectionModel().select(Math.min(selected, seen.getItems().size() - 1));
    seenCount.setText(String.valueOf(seen.getItems().size()));
    Nodes.show(here, Nodes.Showing.when(mine.isPresent()));
    mine.ifPresent(address -> hereText.setText(messages.get("allow.here", address)));
    boolean missing =
        editing.draft().mode() == Mode.LISTED
            && mine.filter(own -> !editing.draft().holds(caller(own))).isPresent();
    Nodes.show(addHere, Nodes.Showing.when(missing && saving.possible().get()));
  }

  private static Here here(RecentSource source, Optional<String> mine) {
    return mine.filter(source.address()::equals).isPresent() ? Here.THIS_COMPUTER : Here.ELSEWHERE;
  }

  private Optional<String> seenAs() {
    return reach.state().get() instanceof SipReach.Found found ? found.seenAs() : Optional.empty();
  }

  private static RecentSource caller(String address) {
    return new RecentSource(address, Instant.EPOCH, true);
  }

  private void toggle(RecentSource source) {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null && editing.draft().mode() == Mode.LISTED && saving.possible().get()) {
      model.edit(draft -> draft.holds(source) ? draft.unticked(source) : draft.ticked(source));
    } else {
      show(); // the tick goes back
    }
  }

  @FXML
  private void addHere() {
    seenAs().ifPresent(own -> model.edit(draft -> draft.ticked(caller(own))));
  }
}
