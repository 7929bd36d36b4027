package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.draft.DraftShelf;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/// Every kept draft against the configuration as it is: which find a route, which do not, and where
/// each is decided.
public final class BatchController {
  @FXML private Node batch;
  @FXML private Label summary;
  @FXML private TableView<Row> table;

  private final DraftShelf shelf;
  private final LabModel lab;
  private final BatchDoor door;
  private final Messages messages;
  private final DomainWords words;
  private final Lifetime lifetime;

  /// A draft and its outcome.
  record Row(Saved draft, Explained explained) {
    boolean isRefused() {
      return explained.resolution().outcome() instanceof Outcome.Refused;
    }
  }

  /// Whether the table is open: asked for at the head of the page, shown below it.
  public static final class BatchDoor {
    private final SimpleBooleanProperty open = new SimpleBooleanProperty();

    public void toggle() {
      open.set(!open.get());
    }

    public void close() {
      open.set(false);
    }
  }

  public BatchController(
      DraftShelf shelf, LabModel lab, BatchDoor door, Messages messages, Lifetime lifetime) {
    this.shelf = shelf;
    this.lab = lab;
    this.door = door;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    table.setAccessibleText(messages.get("batch.title"));
    table.setFixedCellSize(31);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("batch.draft", 180, row -> row.draft().name());
    column("batch.outcome", 200, this::outcome);
    column("batch.step", 80, BatchController::step);
    column("batch.reason", 320, this::reason);
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        open();
      } else if (event.getCode() == KeyCode.ESCAPE) {
        door.close();
      }
    });
    lifetime.watch(this::show, shelf.drafts(), lab.now(), door.open);
  }

  private void show() {
    Nodes.show(batch, Nodes.Showing.when(door.open.get()));
    Explained now = lab.now().get();
    List<Row> rows =
        now == null || !door.open.get()
            ? List.of()
            : shelf.drafts().stream().map(draft -> row(draft, now)).toList();
    table.getItems().setAll(rows);
    table.setPrefHeight(31 * (Math.clamp(rows.size(), 2, 8) + 1) + 6);
    long refused = rows.stream().filter(Row::isRefused).count();
    summary.setText(messages.get("batch.summary", rows.size() - refused, refused));
  }

  private static Row row(Saved draft, Explained now) {
    return new Row(
        draft, Explained.of(Draft.parse(draft.text()), now.configuration(), now.policy()));
  }

  private void column(String title, double width, Function<Row, String> text) {
    var column = new TableColumn<Row, String>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setReorderable(false);
    table.getColumns().add(column);
  }

  private String outcome(Row row) {
    String brief =
        words.brief(row.explained().resolution().outcome(), row.explained().configuration());
    return (row.isRefused() ? "✗ " : "✓ ") + brief;
  }

  private static String step(Row row) {
    return row.explained().resolution().decidedBy().map(step -> "" + step.n()).orElse("–");
  }

  private String reason(Row row) {
    var station = new StationWords(messages, row.explained());
    return Optional.of(row.explained().resolution())
        .flatMap(resolution -> resolution.decidedBy())
        .map(station::reason)
        .orElseGet(() -> messages.get(row.isRefused() ? "station.shape" : "station.stream"));
  }

  /// A click on the head sorts and opens nothing.
  private TableRow<Row> row() {
    var row = new TableRow<Row>();
    row.setOnMouseClicked(_ -> open());
    return row;
  }

  private void open() {
    Row chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      lab.open(chosen.draft().name(), chosen.draft().text());
    }
  }

  @FXML
  private void close() {
    door.close();
  }
}
