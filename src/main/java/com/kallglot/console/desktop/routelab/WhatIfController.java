package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.Tryable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Edits one might think of, each with what it would make of the route; a switch tries it in the
/// picture. Nothing here changes the platform.
public final class WhatIfController {
  @FXML private TableView<Trying> table;
  @FXML private MenuButton reading;

  private final LabModel lab;
  private final Messages messages;
  private final DomainWords words;
  private final Lifetime lifetime;

  /// An edit and what it leads to.
  record Trying(Edit edit, Explained now, Explained then) {
    boolean changes() {
      return !now.resolution().outcome().equals(then.resolution().outcome());
    }
  }

  public WhatIfController(LabModel lab, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    table.setAccessibleText(messages.get("whatif.title"));
    table.setFixedCellSize(36);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("", 58, () -> new WhatIfSwitch(lab, words, lifetime));
    column("whatif.change", 270, () -> new Cell(row -> words.edit(row.edit()), _ -> null));
    column("whatif.now", 190, () -> new Cell(row -> brief(row.now()), row -> icon(row.now())));
    column("whatif.then", 230, () -> new Cell(this::difference, this::iconOfDifference));
    lifetime.watch(this::show, lab.now());
    lifetime.watch(this::showReading, lab.policy());
  }

  private void show() {
    Explained now = lab.now().get();
    if (now == null) {
      table.getItems().clear();
      return;
    }
    List<Trying> rows =
        Tryable.edits(now.request(), now.configuration(), now.resolution()).stream()
            .map(edit -> new Trying(edit, now, now.with(List.of(edit))))
            .toList();
    table.getItems().setAll(rows);
    table.setPrefHeight(36 * (Math.clamp(rows.size(), 2, 6) + 1) + 2);
    table.setMinHeight(36 * 3 + 2);
  }

  private void column(String title, double width, Supplier<TableCell<Trying, Trying>> cells) {
    var column = new TableColumn<Trying, Trying>(title.isEmpty() ? "" : messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> cells.get());
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 110));
    if (title.isEmpty()) {
      column.setMinWidth(width);
      column.setMaxWidth(width);
    }
    column.setSortable(false);
    column.setReorderable(false);
    table.getColumns().add(column);
  }

  private String brief(Explained explained) {
    return words.brief(explained.resolution().outcome(), explained.configuration());
  }

  private static Node icon(Explained explained) {
    boolean refused = explained.resolution().outcome() instanceof Outcome.Refused;
    return Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle", refused ? "bad" : "ok");
  }

  private String difference(Trying row) {
    return row.changes() ? brief(row.then()) : messages.get("whatif.same");
  }

  private Node iconOfDifference(Trying row) {
    return row.changes() ? icon(row.then()) : Nodes.icon("fth-minus", "muted");
  }

  private void showReading() {
    ResolutionPolicy policy = lab.policy().get();
    boolean strict = policy.equals(ResolutionPolicy.PUBLIC_TEXT);
    reading.setText(messages.get(strict ? "reading.strict" : "reading.other"));
    reading
        .getItems()
        .setAll(
            item(
                "reading.unowned",
                policy.unownedNumber() == ResolutionPolicy.UnownedNumber.FALL_TO_DEFAULT,
                Readings.withOtherUnowned(policy)),
            item(
                "reading.several",
                policy.severalMethods() == ResolutionPolicy.SeveralMethods.REJECT,
                Readings.withOtherSeveral(policy)),
            item(
                "reading.missing",
                policy.missingRouting() == ResolutionPolicy.MissingRouting.STREAM_ONLY,
                Readings.withOtherMissing(policy)));
  }

  private CheckMenuItem item(String key, boolean otherwise, ResolutionPolicy changed) {
    var item = new CheckMenuItem(messages.get(key));
    item.setSelected(otherwise);
    item.setOnAction(_ -> lab.read(changed));
    return item;
  }

  /// Tells change and outcome by itself.
  private final class Cell extends TableCell<Trying, Trying> {
    private final Function<Trying, String> text;
    private final Function<Trying, Node> graphic;

    Cell(Function<Trying, String> text, Function<Trying, Node> graphic) {
      this.text = text;
      this.graphic = graphic;
      setContentDisplay(ContentDisplay.LEFT);
    }

    @Override
    protected void updateItem(Trying row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(messages.shown(text.apply(row)));
      setGraphic(graphic.apply(row));
      setAccessibleText(words.edit(row.edit()) + ", " + difference(row));
    }
  }
}
