package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.desktop.impairment.ComparedModel.Compared;
import com.kallglot.console.organization.impairment.Comparison;
import com.kallglot.console.organization.impairment.Comparison.Row;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

/// The numbers that were to be lost beside those that are missing, and whether they are the same.
public final class ComparedController {
  private static final double ROW = 26;

  @FXML private Label verdict;
  @FXML private TableView<Row> numbers;

  private final ComparedModel model;
  private final Messages messages;
  private final Lifetime lifetime;

  public ComparedController(ComparedModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    var columns = new TextColumns<Row>(messages, row -> String.valueOf(row.number()));
    numbers
        .getColumns()
        .setAll(
            List.of(
                columns.of("impairment.compared.published", 160, this::published, "kg-code"),
                columns.of("impairment.compared.missing", 160, this::missing, "kg-code")));
    numbers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    numbers.setFixedCellSize(ROW);
    numbers.setAccessibleText(messages.get("impairment.compared"));
    lifetime.watch(model.compared(), this::show);
  }

  private String published(Row row) {
    return row.isPublished() ? String.valueOf(row.number()) : "–";
  }

  private String missing(Row row) {
    return row.isMissing() ? String.valueOf(row.number()) : "–";
  }

  private void show(Compared compared) {
    verdict.getStyleClass().setAll("label", "kg-note", tone(compared));
    verdict.setGraphic(Nodes.icon(icon(compared), tone(compared)));
    verdict.setText(
        switch (compared) {
          case Compared.NoCall _ -> messages.get("impairment.compared.no_call");
          case Compared.NothingToLose _ -> messages.get("impairment.compared.nothing");
          case Compared.NotCaptured _ -> messages.get("impairment.compared.not_captured");
          case Compared.Failed(var why) -> why.detail();
          case Compared.Done done -> words(done);
        });
    List<Row> rows = compared instanceof Compared.Done done ? done.comparison().rows() : List.of();
    numbers.getItems().setAll(rows);
    Nodes.show(numbers, Showing.when(!rows.isEmpty()));
  }

  /// Where the network became another while the call was up, from which number on it was compared.
  private String words(Compared.Done done) {
    Comparison comparison = done.comparison();
    int published = comparison.published().size();
    String verdict =
        comparison.isEqual()
            ? messages.get("impairment.compared.equal", published, comparison.packets())
            : messages.get(
                "impairment.compared.different",
                published,
                comparison.missing().size(),
                comparison.packets());
    return done.changes() == 0
        ? verdict
        : verdict
            + " "
            + messages.get(
                "impairment.compared.changed", done.changes(), String.valueOf(done.first()));
  }

  private static String tone(Compared compared) {
    return compared instanceof Compared.Done done
        ? (done.comparison().isEqual() ? "ok" : "bad")
        : compared instanceof Compared.Failed ? "bad" : "muted";
  }

  private static String icon(Compared compared) {
    return switch (tone(compared)) {
      case "ok" -> "fth-check-circle";
      case "bad" -> "fth-x-circle";
      default -> "fth-info";
    };
  }

  @FXML
  private void again() {
    model.compare();
  }
}
