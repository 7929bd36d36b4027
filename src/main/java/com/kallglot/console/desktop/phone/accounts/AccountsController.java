package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.phone.account.PhoneAccount;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The accounts that can be called from; the one that is selected is.
public final class AccountsController {
  private static final double ROW = 48;
  private static final int MOST_ROWS = 4;

  @FXML private ListView<PhoneAccount> list;
  @FXML private VBox empty;
  @FXML private Label emptyDetail;
  @FXML private Label problem;
  @FXML private Button tryOut;
  @FXML private Button edit;
  @FXML private Button delete;
  @FXML private VBox trialPlace;

  private final AccountsModel model;
  private final AccountDeeds deeds;
  private final AccountTrials trials;
  private final Messages messages;
  private final Lifetime lifetime;
  private boolean showing;

  public AccountsController(
      AccountsModel model,
      AccountDeeds deeds,
      AccountTrials trials,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.deeds = deeds;
    this.trials = trials;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    list.setFixedCellSize(ROW);
    list.setAccessibleText(messages.get("accounts.title"));
    list.setAccessibleHelp(messages.get("accounts.help"));
    list.setCellFactory(_ -> new AccountCell(model, messages));
    list.setOnKeyPressed(this::pressed);
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        edit();
      }
    });
    list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    lifetime.watch(this::show, model.accounts());
    lifetime.watch(list::refresh, model.lines());
    lifetime.watch(model.chosen(), this::select);
    lifetime.watch(model.state(), this::tell);
    // What is edited is tried beside its fields
    lifetime.watch(model.editing(), now -> Nodes.show(trialPlace, Showing.when(now == null)));
  }

  private void show() {
    showing = true;
    PhoneAccount chosen = model.chosen().get();
    list.getItems().setAll(model.accounts());
    double height = Math.clamp(list.getItems().size(), 1, MOST_ROWS) * ROW + 2;
    list.setMinHeight(height);
    list.setPrefHeight(height);
    list.setMaxHeight(height);
    showing = false;
    select(chosen);
  }

  private void select(@Nullable PhoneAccount chosen) {
    showing = true;
    if (chosen == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(chosen);
    }
    showing = false;
    boolean own = chosen != null && model.own(chosen).isPresent();
    tryOut.setDisable(chosen == null);
    edit.setDisable(chosen == null);
    delete.setDisable(!own);
  }

  private void choose(@Nullable PhoneAccount selected) {
    if (!showing && selected != null && !Objects.equals(selected, model.chosen().get())) {
      model.chosen().set(selected);
    }
  }

  private void tell(AccountsModel.State state) {
    String words =
        switch (state) {
          case AccountsModel.Reading() -> "";
          case AccountsModel.Read(var keychain) when keychain != null ->
              messages.get("accounts.keychain", KeychainWords.of(messages, keychain));
          case AccountsModel.Read _ -> "";
          case AccountsModel.Failed(var why) -> why;
        };
    problem.setText(words);
    problem
        .getStyleClass()
        .setAll("label", "kg-note", state instanceof AccountsModel.Failed ? "bad" : "warn");
    Nodes.show(problem, Showing.when(!words.isEmpty()));
    boolean none = model.accounts().isEmpty();
    emptyDetail.setText(
        messages.get(
            state instanceof AccountsModel.Reading ? "accounts.reading" : "accounts.empty"));
    Nodes.show(empty, Showing.when(none));
    Nodes.show(list, Showing.when(!none));
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      edit();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE && !delete.isDisabled()) {
      delete();
      event.consume();
    }
  }

  @FXML
  private void add() {
    model.editing().set(new AccountsModel.New());
  }

  @FXML
  private void edit() {
    PhoneAccount chosen = model.chosen().get();
    if (chosen != null) {
      model.edit(chosen);
    }
  }

  @FXML
  private void tryOut() {
    PhoneAccount chosen = model.chosen().get();
    if (chosen != null) {
      trials.begin(chosen);
    }
  }

  @FXML
  private void delete() {
    PhoneAccount chosen = model.chosen().get();
    if (chosen != null) {
      model.own(chosen).ifPresent(deeds::delete);
    }
  }
}
