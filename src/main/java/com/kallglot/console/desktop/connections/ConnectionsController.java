package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.CardRow.Row;
import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.ConnectionsModel.Trouble;
import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The page of the customer's own accounts: a card each, the numbers of the one that is looked at,
/// and at the side whatever is added, edited or asked.
public final class ConnectionsController {
  /// A card that is narrower cuts its buttons, in German.
  private static final double NARROWEST_CARD = 372;

  private static final double SIDE = 420;
  private static final int MOST_COLUMNS = 3;

  @FXML private SplitPane split;
  @FXML private Region page;
  @FXML private Node subtitle;
  @FXML private Button add;
  @FXML private PageFailureController failureController;
  @FXML private Skeleton loading;
  @FXML private ListView<Row> cards;
  @FXML private Node numbers;
  @FXML private StackPane side;
  @FXML private Node editor;
  @FXML private EditorController editorController;
  @FXML private Node question;
  @FXML private AskController questionController;

  private final CardTools tools;
  private final ConnectionsModel model;
  private final Workspace workspace;
  private final Lifetime lifetime;
  private int columns = 1;
  private boolean asked;

  public ConnectionsController(CardTools tools) {
    this.tools = tools;
    this.model = tools.model();
    this.workspace = tools.workspace();
    this.lifetime = tools.lifetime();
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(side, false);
    cards.setCellFactory(_ -> new CardRow(tools));
    cards.setFixedCellSize(CardRow.HEIGHT);
    cards.setAccessibleText(tools.messages().get("connections.cards"));
    cards.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    lifetime.watch(page.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(
        this::show,
        workspace.configuration(),
        workspace.standing(),
        workspace.activity(),
        model.selectedId(),
        model.tried(),
        model.busy(),
        tools.numbers().listings(),
        tools.unsaved().edits());
    lifetime.watch(model.pane(), this::show);
    lifetime.watch(model.trouble(), this::show);
  }

  private void fit(double width) {
    double room = width - 2 * 16;
    int fitting = (int) ((room + CardRow.GAP) / (NARROWEST_CARD + CardRow.GAP));
    int now = Math.clamp(fitting, 1, MOST_COLUMNS);
    Nodes.show(subtitle, Nodes.Showing.when(width >= 620));
    if (now != columns) {
      columns = now;
      show();
    }
  }

  private void show() {
    boolean known = workspace.configuration().get() != null;
    add.setDisable(!workspace.standing().get().mayEdit());
    Nodes.show(cards, Nodes.Showing.when(known));
    Nodes.show(numbers, Nodes.Showing.when(known && !model.all().isEmpty()));
    if (!known) {
      loading.show(Nodes.Showing.when(workspace.activity().get() == Workspace.Activity.READING));
      return;
    }
    loading.show(Nodes.Showing.NO);
    List<Row> rows = CardRow.rows(model.all(), columns);
    cards.setMaxHeight(rows.size() * CardRow.HEIGHT + 2);
    cards.setPrefHeight(rows.size() * CardRow.HEIGHT + 2);
    if (!cards.getItems().equals(rows)) {
      cards.getItems().setAll(rows);
    }
    tools.changes().set(tools.changes().get() + 1);
  }

  /// From card to card by the arrows; Enter edits, Delete deletes the one that is looked at.
  private void pressed(KeyEvent event) {
    if (!cards.isFocused()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(-1);
      case RIGHT -> move(1);
      case UP -> move(-columns);
      case DOWN -> move(columns);
      case ENTER -> model.selected().filter(_ -> mayEdit()).ifPresent(model::edit);
      case DELETE -> model.selected().filter(_ -> mayEdit()).ifPresent(tools.credentials()::remove);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private boolean mayEdit() {
    return workspace.standing().get().mayEdit();
  }

  private void move(int by) {
    List<ProviderConnection> all = model.all();
    int now = model.selected().map(all::indexOf).orElse(-1);
    int then = now + by;
    if (then >= 0 && then < all.size()) {
      model.select(all.get(then));
      cards.scrollTo(then / columns);
    }
  }

  private void show(Pane pane) {
    boolean open = !(pane instanceof Pane.Closed);
    boolean asking = pane instanceof Pane.Asking;
    Nodes.show(editor, Nodes.Showing.when(!asking));
    Nodes.show(question, Nodes.Showing.when(asking));
    boolean wasAsking = asked;
    asked = asking;
    boolean wasOpen = split.getItems().contains(side);
    if (open && !wasOpen) {
      split.getItems().add(side);
      double width = split.getWidth();
      if (width > 0) {
        split.setDividerPositions(1 - SIDE / width);
      }
    } else if (!open && wasOpen) {
      split.getItems().remove(side);
      cards.requestFocus();
    }
    if (asking) {
      questionController.focus();
    } else if (open && (!wasOpen || wasAsking)) {
      side.applyCss(); // the first time, controls have no parts yet that could take the focus
      editorController.focus();
    }
  }

  private void show(@Nullable Trouble trouble) {
    if (trouble == null) {
      failureController.close();
    } else {
      failureController.show(trouble.attempted(), trouble.failure(), trouble.repeats());
    }
  }

  @FXML
  private void add() {
    model.add();
  }
}
