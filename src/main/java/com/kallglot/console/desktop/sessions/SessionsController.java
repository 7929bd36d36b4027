package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.Objects;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The page: the sessions of this console at the left, the one that is chosen at the right.
public final class SessionsController {
  private static final Duration LOOK = Duration.millis(250);

  @FXML private SplitPane split;
  @FXML private Label count;
  @FXML private TextField filter;
  @FXML private PageFailureController problemController;
  @FXML private Skeleton loading;
  @FXML private Node empty;
  @FXML private Node card;
  @FXML private TableView<SessionRow> table;

  private final SessionsModel model;
  private final Workspace workspace;
  private final Navigation navigation;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;

  public SessionsController(
      SessionsModel model,
      Workspace workspace,
      Navigation navigation,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.workspace = workspace;
    this.navigation = navigation;
    this.moments = moments;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(split.getItems().getLast(), false);
    var found = new FilteredList<>(model.rows());
    table.setItems(found);
    table.setPlaceholder(Nodes.label(messages.get("session.none.found"), "kg-muted"));
    new SessionTable(messages, moments, model).fill(table);
    lifetime.watch(
        filter.textProperty(),
        typed -> found.setPredicate(row -> row.matches(Objects.requireNonNullElse(typed, ""))));
    lifetime.watch(this::show, model.rows(), model.listing());
    lifetime.watch(model.failure(), this::show);
    lifetime.watch(table.getSelectionModel().selectedItemProperty(), this::choose);
    lifetime.watch(model.chosen(), this::select);
    lifetime.watch(workspace.entry(), _ -> readIfShown());
    lifetime.watch(workspace.opened(), _ -> readIfShown());
    lifetime.watch(workspace.activity(), this::follow);
    split.sceneProperty().subscribe(_ -> readIfShown());
    split.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.looked(this::isShown);
    lifetime.every(LOOK, model::look);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.chosen().get() != null) {
      model.chosen().set(null);
      table.requestFocus();
      event.consume();
    }
  }

  /// What reads the configuration again means this list, too.
  private void follow(Workspace.Activity activity) {
    if (activity == Workspace.Activity.READING) {
      readIfShown();
    }
  }

  private boolean isShown() {
    return split.getScene() != null && !lifetime.isOver();
  }

  private void readIfShown() {
    if (isShown()) {
      model.readAgain();
    }
  }

  private void choose(@Nullable SessionRow row) {
    if (row != null) {
      model.chosen().set(row);
    }
  }

  private void select(@Nullable SessionRow row) {
    if (row == null) {
      table.getSelectionModel().clearSelection();
    } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(row);
    }
  }

  private void show() {
    boolean reading = model.listing().get() == SessionsModel.Listing.READING;
    boolean none = model.rows().isEmpty();
    count.setText(messages.get("session.count", model.rows().size()));
    Nodes.show(count, Nodes.Showing.when(!none));
    Nodes.show(empty, Nodes.Showing.when(none && !reading));
    Nodes.show(card, Nodes.Showing.when(!none));
    filter.setDisable(none);
    loading.show(Nodes.Showing.when(reading));
    select(model.chosen().get());
  }

  private void show(@Nullable Failure failure) {
    if (failure == null) {
      problemController.close();
    } else {
      problemController.show(messages.get("session.attempt.read"), failure, model::readAgain);
    }
  }

  @FXML
  private void readAgain() {
    model.readAgain();
  }

  @FXML
  private void openLab() {
    navigation.open(Page.ROUTE_LAB);
  }
}
