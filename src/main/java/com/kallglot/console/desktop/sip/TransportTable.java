package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.trace.Reachability;
import java.util.List;
import javafx.scene.control.TableView;

/// Where calls are taken, and whether that place is reached from here.
final class TransportTable {
  private static final double ROW = 33;
  private static final double HEAD = 33;

  private final SipReach reach;
  private final Messages messages;

  TransportTable(SipReach reach, Messages messages) {
    this.reach = reach;
    this.messages = messages;
  }

  void fill(TableView<Transport> table) {
    var columns = new TextColumns<Transport>(messages, transport -> transport.kind().name());
    table
        .getColumns()
        .setAll(
            List.of(
                columns.of("sip.transport", 90, transport -> transport.kind().name(), null),
                columns.of("sip.transport.place", 190, TransportTable::place, "kg-code"),
                columns.of("sip.transport.reached", 220, this::found, null)));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("sip.transports"));
    table.setPlaceholder(
        Nodes.label(messages.get("sip.transports.none"), "kg-caption", "kg-muted"));
  }

  void show(TableView<Transport> table, List<Transport> transports) {
    table.getItems().setAll(transports);
    double height = HEAD + ROW * Math.max(1, transports.size());
    table.setMinHeight(height);
    table.setPrefHeight(height);
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
}
