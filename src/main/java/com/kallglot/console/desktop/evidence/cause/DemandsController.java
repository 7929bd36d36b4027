package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.MarkedColumns;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.trace.evidence.Demand;
import com.kallglot.console.trace.evidence.Demand.Fit;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// What a refused call offered beside what the far end requires.
public final class DemandsController {
  @FXML private Node card;
  @FXML private TableView<Demand> table;

  private final Messages messages;
  private final Lifetime lifetime;

  public DemandsController(Messages messages, Lifetime lifetime) {
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    var columns =
        new MarkedColumns<Demand>(
            messages, demand -> messages.of("evidence.demand", demand.topic()));
    table
        .getColumns()
        .setAll(
            List.of(
                columns.plain(
                    "evidence.demand.what",
                    110,
                    demand -> messages.of("evidence.demand", demand.topic())),
                columns.marked(
                    "evidence.demand.offered",
                    190,
                    demand -> values(demand.offered()),
                    demand ->
                        demand.fit() == Fit.YES
                            ? MarkedColumns.Mark.TAKEN
                            : MarkedColumns.Mark.REFUSED),
                columns.plain(
                    "evidence.demand.required", 190, demand -> values(demand.required()))));
    MarkedColumns.asTallAsItsRows(table);
  }

  private String values(List<String> values) {
    return values.isEmpty() ? messages.get("evidence.none") : String.join(", ", values);
  }

  void show(EvidenceModel shown) {
    lifetime.watch(shown.reading(), this::show);
  }

  private void show(@Nullable Reading reading) {
    table.getItems().setAll(reading == null ? List.of() : reading.demands());
    Nodes.show(card, Showing.when(!table.getItems().isEmpty()));
  }
}
