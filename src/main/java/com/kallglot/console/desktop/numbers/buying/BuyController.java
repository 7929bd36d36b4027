package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Skeleton;
import com.kallglot.console.desktop.numbers.NumbersModel;
import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberSearch;
import com.kallglot.console.telephony.writing.Country;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Looks for numbers that can be bought; the one that is chosen is asked about below.
public final class BuyController {
  @FXML private Node card;
  @FXML private ComboBox<@Nullable Country> country;
  @FXML private ToggleGroup type;
  @FXML private TextField areaCode;
  @FXML private TextField contains;
  @FXML private Button search;
  @FXML private Skeleton loading;
  @FXML private TableView<AvailableNumber> table;
  @FXML private Label countryNote;
  @FXML private Button cancelSearch;
  @FXML private Label nothing;
  @FXML private AgreementController agreementController;

  private final Purchases purchases;
  private final NumbersModel model;
  private final Messages messages;
  private final Lifetime lifetime;

  @SuppressWarnings("NullAway.Init") // with the view
  private CountryField where;

  public BuyController(
      Purchases purchases, NumbersModel model, Messages messages, Lifetime lifetime) {
    this.purchases = purchases;
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    where = new CountryField(country, countryNote, model.typed("buy-country"), messages, lifetime);
    keepTyped();
    type.selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen == null && before != null) {
            before.setSelected(true);
          }
        });
    new Offers(messages).fill(table);
    table.setItems(purchases.found());
    table.getSelectionModel().select(purchases.chosen().get());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(offer -> {
          if (!lifetime.isOver()) {
            purchases.choose(offer);
          }
        });
    lifetime.watch(
        purchases.chosen(),
        offer -> {
          if (offer == null) {
            table.getSelectionModel().clearSelection();
          }
        });
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER && agreementController.isShown()) {
        agreementController.focus();
        event.consume();
      }
    });
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !country.isShowing()) {
            close();
            event.consume();
          }
        });
    lifetime.watch(model.below(), this::open);
    lifetime.watch(this::show, purchases.state(), purchases.found());
    lifetime.watch(purchases.state(), this::found);
  }

  /// What is typed outlives these fields.
  private void keepTyped() {
    areaCode.textProperty().bindBidirectional(model.typed("buy-area-code"));
    contains.textProperty().bindBidirectional(model.typed("buy-contains"));
    var whichType = model.typed("buy-type");
    type.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(whichType.get()))
        .forEach(toggle -> toggle.setSelected(true));
    type.selectedToggleProperty()
        .subscribe(toggle -> {
          if (toggle != null && !lifetime.isOver()) {
            whichType.set(String.valueOf(toggle.getUserData()));
          }
        });
  }

  private void open(Below below) {
    Nodes.show(card, Nodes.Showing.when(below == Below.BUYING));
    if (below == Below.BUYING) {
      where.suggest(model.numbers().isEmpty() ? "US" : model.numbers().getFirst().country());
      card.applyCss(); // the first time, the field has no text yet that could be selected
      country.requestFocus();
      country.getEditor().selectAll(); // typing takes the place of what is suggested
    }
  }

  private void show() {
    Purchases.State state = purchases.state().get();
    boolean searching = state == Purchases.State.SEARCHING;
    boolean some = !purchases.found().isEmpty();
    loading.show(Nodes.Showing.when(searching && !some));
    Nodes.show(table, Nodes.Showing.when(some));
    Nodes.show(nothing, Nodes.Showing.when(state == Purchases.State.FOUND && !some));
    search.setDisable(searching || state == Purchases.State.ORDERING);
    Nodes.show(cancelSearch, Nodes.Showing.when(searching));
  }

  /// Whoever searched by keyboard goes on in what was found, or at the search that failed.
  private void found(Purchases.State state) {
    boolean searched = search.isFocused() || areaCode.isFocused() || contains.isFocused();
    if (state == Purchases.State.NOTHING && hasLostFocus()) {
      search.requestFocus();
    }
    if (state == Purchases.State.FOUND
        && !purchases.found().isEmpty()
        && table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
      if (searched || hasLostFocus()) {
        table.requestFocus();
      }
    }
  }

  /// What it was on went while the search was on.
  private boolean hasLostFocus() {
    Node owner = card.getScene() == null ? card : card.getScene().getFocusOwner();
    return owner == null || owner.equals(table) || owner.equals(cancelSearch);
  }

  @FXML
  private void search() {
    Country wanted = where.chosen();
    if (wanted == null) {
      return;
    }
    purchases.search(
        new NumberSearch(
            wanted.code(), chosenType(), orNull(areaCode.getText()), orNull(contains.getText())));
    cancelSearch.requestFocus();
  }

  private @Nullable NumberType chosenType() {
    Object chosen = type.getSelectedToggle() == null ? "" : type.getSelectedToggle().getUserData();
    return "ANY".equals(chosen) ? null : NumberType.valueOf(String.valueOf(chosen));
  }

  private static @Nullable String orNull(String text) {
    String digits = text.replaceAll("\\s", "");
    return digits.isEmpty() ? null : digits;
  }

  @FXML
  private void cancelSearch() {
    purchases.cancelSearch();
    search.requestFocus();
  }

  @FXML
  private void close() {
    model.open(Below.NOTHING);
  }
}
