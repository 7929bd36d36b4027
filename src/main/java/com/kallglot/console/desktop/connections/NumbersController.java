package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.Listing.Source;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The numbers of the account that is looked at, with where calls to each of them end.
public final class NumbersController {
  @FXML private ComboBox<ProviderConnection> account;
  @FXML private Label readAt;
  @FXML private Node reading;
  @FXML private Button read;
  @FXML private Node strip;
  @FXML private Label hint;
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
    account.setConverter(new NamesOnly());
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

  /// A connection by its label.
  private static final class NamesOnly extends javafx.util.StringConverter<ProviderConnection> {
    @Override
    public String toString(@Nullable ProviderConnection connection) {
      return connection == null ? "" : connection.label();
    }

    @Override
    public @Nullable ProviderConnection fromString(String label) {
      return null; // it cannot be typed into
    }
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
      case Listing.Unread _ -> table.getItems().clear();
      case Listing.Reading _ -> readAt.setText(messages.get("numbers_of.reading"));
      case Listing.Broken(var failure) -> table.getItems().clear();
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
    NumberRow before = table.getSelectionModel().getSelectedItem();
    if (!table.getItems().equals(known.rows())) {
      table.getItems().setAll(known.rows());
      table.getSelectionModel().select(before);
    }
    if (known.readAt() != null) {
      String when = moments.at(known.readAt());
      readAt.setText(
          known.source() == Source.PLATFORM
              ? messages.get("numbers_of.from_platform", when)
              : messages.get("numbers_of.from_provider", provider, when));
    }
  }

  private void showHint(Listing listing, String provider, ProviderConnection selected) {
    boolean opened = model.credentialsOf(selected.id()).isPresent();
    String text =
        switch (listing) {
          case Listing.Broken(var failure) -> failure.detail();
          case Listing.Known known when known.cut() != null ->
              messages.get("numbers_of.cut", Objects.requireNonNull(known.cut()).explanation());
          case Listing.Known _, Listing.Unread _, Listing.Reading _ ->
              opened ? "" : messages.get("numbers_of.locked", provider);
        };
    boolean bad = listing instanceof Listing.Broken;
    hint.setText(text);
    hint.getStyleClass().setAll("label", "kg-caption", bad ? "bad" : "muted");
    Nodes.show(credentials, Nodes.Showing.when(!opened && workspace.standing().get().mayEdit()));
    Nodes.show(strip, Nodes.Showing.when(!text.isEmpty()));
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
