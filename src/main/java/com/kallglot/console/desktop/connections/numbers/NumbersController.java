package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.desktop.connections.ConnectionsModel;
import com.kallglot.console.desktop.connections.Listing;
import com.kallglot.console.desktop.connections.Listing.Source;
import com.kallglot.console.desktop.connections.NumberRow;
import com.kallglot.console.desktop.connections.NumbersReading;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

/// The numbers of the account that is looked at, with where calls to each of them end.
public final class NumbersController {
  @FXML private ComboBox<ProviderConnection> account;
  @FXML private Label readAt;
  @FXML private Node reading;
  @FXML private Button read;
  @FXML private Node strip;
  @FXML private Label hint;
  @FXML private Button again;
  @FXML private Button credentials;
  @FXML private TableView<NumberRow> table;
  @FXML private WiringView wiring;

  private final ConnectionsModel model;
  private final NumbersReading numbers;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Moments moments;

  public NumbersController(
      ConnectionsModel model,
      NumbersReading numbers,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime,
      Clock clock) {
    this.model = model;
    this.numbers = numbers;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.moments = new Moments(messages, clock);
  }

  @FXML
  private void initialize() {
    new NumberTable(messages).fill(table);
    account.setConverter(new ConnectionNames());
    account
        .valueProperty()
        .subscribe(chosen -> {
          if (chosen != null && !lifetime.isOver()) {
            model.select(chosen);
          }
        });
    lifetime.watch(
        table.getSelectionModel().selectedItemProperty(), row -> wiring.show(messages, row));
    lifetime.watch(
        this::offer, model.selectedId(), workspace.configuration(), workspace.standing());
    lifetime.watch(
        this::show,
        numbers.listings(),
        model.selectedId(),
        model.tried(),
        workspace.configuration());
  }

  private void offer() {
    List<ProviderConnection> all = model.all();
    if (!account.getItems().equals(all)) {
      account.getItems().setAll(all);
    }
    model
        .selected()
        .ifPresent(selected -> {
          account.setValue(selected);
          numbers.offer(selected);
        });
  }

  private void show() {
    ProviderConnection selected = model.selected().orElse(null);
    if (selected == null) {
      return;
    }
    Listing listing = numbers.of(selected);
    boolean isReading = listing instanceof Listing.Reading;
    boolean opened = model.credentialsOf(selected.id()).isPresent();
    String provider = messages.of("provider", selected.provider());
    read.setText(messages.get("numbers_of.read", provider));
    Nodes.show(read, Nodes.Showing.when(opened && !isReading));
    Nodes.show(reading, Nodes.Showing.when(isReading));
    readAt.setText("");
    switch (listing) {
      case Listing.Unread _, Listing.Broken _ -> table.getItems().clear();
      case Listing.Reading(var _, var before) -> {
        rows(before == null ? List.of() : before.rows());
        readAt.setText(messages.get("numbers_of.reading"));
      }
      case Listing.Known known -> show(known, provider);
    }
    showHint(listing, provider, selected);
    table.setPlaceholder(
        Nodes.label(
            messages.get(
                listing instanceof Listing.Known ? "numbers_of.none" : "numbers_of.unread"),
            "kg-muted"));
  }

  private void show(Listing.Known known, String provider) {
    rows(known.rows());
    if (known.readAt() != null) {
      String when = moments.at(known.readAt());
      readAt.setText(
          known.source() == Source.PLATFORM
              ? messages.get("numbers_of.from_platform", when)
              : messages.get("numbers_of.from_provider", provider, when));
    }
  }

  /// Whose row was selected and is not among them any more is not explained below.
  private void rows(List<NumberRow> rows) {
    if (table.getItems().equals(rows)) {
      return;
    }
    NumberRow before = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(rows);
    int place = before == null ? -1 : rows.indexOf(before);
    if (place < 0) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().select(place);
    }
  }

  private void showHint(Listing listing, String provider, ProviderConnection selected) {
    boolean opened = model.credentialsOf(selected.id()).isPresent();
    String text =
        switch (listing) {
          case Listing.Broken(var failure) -> told(failure);
          case Listing.Known known when known.cut() != null ->
              messages.get("numbers_of.cut", Objects.requireNonNull(known.cut()).explanation());
          case Listing.Known _, Listing.Unread _, Listing.Reading _ ->
              opened ? "" : messages.get("numbers_of.locked", provider);
        };
    boolean bad = listing instanceof Listing.Broken;
    hint.setText(messages.shown(text));
    hint.getStyleClass().setAll("label", "kg-caption", bad ? "bad" : "muted");
    Nodes.show(credentials, Nodes.Showing.when(!opened && workspace.standing().get().mayEdit()));
    Nodes.show(again, Nodes.Showing.when(bad));
    Nodes.show(strip, Nodes.Showing.when(!text.isEmpty()));
  }

  private String told(Failure failure) {
    Duration wait = failure.retryAfter();
    return wait == null
        ? failure.detail()
        : failure.detail() + " " + messages.get("numbers_of.wait", Math.max(1, wait.toSeconds()));
  }

  @FXML
  private void readAgain() {
    model.selected().ifPresent(numbers::readAgain);
  }

  @FXML
  private void read() {
    model.selected().ifPresent(numbers::readFromProvider);
  }

  @FXML
  private void cancel() {
    model.selected().ifPresent(numbers::cancel);
  }

  @FXML
  private void type() {
    model.selected().ifPresent(model::edit);
  }
}
