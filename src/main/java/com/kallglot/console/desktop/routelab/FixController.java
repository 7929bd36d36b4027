package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.SmallestFix;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The fewest edits that lead to a route, where the draft has none: the first as a button, others
/// of the same size beside it.
public final class FixController {
  private static final int OTHERS = 2;

  @FXML private Node strip;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Label before;
  @FXML private Label after;
  @FXML private Button apply;
  @FXML private Node otherFixes;
  @FXML private VBox others;

  private final LabModel lab;
  private final Mends mends;
  private final Places places;
  private final Messages messages;
  private final DomainWords words;
  private final Lifetime lifetime;

  public FixController(
      LabModel lab, Mends mends, Places places, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.mends = mends;
    this.places = places;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(lab.shown(), this::show);
  }

  private void show(@Nullable Explained explained) {
    List<SmallestFix> fixes = explained == null ? List.of() : fixes(explained);
    Nodes.show(strip, Nodes.Showing.when(!fixes.isEmpty()));
    Nodes.show(otherFixes, Nodes.Showing.when(fixes.size() > 1));
    if (explained == null || fixes.isEmpty()) {
      return;
    }
    show(fixes.getFirst(), explained);
    others.getChildren().setAll(fixes.stream().skip(1).limit(OTHERS).map(this::link).toList());
  }

  /// Only of what is, not of what is tried.
  private List<SmallestFix> fixes(Explained explained) {
    boolean refused = explained.resolution().outcome() instanceof Outcome.Refused;
    return refused && lab.tried().get().isEmpty() ? explained.fixes() : List.of();
  }

  private void show(SmallestFix fix, Explained explained) {
    title.setText(messages.get("fix.title", edits(fix)));
    boolean keepsDraft = fix.edits().stream().noneMatch(Edit.OfRequest.class::isInstance);
    String how = messages.get(keepsDraft ? "fix.keeps_draft" : "fix.changes_draft");
    detail.setText(how);
    before.setText(words.brief(explained.resolution().outcome(), explained.configuration()));
    before.setGraphic(Nodes.icon("fth-x-circle"));
    after.setText(words.brief(fix.then(), explained.configuration()));
    after.setGraphic(Nodes.icon("fth-check-circle"));
    if (mends.areBuilt(fix.edits())) {
      offer(messages.get("fix.apply"), edits(fix), () -> mends.carryOut(fix.edits()));
    } else {
      Mends.byHand(fix.edits()).ifPresent(this::offerByHand);
    }
  }

  /// Where one click may not do it, it leads to where it is done.
  private void offerByHand(Edit.OfConfiguration edit) {
    String page = messages.of("page", Places.pageOf(edit));
    offer(messages.get("fix.open", page), words.edit(edit), () -> places.of(edit));
  }

  private void offer(String name, String what, Runnable action) {
    apply.setText(name);
    apply.setAccessibleText(messages.get("fix.accessible", name, what));
    apply.setOnAction(_ -> action.run());
  }

  private Button link(SmallestFix fix) {
    var link = new Button(edits(fix));
    link.setMnemonicParsing(false); // names of fields have underscores
    link.getStyleClass().add("kg-link");
    link.setAccessibleText(messages.get("fix.try", edits(fix)));
    link.setOnAction(_ -> lab.attempt(fix.edits()));
    return link;
  }

  private String edits(SmallestFix fix) {
    return fix.edits().stream().map(words::edit).collect(Collectors.joining(", "));
  }
}
