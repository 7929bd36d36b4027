package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.numbers.NumbersModel;
import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.order.OrderOutcome;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.Requirement;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The one question before a number is bought: at what price and on what terms. And what the
/// platform says where it will not sell it.
public final class AgreementController {
  @FXML private Node refusal;
  @FXML private Label refusalTitle;
  @FXML private Label refusalDetail;
  @FXML private Button searchAgain;
  @FXML private Node strip;
  @FXML private Label question;
  @FXML private Label terms;
  @FXML private TextField label;
  @FXML private Button cancel;
  @FXML private Button agree;

  private final Purchases purchases;
  private final NumbersModel model;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Offers offers;

  public AgreementController(
      Purchases purchases,
      NumbersModel model,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.purchases = purchases;
    this.model = model;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.offers = new Offers(messages);
  }

  @FXML
  private void initialize() {
    label.textProperty().bindBidirectional(model.typed(Purchases.LABEL));
    lifetime.watch(purchases.refused(), this::showRefusal);
    lifetime.watch(this::show, purchases.chosen(), purchases.state());
  }

  /// Asks about the number that is chosen.
  private void show() {
    AvailableNumber offer = purchases.chosen().get();
    Nodes.show(strip, Nodes.Showing.when(offer != null));
    if (offer == null) {
      return;
    }
    question.setText(
        messages.get(
            "buy.question", offers.written(offer), offers.setup(offer), offers.monthly(offer)));
    terms.setText(terms(offer));
    // An order that is under way is not called back by closing the card
    boolean ordering = purchases.state().get() == Purchases.State.ORDERING;
    cancel.setDisable(ordering);
    agree.setDisable(ordering);
    agree.setText(ordering ? messages.get("buy.ordering") : agreeing(offer));
  }

  private String agreeing(AvailableNumber offer) {
    return workspace.isSandbox()
        ? messages.get("buy.agree")
        : messages.get("buy.agree.costs", offers.monthly(offer));
  }

  private String terms(AvailableNumber offer) {
    String once = messages.get(workspace.isSandbox() ? "buy.once.sandbox" : "buy.once");
    String needs = offers.needs(offer);
    if (needs.equals(messages.get("buy.needs.nothing"))) {
      return once;
    }
    String where =
        offer.requirements().stream()
            .map(Requirement::url)
            .filter(url -> url != null)
            .distinct()
            .collect(Collectors.joining(", "));
    return messages.get("buy.asks", needs)
        + (where.isEmpty() ? "" : " (" + where + ")")
        + ". "
        + once;
  }

  private void showRefusal(OrderOutcome.@Nullable Refused refused) {
    Nodes.show(refusal, Nodes.Showing.when(refused != null));
    if (refused == null) {
      return;
    }
    String number = refused.intent().number().international();
    refusalTitle.setText(
        switch (refused.code()) {
          case "price_changed" -> messages.get("buy.refused.price_changed", number);
          case "phone_number_unavailable" -> messages.get("buy.refused.unavailable", number);
          case "payment_required" -> messages.get("buy.refused.payment_required", number);
          case "verification_required" -> messages.get("buy.refused.verification", number);
          default -> messages.get("buy.refused", number);
        });
    refusalDetail.setText(messages.shown(refused.reason()));
    Nodes.show(searchAgain, Nodes.Showing.when(refused.code().equals("price_changed")));
    refusal.setAccessibleText(refusalTitle.getText() + " " + refusalDetail.getText());
  }

  boolean isShown() {
    return strip.isVisible();
  }

  /// On the label: what is typed at once buys nothing, and Enter agrees.
  void focus() {
    label.requestFocus();
  }

  @FXML
  private void agree() {
    AvailableNumber chosen = purchases.chosen().get();
    if (chosen != null) {
      String called = label.getText().strip();
      purchases.buy(chosen, called.isEmpty() ? null : called);
    }
  }

  @FXML
  private void cancel() {
    purchases.forgetRefusal();
    model.open(Below.NOTHING);
  }

  @FXML
  private void searchAgain() {
    purchases.searchAgain();
  }
}
