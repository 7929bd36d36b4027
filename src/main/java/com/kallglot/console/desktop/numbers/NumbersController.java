package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.PhoneNumber;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The page: numbers and how to find one of them, what is bought or written down below, the one
/// that is looked at beside.
public final class NumbersController {
  private static final double TABLE = 600;
  private static final double NARROW = 340;
  private static final double ROOMY = 436;
  private static final double WIDEST = 560;

  @FXML private SplitPane split;
  @FXML private Region side;
  @FXML private Label subtitle;
  @FXML private TextField filter;
  @FXML private ComboBox<Show> show;
  @FXML private Button buy;
  @FXML private Button writeDown;
  @FXML private PageFailureController failureController;
  @FXML private Region card;
  @FXML private Skeleton loading;
  @FXML private TableView<PhoneNumber> table;
  @FXML private Node empty;
  @FXML private Label emptyTitle;
  @FXML private Label emptyDetail;

  private final NumbersModel model;
  private final UnsavedWork unsaved;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final FilteredList<PhoneNumber> filtered;
  private boolean exchanging = true; // rows, while nobody selects anything

  public NumbersController(
      NumbersModel model,
      UnsavedWork unsaved,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.unsaved = unsaved;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    filtered = new FilteredList<>(model.numbers(), new NumberFilter("", Show.OWNED));
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(side, false);
    new NumberTable(messages, unsaved).fill(table);
    var sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    side.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    exchanging = false;
    show.getItems().setAll(Show.values());
    show.setConverter(new ShowWords(messages));
    show.setValue(Show.OWNED);
    filter.textProperty().subscribe(this::find);
    show.valueProperty().subscribe(this::find);
    lifetime.watch(this::showSelection, model.selected());
    lifetime.watch(this::divide, split.widthProperty());
    lifetime.watch(this::showFailure, model.failed());
    lifetime.watch(table::refresh, unsaved.edits());
    lifetime.watch(
        this::showState,
        model.numbers(),
        workspace.activity(),
        workspace.standing(),
        model.below());
  }

  /// Escape closes the detail, unless something in it is closed by that first.
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.select((PhoneNumber) null);
      table.requestFocus();
    }
  }

  private void find() {
    exchanging = true;
    filtered.setPredicate(new NumberFilter(filter.getText(), show.getValue()));
    exchanging = false;
    showSelection();
    showState();
  }

  private void selected(@Nullable PhoneNumber number) {
    if (exchanging || model.isExchanging()) {
      return;
    }
    if (number != null) {
      model.select(number);
    } else if (model.numbers().contains(model.selected().get())) {
      model.select((PhoneNumber) null);
    }
  }

  private void showSelection() {
    PhoneNumber selected = model.selected().get();
    exchanging = true;
    if (selected == null) {
      table.getSelectionModel().clearSelection();
    } else if (!selected.equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(selected);
    }
    exchanging = false;
    showSide(selected);
  }

  private void showSide(@Nullable PhoneNumber selected) {
    if (selected == null) {
      split.getItems().remove(side);
    } else if (!split.getItems().contains(side)) {
      split.getItems().add(side);
      divide();
    }
  }

  /// The detail has its width as long as the table has enough.
  private void divide() {
    double width = split.getWidth();
    if (width > 0 && split.getItems().contains(side)) {
      side.setMinWidth(Math.clamp(width - TABLE, NARROW, ROOMY));
      side.setMaxWidth(Math.clamp(width - TABLE, NARROW, WIDEST));
      split.setDividerPositions(1 - Math.clamp(width - TABLE, NARROW, ROOMY) / width);
    }
  }

  private void showFailure() {
    NumbersModel.Failed failed = model.failed().get();
    if (failed == null) {
      failureController.close();
    } else {
      failureController.show(failed.attempted(), failed.failure(), failed.repeats());
    }
  }

  private void showState() {
    boolean reading = workspace.activity().get() == Workspace.Activity.READING;
    boolean known = workspace.configuration().get() != null;
    boolean some = !model.numbers().isEmpty();
    loading.show(Nodes.Showing.when(!known && !some && reading));
    // Where nothing could be read the banner or the failure says so, above
    Nodes.show(card, Nodes.Showing.when(some || known || reading));
    Nodes.show(table, Nodes.Showing.when(some && !filtered.isEmpty()));
    Nodes.show(empty, Nodes.Showing.when(some ? filtered.isEmpty() : known));
    var standing = workspace.standing().get();
    boolean byHand = standing instanceof Standing.OnInventory;
    String none = byHand ? "numbers.none.inventory" : "numbers.none.detail";
    emptyTitle.setText(messages.get(some ? "numbers.none.found" : "numbers.none"));
    emptyDetail.setText(messages.get(some ? "numbers.none.found.detail" : none));
    Nodes.show(buy, Nodes.Showing.when(standing instanceof Standing.OnPlatform));
    Nodes.show(writeDown, Nodes.Showing.when(byHand));
    String so = reading ? "numbers.reading" : "numbers.broken_off";
    String all = new Summary(messages).of(model.numbers());
    subtitle.setText(known || !some ? all : messages.get(so, model.numbers().size()));
  }

  @FXML
  private void buy() {
    model.open(Below.BUYING);
  }

  @FXML
  private void writeDown() {
    model.open(Below.WRITING_DOWN);
  }
}
