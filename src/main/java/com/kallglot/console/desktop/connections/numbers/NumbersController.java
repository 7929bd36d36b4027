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
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
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
  @FXML private HintStrip strip;
  @FXML private TableView<NumberRow> table;
  @FXML private WiringView wiring;

  private final ConnectionsModel model;
  private final NumbersReading numbers;
  private final Consumer<ProviderConnection> tested;
  private final Notices notices;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Moments moments;

  /// @param tested shows how a request that names a connection is routed, and tries it
  public NumbersController(
      ConnectionsModel model,
      NumbersReading numbers,
      Consumer<ProviderConnection> tested,
      Notices notices,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime,
      Clock clock) {
    this.model = model;
    this.numbers = numbers;
    this.tested = tested;
    this.notices = notices;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.moments = new Moments(messages, clock);
  }

  @FXML
  private void initialize() {
    new NumberTable(messages).fill(table);
    strip.use(
        messages,
        () -> model.selected().ifPresent(numbers::readAgain),
        () -> model.selected().ifPresent(model::edit));
    account.setConverter(new ConnectionNames());
    account
        .valueProperty()
        .subscribe(chosen -> {
          if (chosen != null && !lifetime.isOver()) {
            model.select(chosen);
          }
        });
    lifetime.watch(
        this::explain,
        table.getSelectionModel().selectedItemProperty(),
        model.selectedId(),
        workspace.configuration());
    lifetime.watch(
        this::offer, model.selectedId(), workspace.configuration(), workspace.standing());
    lifetime.watch(
        this::show,
        numbers.listings(),
        model.selectedId(),
        model.tried(),
        workspace.configuration());
  }

  private void explain() {
    ProviderConnection of =
        model.selected().filter(one -> one.status() == Status.ACTIVE).orElse(null);
    Runnable tests = of == null ? null : () -> test(of);
    wiring.show(messages, table.getSelectionModel().getSelectedItem(), tests);
  }

  private void test(ProviderConnection of) {
    tested.accept(of);
    if (table.getItems().size() > 1) {
      notices.tell(messages.get("numbers_of.test.any"));
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
      case Listing.Unread _, Listing.Broken _ -> table.getItems().clear();
      case Listing.Reading(var _, var before) -> {
        rows(before == null ? List.of() : before.rows());
        readAt.setText(messages.get("numbers_of.reading"));
      }
      case Listing.Known known -> show(known, provider);
    }
    boolean mayType = !opened && workspace.standing().get().mayEdit();
    strip.show(
        listing,
        opened ? "" : messages.get("numbers_of.locked", provider),
        Nodes.Showing.when(mayType));
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

  @FXML
  private void read() {
    model.selected().ifPresent(numbers::readFromProvider);
  }

  @FXML
  private void cancel() {
    model.selected().ifPresent(numbers::cancel);
  }
}
