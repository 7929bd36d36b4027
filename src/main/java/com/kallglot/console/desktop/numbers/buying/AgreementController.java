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
  @FXML private Button agree;

  private final Purchases purchases;
  private final NumbersModel model;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Offers offers;
  private @Nullable AvailableNumber chosen;

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
    lifetime.watch(purchases.refused(), this::showRefusal);
    lifetime.watch(purchases.state(), this::showState);
    show(null);
  }

  /// Asks about a number; null for none.
  void show(@Nullable AvailableNumber offer) {
    chosen = offer;
    Nodes.show(strip, Nodes.Showing.when(offer != null));
    if (offer == null) {
      return;
    }
    question.setText(
        messages.get(
            "buy.question", offers.written(offer), offers.setup(offer), offer.monthlyPrice()));
    terms.setText(terms(offer));
    agree.setText(
        workspace.isSandbox()
            ? messages.get("buy.agree")
            : messages.get("buy.agree.costs", offer.monthlyPrice()));
    showState(purchases.state().get());
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

  private void showState(Purchases.State state) {
    boolean ordering = state == Purchases.State.ORDERING;
    agree.setDisable(ordering);
    if (ordering) {
      agree.setText(messages.get("buy.ordering"));
    } else if (chosen != null && agree.getText().equals(messages.get("buy.ordering"))) {
      show(chosen);
    }
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
    refusalDetail.setText(refused.reason());
    Nodes.show(searchAgain, Nodes.Showing.when(refused.code().equals("price_changed")));
    refusal.setAccessibleText(refusalTitle.getText() + " " + refused.reason());
  }

  boolean isShown() {
    return strip.isVisible();
  }

  void focus() {
    agree.requestFocus();
  }

  @FXML
  private void agree() {
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
