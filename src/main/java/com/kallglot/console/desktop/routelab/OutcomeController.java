package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.draft.ProblemWords;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Step;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// What comes of the draft, in words: who carries it and who dials whom, or why nobody does.
public final class OutcomeController {
  @FXML private Label badge;
  @FXML private Label code;
  @FXML private Label decided;
  @FXML private Label assumed;
  @FXML private Label headline;
  @FXML private Label detail;
  @FXML private GridPane facts;
  @FXML private Node none;
  @FXML private Node some;

  private final LabModel lab;
  private final Workspace workspace;
  private final Messages messages;
  private final DomainWords words;
  private final ProblemWords problems;
  private final Lifetime lifetime;

  public OutcomeController(
      LabModel lab, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.workspace = workspace;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.problems = new ProblemWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(lab.shown(), this::show);
  }

  private void show(@Nullable Explained explained) {
    Nodes.show(none, Nodes.Showing.when(explained == null));
    Nodes.show(some, Nodes.Showing.when(explained != null));
    if (explained == null) {
      return;
    }
    Outcome outcome = explained.resolution().outcome();
    boolean refused = outcome instanceof Outcome.Refused;
    badge.setText(messages.get(refused ? "outcome.none" : "outcome.found"));
    badge.setGraphic(Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle"));
    badge.getStyleClass().setAll("label", "kg-badge", refused ? "bad" : "ok");
    code.setText(outcome instanceof Outcome.Refused r ? r.status() + " " + r.code() : "");
    Nodes.show(code, Nodes.Showing.when(refused));
    decided.setText(decidedBy(explained, refused));
    Nodes.show(assumed, Nodes.Showing.when(explained.resolution().assumed()));
    headline.setText(words.headline(outcome, explained.configuration()));
    String why = refused ? problem(explained) : "";
    detail.setText(why);
    Nodes.show(detail, Nodes.Showing.when(!why.isEmpty()));
    showFacts(explained, outcome);
  }

  private String decidedBy(Explained explained, boolean refused) {
    Optional<Step> step = explained.resolution().decidedBy();
    return step.map(each ->
            messages.get(
                refused ? "outcome.stopped" : "outcome.decided",
                each.n(),
                messages.get("station.field." + each.n())))
        .orElseGet(() -> messages.get("outcome.before"));
  }

  /// What is wrong with the body, where it is refused for its shape.
  private String problem(Explained explained) {
    return explained.resolution().decidedBy().isPresent()
        ? ""
        : explained.draft().violations().stream()
            .findFirst()
            .map(violation -> problems.of(violation, explained.draft()))
            .orElse("");
  }

  private void showFacts(Explained explained, Outcome outcome) {
    facts.getChildren().clear();
    Nodes.show(facts, Nodes.Showing.when(outcome instanceof Outcome.ToProvider));
    if (!(outcome instanceof Outcome.ToProvider to)) {
      return;
    }
    add("outcome.provider", provider(to));
    if (to.number() != null) {
      add("outcome.on", words.written(to.number()));
    }
    add("outcome.dials", dials(explained, to));
    add("outcome.costs", messages.get(workspace.isSandbox() ? "cost.sandbox" : "cost.real"));
  }

  private String provider(Outcome.ToProvider to) {
    String name = words.provider(to.provider());
    return to.connectionId() != null
        ? messages.get("outcome.provider.yours", name)
        : to.number() != null ? messages.get("outcome.provider.managed", name) : name;
  }

  /// Who dials whom.
  private String dials(Explained explained, Outcome.ToProvider to) {
    if (to.connectionId() != null) {
      return messages.get("dials.connection");
    }
    return to.number() == null
        ? messages.get("dials.sip", explained.configuration().sip().domain())
        : messages.get("dials.number", words.written(to.number()));
  }

  private void add(String name, String value) {
    facts.addRow(
        facts.getRowCount(),
        Nodes.label(messages.get(name), "kg-fact-name"),
        Nodes.wrapped(value, "kg-fact-value"));
  }
}
